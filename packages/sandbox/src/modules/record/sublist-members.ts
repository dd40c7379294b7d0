import { NetSuiteError, NotSimulatedError } from '../../errors';
import {
  argumentsOf,
  editableLines,
  fieldId,
  invalidSublistOperation,
  lineAt,
  type RecordState,
  sublistOf,
} from './record-state';
import { writtenValue } from './record-values';
import { moveNotes } from './standard-mode';
import { sublistObject } from './sublist-object';

/** Methods of a Record on its sublists and their lines. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4267255811.html */
export function sublistMembers(state: RecordState) {
  const { account } = state.execution;
  return {
    getSublists: (): string[] => [...state.type.sublists.keys()],
    /** null when there is no such sublist. */
    getSublist(...args: unknown[]): object | null {
      const id = fieldId(argumentsOf(args, ['sublistId'], ['sublistId']).sublistId);
      const sublist = state.type.sublists.get(id);
      return sublist ? sublistObject(state, sublist) : null;
    },
    getSublistFields(...args: unknown[]): string[] {
      return [...sublistOf(state, argumentsOf(args, ['sublistId'], ['sublistId']).sublistId).fields.keys()];
    },
    /** -1 when there is no such sublist. */
    getLineCount(...args: unknown[]): number {
      const id = fieldId(argumentsOf(args, ['sublistId'], ['sublistId']).sublistId);
      return state.type.sublists.has(id) ? editableLines(state, id).length : -1;
    },
    /** In dynamic mode the new line is selected, and there when it is committed. */
    insertLine(this: object, ...args: unknown[]): object {
      const given = lineArguments(args, 'beforeLineInstanceId');
      const sublist = sublistOf(state, given.sublistId).id;
      const lines = editableLines(state, sublist);
      const at = Number(given.line);
      if (!Number.isInteger(at) || at < 0 || at > lines.length) throw invalidSublistOperation();
      if (state.isDynamic) state.current.set(sublist, { index: at, line: {}, inserted: true });
      else {
        lines.splice(at, 0, {});
        moveNotes(state, sublist, at, 1);
      }
      return this;
    },
    removeLine(this: object, ...args: unknown[]): object {
      const given = lineArguments(args, 'lineInstanceId');
      const sublist = sublistOf(state, given.sublistId).id;
      lineAt(state, sublist, given.line);
      editableLines(state, sublist).splice(Number(given.line), 1);
      moveNotes(state, sublist, Number(given.line), -1);
      return this;
    },
    /** Index of the first line that has the value; -1 when none has. */
    findSublistLineWithValue(...args: unknown[]): number {
      const given = argumentsOf(args, ['sublistId', 'fieldId', 'value'], ['sublistId', 'fieldId']);
      const sublist = sublistOf(state, given.sublistId);
      const id = fieldId(given.fieldId);
      const wanted = JSON.stringify(writtenValue(account, sublist.fields.get(id), given.value) ?? null);
      return editableLines(state, sublist.id).findIndex((line) => JSON.stringify(line[id] ?? null) === wanted);
    },
  };
}

/** A line by its number. By its instance id: Oracle's stubs have that, and refuse both at once. */
function lineArguments(args: readonly unknown[], instance: string): Record<string, unknown> {
  const options = (args.length === 1 ? args[0] : {}) as Record<string, unknown> | null | undefined;
  const isPresent = (name: string): boolean => options?.[name] !== undefined && options[name] !== null;
  if (isPresent(instance)) {
    if (!isPresent('line')) throw new NotSimulatedError(`record.Record with ${instance}`);
    throw new NetSuiteError('MUTUALLY_EXCLUSIVE_ARGUMENTS', `You cannot give both line and ${instance}.`);
  }
  return argumentsOf(args, ['sublistId', 'line'], ['sublistId', 'line']);
}
