import { NetSuiteError } from '../../errors';
import { canSet } from './known-fields';
import {
  argumentsOf,
  type CurrentLine,
  editableLines,
  fieldId,
  invalidSublistOperation,
  lineAt,
  onlyInMode,
  type RecordState,
  sublistOf,
} from './record-state';
import { textForScript, valueForScript, valueFromScript, valueFromText } from './record-values';

/** Methods of a Record in dynamic mode: one line of a sublist is edited at a time. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273163783.html */
export function currentLineMembers(state: RecordState) {
  const { account } = state.execution;
  const current = (method: string, sublist: string): CurrentLine => {
    if (!state.isDynamic) throw onlyInMode(method, 'dynamic');
    const line = state.current.get(sublist);
    if (!line) throw invalidSublistOperation();
    return line;
  };
  const select = (method: string, sublistId: unknown, index?: unknown): void => {
    if (!state.isDynamic) throw onlyInMode(method, 'dynamic');
    const sublist = sublistOf(state, sublistId).id;
    const line = index === undefined ? {} : structuredClone(lineAt(state, sublist, index));
    state.current.set(sublist, {
      index: index === undefined ? editableLines(state, sublist).length : Number(index),
      line,
    });
  };
  const cell = (method: string, args: readonly unknown[], value?: 'value' | 'text') => {
    const names = ['sublistId', 'fieldId', ...(value ? [value] : [])];
    const given = argumentsOf(args, names, ['sublistId', 'fieldId']);
    const sublist = sublistOf(state, given.sublistId);
    const id = fieldId(given.fieldId);
    const place = `${sublist.id}.${id}`;
    return { given, id, place, field: sublist.fields.get(id), line: current(method, sublist.id).line };
  };
  return {
    selectNewLine(this: object, ...args: unknown[]): object {
      select('selectNewLine', argumentsOf(args, ['sublistId'], ['sublistId']).sublistId);
      return this;
    },
    selectLine(this: object, ...args: unknown[]): object {
      const given = argumentsOf(args, ['sublistId', 'line'], ['sublistId', 'line']);
      select('selectLine', given.sublistId, given.line);
      return this;
    },
    getCurrentSublistIndex(...args: unknown[]): number {
      const sublist = sublistOf(state, argumentsOf(args, ['sublistId'], ['sublistId']).sublistId).id;
      return state.current.get(sublist)?.index ?? -1;
    },
    getCurrentSublistValue(...args: unknown[]): unknown {
      const { id, field, line } = cell('getCurrentSublistValue', args);
      return valueForScript(account, field, line[id]);
    },
    getCurrentSublistText(...args: unknown[]): unknown {
      const { id, field, line } = cell('getCurrentSublistText', args);
      return textForScript(account, field, line[id]);
    },
    setCurrentSublistValue(this: object, ...args: unknown[]): object {
      const { given, id, place, field, line } = cell('setCurrentSublistValue', args, 'value');
      if (canSet(state, field, place)) line[id] = valueFromScript(account, field, given.value);
      return this;
    },
    setCurrentSublistText(this: object, ...args: unknown[]): object {
      const { given, id, place, field, line } = cell('setCurrentSublistText', args, 'text');
      if (canSet(state, field, place)) line[id] = valueFromText(account, field, given.text);
      return this;
    },
    commitLine(this: object, ...args: unknown[]): object {
      const sublist = sublistOf(state, argumentsOf(args, ['sublistId'], ['sublistId']).sublistId).id;
      const { index, line } = current('commitLine', sublist);
      if (sublist === 'item' && !line.item) throw new NetSuiteError('USER_ERROR', 'Please choose an item to add');
      editableLines(state, sublist)[index] = line;
      state.current.delete(sublist);
      return this;
    },
    cancelLine(this: object, ...args: unknown[]): object {
      const sublist = sublistOf(state, argumentsOf(args, ['sublistId'], ['sublistId']).sublistId).id;
      current('cancelLine', sublist);
      state.current.delete(sublist);
      return this;
    },
  };
}
