import type { FieldDefinition } from '../../records/record-type';
import { writeLog } from '../../scripts/script-logs';
import type { RecordState } from './record-state';

/** Per execution: what was reported already. */
const reported = new WeakMap<object, Set<string>>();

/**
 * Tells whether a field can be set. One that the record type does not have is ignored, as NetSuite seems to do: no help
 * page says so. The script's log says it once, since in the sandbox it may also be a field that its tables lack.
 * @param place `fieldid` or `sublist.fieldid`
 */
export function canSet(
  state: Pick<RecordState, 'execution' | 'type'>,
  field: FieldDefinition | undefined,
  place: string,
): boolean {
  if (field) return true;
  const { account, script } = state.execution;
  const title = `${state.type.id}: no field ${place}`;
  const known = reported.get(state.execution) ?? new Set<string>();
  reported.set(state.execution, known);
  if (known.has(title)) return false;
  known.add(title);
  const details = `The sandbox does not know the field ${place} of ${state.type.id}; the value was ignored.`;
  writeLog(account, script, { level: 'AUDIT', title, details });
  return false;
}
