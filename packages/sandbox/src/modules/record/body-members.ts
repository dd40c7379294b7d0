import { addressField } from './address-fields';
import { fieldObject } from './field-object';
import { canSet } from './known-fields';
import { argumentsOf, fieldId, type RecordState } from './record-state';
import { textForScript, valueForScript, valueFromText, valueSet } from './record-values';
import { noteSet, refuseText, refuseValue } from './standard-mode';

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
      refuseValue(state, id, 'getText');
      const part = addressField(state, id);
      return valueForScript(account, part?.field ?? fieldOf(id), (part?.holder ?? state.body)[id]);
    },
    getText(...args: unknown[]): unknown {
      const id = read(...args);
      refuseText(state, id, 'getText');
      const part = addressField(state, id);
      return textForScript(account, part?.field ?? fieldOf(id), (part?.holder ?? state.body)[id]);
    },
    setValue(this: object, ...args: unknown[]): object {
      const given = argumentsOf(args, ['fieldId', 'value'], ['fieldId', 'value']);
      const id = fieldId(given.fieldId);
      if (id === 'externalid') state.externalid = given.value ? String(given.value) : null;
      else if (id !== 'id' && id !== 'internalid' && canSet(state, fieldOf(id), id)) {
        state.body[id] = valueSet(state, fieldOf(id), given.value);
        noteSet(state, id, 'value');
      }
      return this;
    },
    setText(this: object, ...args: unknown[]): object {
      const given = argumentsOf(args, ['fieldId', 'text'], ['fieldId', 'text']);
      const id = fieldId(given.fieldId);
      if (!canSet(state, fieldOf(id), id)) return this;
      state.body[id] = valueFromText(account, fieldOf(id), given.text);
      noteSet(state, id, 'text');
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
