import type { Account } from '../account/account';
import { sqlAll } from '../account/sql';
import type { StoredFile } from '../files/file-cabinet';
import { localTimeSql } from '../suiteql/local-time';
import { caseOf, quoteText } from '../suiteql/table-definition';
import { flagField, numberField, type SearchField, type SearchTable, searchTable, textField } from './search-table';

const idField = (sql: string): SearchField => ({
  column: { type: 'number', sql, display: sql },
  format: 'select',
});

/** @param id SQL of the internal id @param name SQL of what is shown */
const reference = (kind: string, id: string, name: string): SearchField => ({
  column: { type: 'number', sql: id, display: name },
  format: 'select',
  kind,
});

const list = (sql: string, display = sql): SearchField => ({
  column: { type: 'text', sql, display },
  format: 'select',
});

const fixed = (name: string, source: string, fields: Readonly<Record<string, SearchField>>): SearchTable =>
  searchTable(name, source, (wanted) => (Object.hasOwn(fields, wanted) ? fields[wanted] : undefined));

const scriptOf = (column: string): string => `(SELECT s.${column} FROM main.script AS s WHERE s.scriptid = r.script)`;
const script = reference('script', scriptOf('id'), scriptOf('name'));

/** Search types of scripts, beside `script` for all: `search.Type.SCHEDULED_SCRIPT` and its like. */
const SCRIPT_TYPES: ReadonlySet<string> = new Set([
  'clientscript',
  'mapreducescript',
  'massupdatescript',
  'portlet',
  'restlet',
  'scheduledscript',
  'suitelet',
  'usereventscript',
  'workflowactionscript',
]);

/** Types of scripts by their element in SDF, as `scripttype` has and shows them: public scripts filter by these. */
const SCRIPT_TYPE_CODES: readonly (readonly [element: string, code: string, name: string])[] = [
  ['clientscript', 'CLIENT', 'Client'],
  ['mapreducescript', 'MAPREDUCE', 'Map/Reduce'],
  ['massupdatescript', 'MASSUPDATE', 'Mass Update'],
  ['portlet', 'PORTLET', 'Portlet'],
  ['restlet', 'RESTLET', 'RESTlet'],
  ['scheduledscript', 'SCHEDULED', 'Scheduled'],
  ['suitelet', 'SCRIPTLET', 'Suitelet'],
  ['usereventscript', 'USEREVENT', 'User Event'],
  ['workflowactionscript', 'ACTION', 'Workflow Action'],
];

const scriptType = list(
  caseOf(
    'r.type',
    SCRIPT_TYPE_CODES.map(([element, code]) => [element, code]),
  ),
  caseOf(
    'r.type',
    SCRIPT_TYPE_CODES.map(([element, , name]) => [element, name]),
  ),
);

/** A script's file by its internal id, shown by its name: `file.load({ id: result.getValue('scriptfile') })`. */
function scriptFile(account: Account): SearchField {
  const paths = sqlAll<{ file: string }>(account.db, 'SELECT DISTINCT file FROM script').map(({ file }) => file);
  const files = paths.flatMap((path) => account.files.byPath(path) ?? []);
  const byPath = (value: (file: StoredFile) => string) =>
    caseOf(
      'r.file',
      files.map((file): [string, string] => [file.path, value(file)]),
    );
  return reference(
    'file',
    `CAST(${byPath((file) => String(file.id))} AS INTEGER)`,
    byPath((file) => file.name),
  );
}

function scripts(account: Account, type: string | undefined): SearchTable {
  return fixed('script', `main.script AS r${type ? ` WHERE r.type = ${quoteText(type)}` : ''}`, {
    internalid: idField('r.id'),
    id: idField('r.id'),
    internalidnumber: numberField('r.id'),
    recordtype: textField('r.type'),
    name: textField('r.name'),
    scriptid: textField('r.scriptid'),
    scripttype: scriptType,
    scriptfile: scriptFile(account),
  });
}

const deployments = (): SearchTable =>
  fixed('scriptdeployment', 'main.deployment AS r', {
    internalid: idField('r.id'),
    id: idField('r.id'),
    internalidnumber: numberField('r.id'),
    recordtype: textField("'scriptdeployment'"),
    title: textField('r.title'),
    scriptid: textField('r.scriptid'),
    script,
    status: list('r.status'),
    isdeployed: flagField('r.isdeployed'),
    loglevel: list('r.loglevel'),
  });

const STATUS_NAMES = ['PENDING', 'PROCESSING', 'COMPLETE', 'FAILED'].map((code): [string, string] => [
  code,
  code.charAt(0) + code.slice(1).toLowerCase(),
]);

/** A task that waits for an export is pending to scripts. */
const STATUS = "iif(r.status = 'WAITING', 'PENDING', r.status)";

/** Runs of scheduled and map/reduce scripts; scripts look here whether another one is under way. */
function instances(account: Account): SearchTable {
  const ofDeployment = (column: string) =>
    `(SELECT d.${column} FROM main.deployment AS d WHERE d.script = r.script AND d.scriptid = r.deployment)`;
  const time = (column: string): SearchField => ({
    column: { type: 'date', sql: localTimeSql(column, account.settings.timeZone) },
    format: 'datetime',
  });
  return fixed('scheduledscriptinstance', 'main.task AS r WHERE r.script IS NOT NULL', {
    internalid: idField('r.rowid'),
    recordtype: textField("'scheduledscriptinstance'"),
    status: list(STATUS, caseOf(STATUS, STATUS_NAMES)),
    taskid: textField('r.id'),
    datecreated: time('r.submitted'),
    startdate: time('r.started'),
    enddate: time('r.ended'),
    script,
    scriptdeployment: reference('scriptdeployment', ofDeployment('id'), ofDeployment('title')),
  });
}

/**
 * Tables of what SDF deploys and what runs. Names of their fields are those of public scripts (unconfirmed).
 * @param id a search type, lower case
 */
export function scriptTable(account: Account, id: string): SearchTable | undefined {
  switch (id) {
    case 'script':
      return scripts(account, undefined);
    case 'scriptdeployment':
      return deployments();
    case 'scheduledscriptinstance':
      return instances(account);
    default:
      return SCRIPT_TYPES.has(id) ? scripts(account, id) : undefined;
  }
}
