import type { RecordBody } from '../../records/record-store';
import { fieldObject } from './field-object';
import { canSet } from './known-fields';
import { argumentsOf, editableLines, fieldId, lineAt, onlyInMode, type RecordState, sublistOf } from './record-state';
import { textForScript, valueForScript, valueFromScript, valueFromText } from './record-values';
import { noteSet, refuseText, refuseValue } from './standard-mode';

const CELL = ['sublistId', 'fieldId', 'line'] as const;

/** Methods of a Record on the fields of its lines. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4267255811.html */
export function lineValueMembers(state: RecordState) {
  const { account } = state.execution;
  const cell = (args: readonly unknown[], value?: 'value' | 'text') => {
    const names = value ? [...CELL, value] : CELL;
    const given = argumentsOf(args, names, names) as Record<string, unknown>;
    const sublist = sublistOf(state, given.sublistId);
    const id = fieldId(given.fieldId);
    return { given, sublist, id, field: sublist.fields.get(id), key: `${sublist.id}.${Number(given.line)}.${id}` };
  };
  return {
    getSublistField(...args: unknown[]): object | null {
      const { given, sublist, field } = cell(args);
      lineAt(state, sublist.id, given.line);
      return field ? fieldObject(state, field, sublist.id) : null;
    },
    getSublistValue(...args: unknown[]): unknown {
      const { given, sublist, id, field, key } = cell(args);
      const line = lineAt(state, sublist.id, given.line);
      refuseValue(state, key, 'getSublistText');
      return valueForScript(account, field, line[id]);
    },
    getSublistText(...args: unknown[]): unknown {
      const { given, sublist, id, field, key } = cell(args);
      const line = lineAt(state, sublist.id, given.line);
      refuseText(state, key, 'getSublistText');
      return textForScript(account, field, line[id]);
    },
    /** A line index equal to the count adds a line. */
    setSublistValue(this: object, ...args: unknown[]): object {
      const { given, sublist, id, field, key } = cell(args, 'value');
      const line = writableLine(state, sublist.id, given.line, 'setSublistValue');
      if (!canSet(state, field, `${sublist.id}.${id}`)) return this;
      line[id] = valueFromScript(account, field, given.value);
      noteSet(state, key, 'value');
      return this;
    },
    setSublistText(this: object, ...args: unknown[]): object {
      const { given, sublist, id, field, key } = cell(args, 'text');
      const line = writableLine(state, sublist.id, given.line, 'setSublistText');
      if (!canSet(state, field, `${sublist.id}.${id}`)) return this;
      line[id] = valueFromText(account, field, given.text);
      noteSet(state, key, 'text');
      return this;
    },
  };
}

function writableLine(state: RecordState, sublist: string, line: unknown, method: string): RecordBody {
  if (state.isDynamic) throw onlyInMode(method, 'standard');
  const lines = editableLines(state, sublist);
  if (Number(line) === lines.length) lines.push({});
  return lineAt(state, sublist, line);
}
