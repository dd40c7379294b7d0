import { type Complain, complaintsOf, type Problem } from './problems';
import { readXmlFile } from './read-xml-file';
import { childAt, childrenOf, textAt, type XmlElement } from './xml';

export interface SdfManifest {
  readonly name: string;
  readonly features: readonly { readonly name: string; readonly required: boolean }[];
  /** Script ids of account objects that the project may refer to. */
  readonly objectDependencies: readonly string[];
  /** File Cabinet paths of files and folders of the account that the project may refer to. */
  readonly fileDependencies: readonly string[];
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_1510680449.html */
export function readManifest(root: string, problems: Problem[]): SdfManifest {
  const complain = complaintsOf('manifest.xml', problems);
  const xml = readXmlFile(root, 'manifest.xml', problems)?.root;
  if (xml) checkManifest(xml, complain);
  const dependencies = childAt(xml, 'dependencies');
  const listed = (block: string, element: string) =>
    childrenOf(childAt(dependencies, block), element).map((child) => child.text);
  return {
    name: textAt(xml, 'projectname') ?? '',
    features: childrenOf(childAt(dependencies, 'features'), 'feature').map((feature) => ({
      name: feature.text,
      required: feature.attributes.required === 'true',
    })),
    objectDependencies: listed('objects', 'object').map((text) =>
      text.replace(/^\[?(?:scriptid=)?|\]$/g, '').toLowerCase(),
    ),
    fileDependencies: [...listed('files', 'file'), ...listed('folders', 'folder')].map((text) =>
      text.replace(/^\[|\]$/g, ''),
    ),
  };
}

const ELEMENTS = ['projectname', 'frameworkversion', 'dependencies'];
const DEPENDENCIES = ['features', 'objects', 'files', 'folders', 'applications', 'platformextensions'];

function checkManifest(xml: XmlElement, complain: Complain): void {
  if (xml.name !== 'manifest') complain(xml.name, 'the root element must be manifest');
  else if (xml.attributes.projecttype === 'SUITEAPP') complain('manifest', refusedSuiteApp(xml));
  else checkCustomization(xml, complain);
}

function refusedSuiteApp(xml: XmlElement): string {
  const id = [textAt(xml, 'publisherid'), textAt(xml, 'projectid')].filter((part) => part).join('.');
  return `${id || 'the project'} is a SuiteApp, which the sandbox does not simulate: it deploys projects of the type ACCOUNTCUSTOMIZATION`;
}

function checkCustomization(xml: XmlElement, complain: Complain): void {
  if (xml.attributes.projecttype !== 'ACCOUNTCUSTOMIZATION') {
    complain('manifest', 'projecttype must be ACCOUNTCUSTOMIZATION or SUITEAPP');
  }
  if ((textAt(xml, 'projectname') ?? '') === '') complain('projectname', 'is required');
  checkChildren(xml, ELEMENTS, complain);
  const dependencies = childAt(xml, 'dependencies');
  if (dependencies) checkChildren(dependencies, DEPENDENCIES, complain);
  // "true" and "false" only: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1523379149.html
  for (const { attributes, text } of childrenOf(childAt(dependencies, 'features'), 'feature')) {
    if (attributes.required === 'true' || attributes.required === 'false') continue;
    complain('dependencies/features/feature', `${text}: its attribute required must be true or false`);
  }
}

function checkChildren(xml: XmlElement, known: readonly string[], complain: Complain): void {
  for (const { name } of xml.children) {
    if (!known.includes(name)) complain(name, `is not an element of ${xml.name}: it has ${known.join(', ')}`);
  }
}
