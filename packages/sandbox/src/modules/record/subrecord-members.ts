import { NetSuiteError } from '../../errors';
import type { RecordBody } from '../../records/record-store';
import type { FieldDefinition } from '../../records/record-type';
import { findSubrecordType } from '../../records/standard-types';
import {
  argumentsOf,
  fieldId,
  invalidSublistOperation,
  lineAt,
  onlyInMode,
  type RecordState,
  sublistOf,
} from './record-state';

/** Makes the Record object of a subrecord. */
type Wrap = (state: RecordState) => object;

/** Methods of a Record on subrecords, e.g. addresses. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4686991741.html */
export function subrecordMembers(state: RecordState, wrap: Wrap) {
  const open = (holder: RecordBody, fields: ReadonlyMap<string, FieldDefinition>, id: string): object => {
    const field = fields.get(id);
    const type = field?.type === 'subrecord' ? findSubrecordType(field.subrecord ?? '') : undefined;
    if (!type) throw notASubrecord(id);
    const origin = holds(holder, id) ? state.origin : 'created';
    // A copy takes the stored one's place, so that what the script sets is in the body and nowhere else.
    const body = { ...(holder[id] as RecordBody | null | undefined) };
    holder[id] = body;
    return wrap({
      ...state,
      type,
      body,
      id: undefined,
      externalid: null,
      current: new Map(),
      origin,
      setByText: new Set(),
      setByValue: new Set(),
      isSubrecord: true,
    });
  };
  const line = (method: string, args: readonly unknown[]) => {
    if (state.isDynamic) throw onlyInMode(method, 'standard');
    const given = argumentsOf(args, ['sublistId', 'fieldId', 'line'], ['sublistId', 'fieldId', 'line']);
    const sublist = sublistOf(state, given.sublistId);
    return { sublist, id: fieldId(given.fieldId), holder: lineAt(state, sublist.id, given.line) };
  };
  const currentLine = (method: string, args: readonly unknown[]) => {
    if (!state.isDynamic) throw onlyInMode(method, 'dynamic');
    const given = argumentsOf(args, ['sublistId', 'fieldId'], ['sublistId', 'fieldId']);
    const sublist = sublistOf(state, given.sublistId);
    const current = state.current.get(sublist.id);
    if (!current) throw invalidSublistOperation();
    return { sublist, id: fieldId(given.fieldId), holder: current.line };
  };
  return {
    getSubrecord(...args: unknown[]): object {
      const id = fieldId(argumentsOf(args, ['fieldId'], ['fieldId']).fieldId);
      return open(state.body, state.type.fields, id);
    },
    hasSubrecord: (...args: unknown[]): boolean =>
      holds(state.body, fieldId(argumentsOf(args, ['fieldId'], ['fieldId']).fieldId)),
    removeSubrecord(this: object, ...args: unknown[]): object {
      state.body[fieldId(argumentsOf(args, ['fieldId'], ['fieldId']).fieldId)] = null;
      return this;
    },
    getSublistSubrecord(...args: unknown[]): object {
      const { sublist, id, holder } = line('getSublistSubrecord', args);
      return open(holder, sublist.fields, id);
    },
    hasSublistSubrecord(...args: unknown[]): boolean {
      const { id, holder } = line('hasSublistSubrecord', args);
      return holds(holder, id);
    },
    removeSublistSubrecord(this: object, ...args: unknown[]): object {
      const { id, holder } = line('removeSublistSubrecord', args);
      holder[id] = null;
      return this;
    },
    getCurrentSublistSubrecord(...args: unknown[]): object {
      const { sublist, id, holder } = currentLine('getCurrentSublistSubrecord', args);
      return open(holder, sublist.fields, id);
    },
    hasCurrentSublistSubrecord(...args: unknown[]): boolean {
      const { id, holder } = currentLine('hasCurrentSublistSubrecord', args);
      return holds(holder, id);
    },
    removeCurrentSublistSubrecord(this: object, ...args: unknown[]): object {
      const { id, holder } = currentLine('removeCurrentSublistSubrecord', args);
      holder[id] = null;
      return this;
    },
  };
}

function holds(holder: RecordBody, id: string): boolean {
  return typeof holder[id] === 'object' && holder[id] !== null;
}

/** The code is Oracle's (stub of N/record). */
function notASubrecord(id: string): NetSuiteError {
  return new NetSuiteError('FIELD_1_IS_NOT_A_SUBRECORD_FIELD', `Field ${id} is not a subrecord field.`);
}
