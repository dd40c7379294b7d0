import type { RecordBody } from '../../records/record-store';
import { fieldObject, refuseMixedUse } from './body-members';
import { canSet } from './known-fields';
import {
  argumentsOf,
  editableLines,
  fieldId,
  invalidSublistOperation,
  lineAt,
  onlyInMode,
  type RecordState,
  sublistOf,
} from './record-state';
import { textForScript, valueForScript, valueFromScript, valueFromText } from './record-values';

const CELL = ['sublistId', 'fieldId', 'line'] as const;

/** Methods of a Record on the lines of its sublists. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4267255811.html */
export function sublistMembers(state: RecordState) {
  const { account } = state.execution;
  const cell = (args: readonly unknown[], value?: 'value' | 'text') => {
    const names = value ? [...CELL, value] : CELL;
    const given = argumentsOf(args, names, CELL) as Record<string, unknown>;
    const sublist = sublistOf(state, given.sublistId);
    const id = fieldId(given.fieldId);
    return { given, sublist, id, field: sublist.fields.get(id), key: `${sublist.id}.${Number(given.line)}.${id}` };
  };
  return {
    getSublists: (): string[] => [...state.type.sublists.keys()],
    getSublistFields(...args: unknown[]): string[] {
      return [...sublistOf(state, argumentsOf(args, ['sublistId'], ['sublistId']).sublistId).fields.keys()];
    },
    getSublistField(...args: unknown[]): object | null {
      const { field } = cell(args);
      return field ? fieldObject(state, field) : null;
    },
    /** -1 when there is no such sublist. */
    getLineCount(...args: unknown[]): number {
      const id = fieldId(argumentsOf(args, ['sublistId'], ['sublistId']).sublistId);
      return state.type.sublists.has(id) ? editableLines(state, id).length : -1;
    },
    getSublistValue(...args: unknown[]): unknown {
      const { given, sublist, id, field, key } = cell(args);
      const line = lineAt(state, sublist.id, given.line);
      refuseMixedUse(state, 'getSublistText', state.setByText.has(key));
      return valueForScript(account, field, line[id]);
    },
    getSublistText(...args: unknown[]): unknown {
      const { given, sublist, id, field } = cell(args);
      return textForScript(account, field, lineAt(state, sublist.id, given.line)[id]);
    },
    /** A line index equal to the count adds a line. */
    setSublistValue(this: object, ...args: unknown[]): object {
      const { given, sublist, id, field, key } = cell(args, 'value');
      const line = writableLine(state, sublist.id, given.line, 'setSublistValue');
      if (!canSet(state, field, `${sublist.id}.${id}`)) return this;
      line[id] = valueFromScript(account, field, given.value);
      state.setByText.delete(key);
      return this;
    },
    setSublistText(this: object, ...args: unknown[]): object {
      const { given, sublist, id, field, key } = cell(args, 'text');
      const line = writableLine(state, sublist.id, given.line, 'setSublistText');
      if (!canSet(state, field, `${sublist.id}.${id}`)) return this;
      line[id] = valueFromText(account, field, given.text);
      state.setByText.add(key);
      return this;
    },
    insertLine(this: object, ...args: unknown[]): object {
      const given = argumentsOf(args, ['sublistId', 'line'], ['sublistId', 'line']);
      const lines = editableLines(state, sublistOf(state, given.sublistId).id);
      const at = Number(given.line);
      if (!Number.isInteger(at) || at < 0 || at > lines.length) throw invalidSublistOperation();
      lines.splice(at, 0, {});
      return this;
    },
    removeLine(this: object, ...args: unknown[]): object {
      const given = argumentsOf(args, ['sublistId', 'line'], ['sublistId', 'line']);
      const sublist = sublistOf(state, given.sublistId).id;
      lineAt(state, sublist, given.line);
      editableLines(state, sublist).splice(Number(given.line), 1);
      return this;
    },
    /** Index of the first line that has the value; -1 when none has. */
    findSublistLineWithValue(...args: unknown[]): number {
      const given = argumentsOf(args, ['sublistId', 'fieldId', 'value'], ['sublistId', 'fieldId']);
      const sublist = sublistOf(state, given.sublistId);
      const id = fieldId(given.fieldId);
      const wanted = JSON.stringify(valueFromScript(account, sublist.fields.get(id), given.value) ?? null);
      return editableLines(state, sublist.id).findIndex((line) => JSON.stringify(line[id] ?? null) === wanted);
    },
  };
}

function writableLine(state: RecordState, sublist: string, line: unknown, method: string): RecordBody {
  if (state.isDynamic) throw onlyInMode(method, 'standard');
  const lines = editableLines(state, sublist);
  if (Number(line) === lines.length) lines.push({});
  return lineAt(state, sublist, line);
}
