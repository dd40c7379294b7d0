import { didYouMean } from '../account/nearest';
import type { ElementRule, ElementRules } from './element-rules';
import type { Complain } from './problems';
import { referencesIn } from './script-ids';
import { childrenOf, type XmlElement } from './xml';

export interface ElementChecks {
  readonly complain: Complain;
  /** Object type, or element, that declares a script id; undefined when nothing does. */
  readonly typeOf: (scriptid: string) => string | undefined;
}

/**
 * Checks an element and all that it holds. One that the XML reference does not have is an error, as NetSuite's validation has
 * it ("… is invalid or not supported", https://github.com/oracle/netsuite-suitecloud-sdk/issues/132).
 * @param path names of the elements around it, and its own
 */
export function checkElement(xml: XmlElement, rules: ElementRules, path: string, checks: ElementChecks): void {
  const { complain } = checks;
  if (rules.scriptid) checkScriptId(xml, rules.scriptid, path, complain);
  if (rules.oneOf && xml.children.length !== 1) {
    complain(path, `must have exactly one of ${[...rules.elements.keys()].join(', ')}`);
  }
  checkOccurrence(xml, rules, path, complain);
  for (const child of xml.children) {
    const rule = rules.elements.get(child.name);
    const here = `${path}/${child.name}`;
    if (rule) checkValue(child, rule, here, checks);
    else if (!(rules.parameters && /^cust/.test(child.name)))
      complainOfElement(xml.name, child.name, rules, here, complain);
    if (rule?.inside) checkElement(child, rule.inside, here, checks);
  }
}

function complainOfElement(parent: string, name: string, rules: ElementRules, here: string, complain: Complain): void {
  if (rules.open) complain(here, `is not checked: the sandbox does not know all elements of ${parent}`, 'warning');
  else {
    const guess = didYouMean(name, [...rules.elements.keys()]).replace(/^ /, '. ');
    complain(here, `is not an element of ${parent}${guess}`);
  }
}

function checkOccurrence(xml: XmlElement, rules: ElementRules, path: string, complain: Complain): void {
  for (const [name, rule] of rules.elements) {
    const [given, ...more] = childrenOf(xml, name);
    const isEmpty = !given || (given.text === '' && given.children.length === 0);
    if (rule.required && isEmpty) complain(`${path}/${name}`, 'is required');
    if (!rule.many && more.length > 0)
      complain(`${path}/${name}`, `stands ${more.length + 1} times, it may stand once`);
  }
}

function checkScriptId(
  xml: XmlElement,
  { prefix, max }: { prefix: string; max: number },
  path: string,
  complain: Complain,
): void {
  const scriptid = xml.attributes.scriptid;
  if (scriptid === undefined || scriptid === '') complain(path, 'needs a scriptid');
  else if (!new RegExp(`^${prefix}[0-9a-z_]+$`).test(scriptid)) {
    complain(
      path,
      `scriptid "${scriptid}" must ${prefix === '' ? '' : `start with ${prefix} and `}have lower case letters, digits and underscores`,
    );
  } else if (scriptid.length > max) complain(path, `scriptid "${scriptid}" has more than ${max} characters`);
}

/**
 * What an export writes where a value holds in one account only; by default a deploy refuses it.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1528397245.html
 */
const ACCOUNT_SPECIFIC = '[ACCOUNT_SPECIFIC_VALUE]';

function checkValue(xml: XmlElement, rule: ElementRule, path: string, { complain, typeOf }: ElementChecks): void {
  const { text } = xml;
  if (text === '') return;
  if (text.includes(ACCOUNT_SPECIFIC)) {
    complain(path, `${ACCOUNT_SPECIFIC} must be replaced by a value`);
    return;
  }
  if (rule.flag && text !== 'T' && text !== 'F') complain(path, `must be T or F, not "${text}"`);
  if (rule.max !== undefined && text.length > rule.max) complain(path, `has more than ${rule.max} characters`);
  if (rule.values && !rule.values.includes(text)) {
    complain(path, `must be one of ${rule.values.join(', ')}, not "${text}"`);
  }
  if (rule.range) checkRange(text, rule.range, path, complain);
  if (rule.format && !FORMATS[rule.format].pattern.test(text)) {
    complain(path, `must have the form ${FORMATS[rule.format].shown}, not "${text}"`);
  }
  if (rule.format === 'time' && FORMATS.time.pattern.test(text) && !/:(00|15|30|45):00Z?$/.test(text)) {
    complain(path, `${text} is no quarter of an hour, which the form of a deployment offers`, 'warning');
  }
  if (rule.known || rule.references) {
    for (const part of text.split('|')) checkChoice(part.trim(), rule, path, { complain, typeOf });
  }
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1499269203.html */
const FORMATS = {
  date: { pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, shown: '2026-12-31' },
  time: { pattern: /^([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ?$/, shown: '23:30:00Z or 23:30:00' },
} as const;

function checkRange(text: string, [from, to]: readonly [number, number], path: string, complain: Complain): void {
  if (/^\d+$/.test(text) && Number(text) >= from && Number(text) <= to) return;
  complain(path, `must be a whole number from ${from} to ${to}, not "${text}"`);
}

/** One value of a choice: a standard one by name or number, or a reference to an object. */
function checkChoice(value: string, rule: ElementRule, path: string, { complain, typeOf }: ElementChecks): void {
  if (!value.startsWith('[')) {
    if (!rule.known || rule.known.has(value)) return;
    const guess = didYouMean(value, [...rule.known]);
    const known = [...rule.known][0] ?? '';
    if (rule.known.has(value.toUpperCase()) && value !== value.toUpperCase()) {
      complain(path, `"${value}" must be in upper case: ${value.toUpperCase()}`);
    } else complain(path, `"${value}" is no value that the sandbox knows, such as ${known}.${guess}`, 'warning');
    return;
  }
  const [reference] = referencesIn(value);
  if (!reference) complain(path, `"${value}" is no reference such as [scriptid=customrecord_x]`);
  else if ('scriptid' in reference && rule.references) {
    const type = typeOf(reference.scriptid);
    if (type === undefined || rule.references.includes(type)) return;
    complain(path, `${value} is of type ${type}, it must be one of ${rule.references.join(', ')}`);
  }
}
