import type { ElementRules } from './element-rules';
import { OBJECT_RULES } from './object-rules';
import { DEPLOYS_WITHOUT_FEATURE, NEEDED_FEATURES } from './object-types';
import { complaintsOf, type Problem } from './problems';
import type { SdfObject, SdfProject } from './read-project';
import type { XmlElement } from './xml';

/**
 * Features that the manifest must name so that "validation and deployment succeed"; an element that depends on one that is
 * not required is ignored, with a warning.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4718752626.html
 */
export function missingFeatures({ objects, manifest }: SdfProject): Problem[] {
  const problems: Problem[] = [];
  const complain = complaintsOf('manifest.xml', problems);
  const named = new Map(manifest.features.map(({ name, required }) => [name, required]));
  for (const [feature, types] of neededFeatures(objects)) {
    const optional = [...types].every((type) => DEPLOYS_WITHOUT_FEATURE.has(type));
    if (named.get(feature) === true) continue;
    const rule = named.has(feature) ? `should name ${feature} as required` : `must name ${feature}`;
    complain(
      'dependencies/features',
      `${rule}, for ${[...types].join(', ')}: <feature required="true">${feature}</feature>`,
      optional || named.has(feature) ? 'warning' : undefined,
    );
  }
  for (const object of objects) problems.push(...elementFeatures(object, new Set(named.keys())));
  return problems;
}

/** Features, each with the object types that need it. */
function neededFeatures(objects: readonly SdfObject[]): Map<string, Set<string>> {
  const needed = new Map<string, Set<string>>();
  for (const { type } of objects) {
    const feature = NEEDED_FEATURES[type];
    if (feature !== undefined) needed.set(feature, (needed.get(feature) ?? new Set()).add(type));
  }
  return needed;
}

function elementFeatures({ parsed, file, type }: SdfObject, named: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  const complain = complaintsOf(file, problems);
  const visit = (xml: XmlElement, rules: ElementRules, path: string): void => {
    for (const child of xml.children) {
      const rule = rules.elements.get(child.name);
      const isOn = child.text !== '' && child.text !== 'F';
      if (rule?.feature && isOn && !named.has(rule.feature)) {
        complain(`${path}/${child.name}`, `needs the feature ${rule.feature} in manifest.xml`, 'warning');
      }
      if (rule?.inside) visit(child, rule.inside, `${path}/${child.name}`);
    }
  };
  const rules = OBJECT_RULES[type];
  if (rules) visit(parsed, rules, type);
  return problems;
}
