import { NetSuiteError } from '../../errors';
import type { FieldDefinition } from '../../records/record-type';
import { scriptObject } from '../script-object';
import { canSet } from './known-fields';
import { argumentsOf, fieldId, type RecordState } from './record-state';
import { textForScript, valueForScript, valueFromScript, valueFromText } from './record-values';

/** Methods of a Record on its body fields. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4267255811.html */
export function bodyMembers(state: RecordState) {
  const { account } = state.execution;
  const fieldOf = (id: string) => state.type.fields.get(id);
  const read = (...args: unknown[]) => fieldId(argumentsOf(args, ['fieldId'], ['fieldId']).fieldId);
  return {
    getValue(...args: unknown[]): unknown {
      const id = read(...args);
      if (id === 'externalid') return state.externalid ?? '';
      if (id === 'id' || id === 'internalid') return state.id === undefined ? '' : String(state.id);
      refuseMixedUse(state, 'getText', state.setByText.has(id));
      return valueForScript(account, fieldOf(id), state.body[id]);
    },
    getText(...args: unknown[]): unknown {
      const id = read(...args);
      return textForScript(account, fieldOf(id), state.body[id]);
    },
    setValue(this: object, ...args: unknown[]): object {
      const given = argumentsOf(args, ['fieldId', 'value'], ['fieldId']);
      const id = fieldId(given.fieldId);
      state.setByText.delete(id);
      if (id === 'externalid') state.externalid = given.value ? String(given.value) : null;
      else if (id !== 'id' && id !== 'internalid' && canSet(state, fieldOf(id), id)) {
        state.body[id] = valueFromScript(account, fieldOf(id), given.value);
      }
      return this;
    },
    setText(this: object, ...args: unknown[]): object {
      const given = argumentsOf(args, ['fieldId', 'text'], ['fieldId']);
      const id = fieldId(given.fieldId);
      if (!canSet(state, fieldOf(id), id)) return this;
      state.body[id] = valueFromText(account, fieldOf(id), given.text);
      if (!state.isDynamic) state.setByText.add(id);
      return this;
    },
    getFields(): string[] {
      return ['id', 'externalid', ...state.type.fields.keys()];
    },
    getField(...args: unknown[]): object | null {
      const field = fieldOf(read(...args));
      return field ? fieldObject(state, field) : null;
    },
  };
}

/**
 * Standard mode keeps values and texts apart until the record is saved.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273155868.html
 */
export function refuseMixedUse(state: RecordState, use: string, wasSetByText: boolean): void {
  if (state.isDynamic || !wasSetByText) return;
  throw new NetSuiteError(
    'SSS_INVALID_API_USAGE',
    `Invalid API usage. You must use ${use} to return the value set with setText.`,
  );
}

/** `record.Field`, what can be read of it. */
export function fieldObject(state: RecordState, field: FieldDefinition): object {
  return scriptObject(state.execution, 'record.Field', {
    get id() {
      return field.id;
    },
    get label() {
      return field.label;
    },
    get type() {
      return field.type;
    },
    get isMandatory() {
      return field.mandatory === true;
    },
  });
}
