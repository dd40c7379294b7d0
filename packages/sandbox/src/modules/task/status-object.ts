import type { ScriptExecution } from '../../scripts/script-execution';
import { scriptObject } from '../script-object';

/** What `task.checkStatus` gives. All members of a status are read-only. */
export function statusObject(
  execution: ScriptExecution,
  typeName: string,
  members: Readonly<Record<string, unknown>>,
): object {
  const readOnly = {};
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(readOnly, name, { value, enumerable: true, writable: false });
  }
  return scriptObject(execution, typeName, readOnly);
}
