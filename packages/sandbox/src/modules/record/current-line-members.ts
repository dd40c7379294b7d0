import { NetSuiteError } from '../../errors';
import {
  argumentsOf,
  currentLine,
  editableLines,
  lineAt,
  onlyInMode,
  type RecordState,
  sublistOf,
} from './record-state';

/** Methods of a Record in dynamic mode: one line of a sublist is edited at a time. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273170152.html */
export function currentLineMembers(state: RecordState) {
  const sublistId = (args: readonly unknown[]): string =>
    sublistOf(state, argumentsOf(args, ['sublistId'], ['sublistId']).sublistId).id;
  return {
    selectNewLine(this: object, ...args: unknown[]): object {
      const sublist = sublistId(args);
      if (!state.isDynamic) throw onlyInMode('selectNewLine', 'dynamic');
      state.current.set(sublist, { index: editableLines(state, sublist).length, line: {} });
      return this;
    },
    selectLine(this: object, ...args: unknown[]): object {
      const given = argumentsOf(args, ['sublistId', 'line'], ['sublistId', 'line']);
      if (!state.isDynamic) throw onlyInMode('selectLine', 'dynamic');
      const sublist = sublistOf(state, given.sublistId).id;
      state.current.set(sublist, {
        index: Number(given.line),
        line: structuredClone(lineAt(state, sublist, given.line)),
      });
      return this;
    },
    getCurrentSublistIndex: (...args: unknown[]): number => state.current.get(sublistId(args))?.index ?? -1,
    commitLine(this: object, ...args: unknown[]): object {
      const sublist = sublistId(args);
      const { index, line, inserted } = currentLine(state, 'commitLine', sublist);
      if (sublist === 'item' && !line.item) throw new NetSuiteError('USER_ERROR', 'Please choose an item to add');
      editableLines(state, sublist).splice(index, inserted ? 0 : 1, line);
      state.current.delete(sublist);
      return this;
    },
    cancelLine(this: object, ...args: unknown[]): object {
      const sublist = sublistId(args);
      currentLine(state, 'cancelLine', sublist);
      state.current.delete(sublist);
      return this;
    },
  };
}
