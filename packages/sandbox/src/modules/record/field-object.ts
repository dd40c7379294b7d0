import { NetSuiteError } from '../../errors';
import type { FieldDefinition } from '../../records/record-type';
import { selectOptions } from '../../records/select-options';
import { scriptObject } from '../script-object';
import { clientOnly } from './client-only';
import { onlyInMode, type RecordState } from './record-state';

/** "The maximum number of options that can be returned by this method is 500": a longer list is a popup. */
const MAX_OPTIONS = 500;

const MATCHES: Readonly<Record<string, (text: string, filter: string) => boolean>> = {
  contains: (text, filter) => text.includes(filter),
  is: (text, filter) => text === filter,
  startswith: (text, filter) => text.startsWith(filter),
};

/**
 * `record.Field`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4435738444.html
 * @param sublist for a field of a line
 */
export function fieldObject(state: RecordState, field: FieldDefinition, sublist?: string): object {
  const dynamic = (member: string): void => {
    if (!state.isDynamic) throw onlyInMode(`Field.${member}`, 'dynamic');
  };
  const members = {
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
    /** "It is only available when working with record body fields"; the code is not documented. */
    get isDisplay() {
      dynamic('isDisplay');
      if (sublist !== undefined)
        throw new NetSuiteError('SSS_INVALID_API_USAGE', 'Invalid API usage. Field.isDisplay is of body fields only.');
      return true;
    },
    get sublistId() {
      dynamic('sublistId');
      return sublist ?? null;
    },
    getSelectOptions(options?: { filter?: unknown; operator?: unknown }) {
      dynamic('getSelectOptions');
      return optionsOf(state, field, options);
    },
    toString: () => 'record.Field',
    toJSON: () => ({ id: field.id, label: field.label, type: field.type }),
  };
  return scriptObject(
    state.execution,
    'record.Field',
    Object.defineProperties(members, clientOnly('record.Field', ON_THE_FORM)),
  );
}

const ON_THE_FORM = ['insertSelectOption', 'isDisabled', 'isPopup', 'isReadOnly', 'isVisible', 'removeSelectOption'];

/**
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4435756013.html. The codes are those of
 * `error.Type`; the page names none.
 */
function optionsOf(
  state: RecordState,
  field: FieldDefinition,
  given: { filter?: unknown; operator?: unknown } | undefined,
): object[] | null {
  if (field.type !== 'select' && field.type !== 'multiselect') {
    throw new NetSuiteError(
      'SSS_METHOD_IS_ONLY_ALLOWED_FOR_SELECT_FIELD',
      'Method is only allowed for a select field.',
    );
  }
  const operator = String(given?.operator ?? 'contains').toLowerCase();
  const matches = MATCHES[operator];
  if (!matches) {
    throw new NetSuiteError(
      'SSS_INVALID_GETSELECTOPTION_FILTER_OPERATOR',
      `Invalid operator ${operator}: contains, is and startswith are supported.`,
    );
  }
  const filter = String(given?.filter ?? '').toLowerCase();
  const options = selectOptions(state.execution.account, field, MAX_OPTIONS);
  if (!options) return null;
  return filter === '' ? options : options.filter(({ text }) => matches(text.toLowerCase(), filter));
}
