import type { Account } from '../account/account';
import { sqlAll, sqlGet } from '../account/sql';
import { SandboxError } from '../errors';
import type { ParameterDefinition } from './script-parameters';

/** A deployed script and one of its deployments. */
export interface Deployment {
  readonly script: string;
  /** SDF object type, e.g. `scheduledscript` */
  readonly scriptType: string;
  /** File Cabinet path of the entry file. */
  readonly file: string;
  readonly definitions: Readonly<Record<string, ParameterDefinition>>;
  readonly deployment: string;
  /** Internal id of the deployment. */
  readonly id: number;
  /** `SCHEDULED`, `NOTSCHEDULED`, `TESTING`; of RESTlets and Suitelets `RELEASED`, `TESTING` */
  readonly status: string;
  readonly isDeployed: boolean;
  readonly logLevel: string;
  /** Raw values by parameter id. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The deployment's `recurrence` element as parsed, if it has one. */
  readonly recurrence: unknown;
  /** Elements that only some script types have, as text: `{ concurrencylimit: '5' }` */
  readonly options: Readonly<Record<string, string>>;
  /** ISO instant of the last due time that was submitted. */
  readonly lastDue: string | null;
}

interface Row {
  script: string;
  type: string;
  file: string;
  id: number;
  definitions: string;
  deployment: string;
  status: string;
  isdeployed: number;
  loglevel: string;
  parameters: string;
  recurrence: string | null;
  options: string;
  lastdue: string | null;
}

const SELECT = `SELECT s.scriptid AS script, s.type, s.file, s.parameters AS definitions, d.scriptid AS deployment, d.id,
  d.status, d.isdeployed, d.loglevel, d.parameters, d.recurrence, d.options, d.lastdue
  FROM deployment d JOIN script s ON s.scriptid = d.script`;

/** All deployments, in the order of their scripts and ids. */
export function listDeployments(account: Account): Deployment[] {
  return sqlAll<Row>(account.db, `${SELECT} ORDER BY s.id, d.id`).map(fromRow);
}

/**
 * Finds a script's deployments by script id (any case) or internal id.
 * @throws SandboxError when there is no such script, naming those there are
 */
export function deploymentsOf(account: Account, script: string | number): Deployment[] {
  const wanted = String(script).toLowerCase();
  const found = sqlGet<{ scriptid: string }>(
    account.db,
    'SELECT scriptid FROM script WHERE lower(scriptid) = ? OR CAST(id AS TEXT) = ?',
    wanted,
    wanted,
  );
  if (!found) throw new SandboxError(`There is no script ${script}. ${known(account)}`);
  return listDeployments(account).filter((deployment) => deployment.script === found.scriptid);
}

/** @throws SandboxError when there is no such deployment of the script, naming those there are */
export function findDeployment(account: Account, script: string | number, deployment: string | number): Deployment {
  const all = deploymentsOf(account, script);
  const wanted = String(deployment).toLowerCase();
  const found = all.find((one) => one.deployment.toLowerCase() === wanted || String(one.id) === wanted);
  if (found) return found;
  const names = all.map((one) => one.deployment).join(', ') || 'none';
  throw new SandboxError(`Script ${script} has no deployment ${deployment}. It has: ${names}.`);
}

function known(account: Account): string {
  const rows = sqlAll<{ scriptid: string }>(account.db, 'SELECT scriptid FROM script ORDER BY scriptid');
  return rows.length === 0 ? 'No script is deployed.' : `Deployed are: ${rows.map((row) => row.scriptid).join(', ')}.`;
}

function fromRow(row: Row): Deployment {
  return {
    script: row.script,
    scriptType: row.type,
    file: row.file.startsWith('/') ? row.file : `/${row.file}`,
    definitions: JSON.parse(row.definitions) as Record<string, ParameterDefinition>,
    deployment: row.deployment,
    id: row.id,
    status: row.status,
    isDeployed: row.isdeployed === 1,
    logLevel: row.loglevel,
    parameters: JSON.parse(row.parameters) as Record<string, unknown>,
    recurrence: row.recurrence === null ? undefined : JSON.parse(row.recurrence),
    options: JSON.parse(row.options) as Record<string, string>,
    lastDue: row.lastdue,
  };
}
