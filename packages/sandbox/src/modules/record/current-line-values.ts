import { fieldObject } from './field-object';
import { canSet } from './known-fields';
import { argumentsOf, currentLine, fieldId, onlyInMode, type RecordState, sublistOf } from './record-state';
import { textForScript, valueForScript, valueFromText, valueSet } from './record-values';

/** Methods of a Record in dynamic mode on the fields of the selected line. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273170578.html */
export function currentLineValueMembers(state: RecordState) {
  const { account } = state.execution;
  const cell = (method: string, args: readonly unknown[], value?: 'value' | 'text') => {
    const names = ['sublistId', 'fieldId', ...(value ? [value] : [])];
    const given = argumentsOf(args, names, names) as Record<string, unknown>;
    const sublist = sublistOf(state, given.sublistId);
    const id = fieldId(given.fieldId);
    const place = `${sublist.id}.${id}`;
    return { given, id, place, field: sublist.fields.get(id), line: currentLine(state, method, sublist.id).line };
  };
  return {
    getCurrentSublistValue(...args: unknown[]): unknown {
      const { id, field, line } = cell('getCurrentSublistValue', args);
      return valueForScript(account, field, line[id]);
    },
    getCurrentSublistText(...args: unknown[]): unknown {
      const { id, field, line } = cell('getCurrentSublistText', args);
      return textForScript(account, field, line[id]);
    },
    /** Needs no line to be selected. */
    getCurrentSublistField(...args: unknown[]): object | null {
      const given = argumentsOf(args, ['sublistId', 'fieldId'], ['sublistId', 'fieldId']);
      if (!state.isDynamic) throw onlyInMode('getCurrentSublistField', 'dynamic');
      const sublist = sublistOf(state, given.sublistId);
      const field = sublist.fields.get(fieldId(given.fieldId));
      return field ? fieldObject(state, field, sublist.id) : null;
    },
    setCurrentSublistValue(this: object, ...args: unknown[]): object {
      const { given, id, place, field, line } = cell('setCurrentSublistValue', args, 'value');
      if (canSet(state, field, place)) line[id] = valueSet(state, field, given.value);
      return this;
    },
    setCurrentSublistText(this: object, ...args: unknown[]): object {
      const { given, id, place, field, line } = cell('setCurrentSublistText', args, 'text');
      if (canSet(state, field, place)) line[id] = valueFromText(account, field, given.text);
      return this;
    },
  };
}
