import { NotSimulatedError } from '../../errors';
import type { FieldDefinition, SublistDefinition } from '../../records/record-type';
import { requireArguments, scriptObject } from '../script-object';
import { editableLines, fieldId, type RecordState } from './record-state';

/** `record.Sublist`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4600574625.html */
export function sublistObject(state: RecordState, sublist: SublistDefinition): object {
  const isChanged = (): boolean => {
    const stored = JSON.parse(state.loaded ?? '{}') as Record<string, unknown>;
    return JSON.stringify(stored[sublist.id] ?? []) !== JSON.stringify(editableLines(state, sublist.id));
  };
  return scriptObject(state.execution, 'record.Sublist', {
    get id() {
      return sublist.id;
    },
    /** In lower case. The help gives that of `item` only. */
    get type() {
      if (sublist.id !== 'item') throw new NotSimulatedError(`record.Sublist.type of ${sublist.id}`);
      return 'inlineeditor';
    },
    get isChanged() {
      return isChanged();
    },
    get isDisplay() {
      return true;
    },
    getColumn(options: { fieldId: string }): object | null {
      requireArguments(options, ['fieldId'], 'getColumn');
      const field = sublist.fields.get(fieldId(options.fieldId));
      return field ? columnObject(state, sublist, field) : null;
    },
    toString: () => 'record.Sublist',
    toJSON: () => ({ id: sublist.id, isChanged: isChanged(), isDisplay: true }),
  });
}

/** `record.Column`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4600354269.html */
function columnObject(state: RecordState, sublist: SublistDefinition, field: FieldDefinition): object {
  return scriptObject(
    state.execution,
    'record.Column',
    Object.freeze({
      id: field.id,
      label: field.label,
      type: field.type,
      sublistId: sublist.id,
      isMandatory: field.mandatory === true,
      isDisabled: field.readOnly === true,
      isDisplay: true,
    }),
  );
}
