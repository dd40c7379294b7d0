import type { Account } from '../account/account';
import { sqlGet, sqlRun } from '../account/sql';
import { nextNumber } from '../records/saving';
import type { Problem } from './problems';
import type { SdfObject } from './read-project';
import { withInternalIds } from './reference-ids';
import { referencesIn } from './script-ids';
import { childAt, childrenOf, flagAt, textAt, type XmlElement } from './xml';

/** A parameter of a script as it is stored. */
export interface StoredParameter {
  /** SDF's field type: `TEXT`, `CHECKBOX` … */
  readonly fieldtype: string;
  readonly label: string;
  readonly defaultvalue?: string;
}

const RUNNING = new Set(['scheduledscript', 'mapreducescript', 'restlet', 'suitelet']);

/** Object types of scripts: `scheduledscript` … `workflowactionscript`, `portlet`. */
export const isScript = ({ type }: SdfObject): boolean =>
  RUNNING.has(type) || type.endsWith('script') || type === 'portlet';

/** What a project must know of objects that are stored and do nothing: scripts of events, pages and workflows. */
export function notRunning(objects: readonly SdfObject[]): Problem[] {
  return objects
    .filter((object) => (isScript(object) || object.type === 'workflow') && !RUNNING.has(object.type))
    .map(({ file, type }) => ({ file, element: type, rule: `is deployed, but the sandbox does not run a ${type}` }));
}

/** Stores a script and its deployments. Deployments that the XML does not have stay, since SDF deletes nothing. */
export function deployScript(account: Account, object: SdfObject): void {
  const script = object.scriptid.toLowerCase();
  const { parsed } = object;
  const [file] = referencesIn(textAt(parsed, 'scriptfile') ?? '');
  const known = sqlGet<{ id: number }>(account.db, 'SELECT id FROM script WHERE scriptid = ?', script);
  sqlRun(
    account.db,
    `INSERT INTO script (scriptid, id, type, name, file, parameters) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (scriptid) DO UPDATE SET type = excluded.type, name = excluded.name, file = excluded.file,
       parameters = excluded.parameters`,
    script,
    known?.id ?? nextNumber(account, 'script'),
    object.type,
    textAt(parsed, 'name'),
    file && 'path' in file ? file.path : '',
    JSON.stringify(parametersOf(account, parsed)),
  );
  for (const deployment of childrenOf(childAt(parsed, 'scriptdeployments'), 'scriptdeployment')) {
    putDeployment(account, script, deployment);
  }
}

function parametersOf(account: Account, script: XmlElement): Record<string, StoredParameter> {
  const fields = childrenOf(childAt(script, 'scriptcustomfields'), 'scriptcustomfield');
  return Object.fromEntries(
    fields.map((field) => {
      const fieldtype = textAt(field, 'fieldtype') ?? 'TEXT';
      const element = { CHECKBOX: 'defaultchecked', SELECT: 'defaultselection', MULTISELECT: 'defaultselection' }[
        fieldtype
      ];
      const text = textAt(field, element ?? 'defaultvalue') || textAt(field, 'defaultvalue');
      const defaultvalue = text ? { defaultvalue: withInternalIds(account, text) } : {};
      return [
        (field.attributes.scriptid ?? '').toLowerCase(),
        { fieldtype, label: textAt(field, 'label') ?? '', ...defaultvalue },
      ];
    }),
  );
}

function putDeployment(account: Account, script: string, xml: XmlElement): void {
  const scriptid = (xml.attributes.scriptid ?? '').toLowerCase();
  const known = sqlGet<{ id: number }>(
    account.db,
    'SELECT id FROM deployment WHERE script = ? AND scriptid = ?',
    script,
    scriptid,
  );
  const recurrence = childAt(xml, 'recurrence');
  sqlRun(
    account.db,
    `INSERT INTO deployment (script, scriptid, id, title, status, isdeployed, loglevel, parameters, recurrence, options)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (script, scriptid) DO UPDATE SET title = excluded.title, status = excluded.status,
       isdeployed = excluded.isdeployed, loglevel = excluded.loglevel, parameters = excluded.parameters,
       recurrence = excluded.recurrence, options = excluded.options`,
    script,
    scriptid,
    known?.id ?? nextNumber(account, 'deployment'),
    textAt(xml, 'title') ?? scriptid,
    textAt(xml, 'status') ?? 'TESTING',
    flagAt(xml, 'isdeployed', true),
    textAt(xml, 'loglevel') || 'DEBUG',
    JSON.stringify(deploymentValues(account, xml)),
    recurrence ? JSON.stringify(plain(recurrence)) : null,
    JSON.stringify(deploymentOptions(xml)),
  );
}

/** Elements of map/reduce deployments: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/SDFxml_27094036.html */
const OPTIONS = ['concurrencylimit', 'buffersize', 'yieldaftermins', 'queueallstagesatonce', 'runasrole'];

function deploymentOptions(xml: XmlElement): Record<string, string> {
  const given = OPTIONS.map((name) => [name, textAt(xml, name)] as const);
  return Object.fromEntries(given.filter((pair): pair is readonly [string, string] => Boolean(pair[1])));
}

function deploymentValues(account: Account, xml: XmlElement): Record<string, string> {
  const values = xml.children.filter((child) => child.name.startsWith('custscript'));
  return Object.fromEntries(values.map((child) => [child.name, withInternalIds(account, child.text)]));
}

/** An element as plain data: text, or an object by child name. */
function plain(xml: XmlElement): unknown {
  if (xml.children.length === 0) return xml.text;
  return Object.fromEntries(xml.children.map((child) => [child.name, plain(child)]));
}
