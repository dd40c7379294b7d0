import { sqlGet, sqlRun } from '../../account/sql';
import { NetSuiteError, NotSimulatedError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import { UNITS } from '../units';
import { invalidValue } from './record-values';

interface DeploymentRow {
  readonly script: string;
  readonly scriptid: string;
  readonly type: string;
  readonly parameters: string;
  readonly known: string;
}

const SCHEDULABLE: ReadonlySet<string> = new Set(['scheduledscript', 'mapreducescript']);
const LOG_LEVELS = ['DEBUG', 'AUDIT', 'ERROR', 'EMERGENCY'];

export const isDeploymentType = (type: unknown): boolean => String(type).toLowerCase() === 'scriptdeployment';

/**
 * `record.submitFields` of a script deployment: scripts stop and start others by its status, and keep what they need next
 * time in its parameters. Times of its schedule are not scriptable; what else it has is not simulated.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_3753014009.html
 * @returns its internal id
 */
export function submitDeploymentFields(
  execution: ScriptExecution,
  id: number | string,
  values: Readonly<Record<string, unknown>>,
): number {
  const { db } = execution.account;
  execution.charge(UNITS['record.submitFields'].other);
  const row = sqlGet<DeploymentRow>(
    db,
    `SELECT d.script, d.scriptid, d.parameters, s.type, s.parameters AS known
     FROM deployment d JOIN script s ON s.scriptid = d.script WHERE d.id = ?`,
    Number(id),
  );
  if (!row) throw new NetSuiteError('RCRD_DSNT_EXIST', `That record does not exist. path: scriptdeployment/${id}`);
  const parameters: Record<string, string> = JSON.parse(row.parameters);
  const known: object = JSON.parse(row.known);
  const columns = new Map<string, string | boolean>();
  for (const [name, value] of Object.entries(values)) {
    const field = name.toLowerCase();
    if (Object.hasOwn(known, field)) setParameter(parameters, field, value);
    else columns.set(field, columnValue(row, field, value));
  }
  columns.set('parameters', JSON.stringify(parameters));
  const assignments = [...columns.keys()].map((column) => `${column} = ?`).join(', ');
  sqlRun(
    db,
    `UPDATE deployment SET ${assignments} WHERE script = ? AND scriptid = ?`,
    ...columns.values(),
    row.script,
    row.scriptid,
  );
  return Number(id);
}

function setParameter(parameters: Record<string, string>, field: string, value: unknown): void {
  if (value === null || value === undefined || value === '') delete parameters[field];
  else parameters[field] = typeof value === 'boolean' ? flag(value) : String(value);
}

const flag = (value: boolean): string => (value ? 'T' : 'F');

/** @throws NetSuiteError INVALID_FLD_VALUE for what its list does not have */
function columnValue({ type }: DeploymentRow, field: string, value: unknown): string | boolean {
  switch (field) {
    case 'title':
      return String(value);
    case 'status':
      return oneOf(
        SCHEDULABLE.has(type) ? ['NOTSCHEDULED', 'SCHEDULED', 'TESTING'] : ['RELEASED', 'TESTING'],
        field,
        value,
      );
    case 'loglevel':
      return oneOf(LOG_LEVELS, field, value);
    case 'isdeployed':
      return oneOf(['T', 'F'], field, typeof value === 'boolean' ? flag(value) : value) === 'T';
    default:
      throw new NotSimulatedError(`record.submitFields of scriptdeployment.${field}`);
  }
}

function oneOf(choices: readonly string[], field: string, value: unknown): string {
  const chosen = String(value);
  if (choices.includes(chosen)) return chosen;
  throw invalidValue({ id: field }, chosen);
}
