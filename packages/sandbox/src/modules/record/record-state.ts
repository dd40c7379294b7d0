import { NetSuiteError } from '../../errors';
import type { RecordBody } from '../../records/record-store';
import type { RecordType, SublistDefinition } from '../../records/record-type';
import { linesOf } from '../../records/saving';
import type { ScriptExecution } from '../../scripts/script-execution';

/** What is behind one Record object of a script: values in stored form, not saved until `save`. */
export interface RecordState {
  readonly execution: ScriptExecution;
  readonly type: RecordType;
  readonly isDynamic: boolean;
  readonly body: RecordBody;
  id: number | undefined;
  externalid: string | null;
  /** The stored body at load, to see whether someone else has changed the record. */
  loaded: string | undefined;
  /** Dynamic mode: the line that is being edited, by sublist. */
  readonly current: Map<string, CurrentLine>;
  /** How the script came by the record; a subrecord that was not there is `created`. */
  readonly origin: 'created' | 'copied' | 'loaded';
  /** Fields that were last set by text or by value, standard mode: `field` or `sublist.line.field`. */
  readonly setByText: Set<string>;
  readonly setByValue: Set<string>;
  /** A subrecord is saved with the record that holds it. */
  readonly isSubrecord: boolean;
}

export interface CurrentLine {
  /** Index of the line; the count of lines for a new one. */
  readonly index: number;
  /** It is put in before the line that has this index now. */
  readonly inserted?: boolean;
  readonly line: RecordBody;
}

/** Argument forms of record methods: one options object, or the values one after the other. */
export function argumentsOf<Name extends string>(
  args: readonly unknown[],
  names: readonly Name[],
  required: readonly Name[],
): Record<Name, unknown> {
  const [first] = args;
  const isOptions = args.length === 1 && typeof first === 'object' && first !== null && !Array.isArray(first);
  const given = (isOptions ? first : Object.fromEntries(names.map((name, index) => [name, args[index]]))) as Record<
    Name,
    unknown
  >;
  for (const name of required) {
    const value = given[name];
    // A field can be set to nothing, but not to no argument at all.
    const absent = SETTABLE.has(name) ? value === undefined : value === undefined || value === null || value === '';
    if (absent) throw new NetSuiteError('SSS_MISSING_REQD_ARGUMENT', `Missing a required argument: ${name}`);
  }
  return given;
}

const SETTABLE: ReadonlySet<string> = new Set(['value', 'text']);

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273170152.html */
export function invalidSublistOperation(more = ''): NetSuiteError {
  return new NetSuiteError(
    'SSS_INVALID_SUBLIST_OPERATION',
    'You have attempted an invalid sublist or line item operation. You are either trying to access a field on a ' +
      `non-existent line or you are trying to add or remove lines from a static sublist.${more}`,
  );
}

/** The code is Oracle's; the wording of this use is not documented. */
export function onlyInMode(method: string, mode: 'dynamic' | 'standard'): NetSuiteError {
  return new NetSuiteError('SSS_INVALID_API_USAGE', `Invalid API usage. ${method} can be used in ${mode} mode only.`);
}

export function fieldId(value: unknown): string {
  return String(value).toLowerCase();
}

export function sublistOf(state: RecordState, id: unknown): SublistDefinition {
  const sublist = state.type.sublists.get(fieldId(id));
  if (!sublist) {
    throw invalidSublistOperation(` The sandbox does not know the sublist ${String(id)} of ${state.type.id}.`);
  }
  return sublist;
}

/** The lines of a sublist, in the body itself, so that changes stay. */
export function editableLines(state: RecordState, sublist: string): RecordBody[] {
  if (!Array.isArray(state.body[sublist])) state.body[sublist] = [];
  return linesOf(state.body, sublist);
}

/** @throws NetSuiteError SSS_INVALID_SUBLIST_OPERATION unless 0 ≤ line < count */
export function lineAt(state: RecordState, sublist: string, line: unknown): RecordBody {
  const found = editableLines(state, sublist)[Number(line)];
  if (!found) throw invalidSublistOperation();
  return found;
}

/** @throws NetSuiteError unless the record is dynamic and a line of the sublist is selected */
export function currentLine(state: RecordState, method: string, sublist: string): CurrentLine {
  if (!state.isDynamic) throw onlyInMode(method, 'dynamic');
  const line = state.current.get(sublist);
  if (!line) throw invalidSublistOperation();
  return line;
}
