import { NetSuiteError } from '../../errors';
import type { RecordBody } from '../../records/record-store';
import type { FieldDefinition } from '../../records/record-type';
import { findSubrecordType } from '../../records/standard-types';
import { argumentsOf, fieldId, invalidSublistOperation, lineAt, type RecordState, sublistOf } from './record-state';

/** Makes the Record object of a subrecord. */
type Wrap = (state: RecordState) => object;

/** Methods of a Record on subrecords, e.g. addresses. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4704124705.html */
export function subrecordMembers(state: RecordState, wrap: Wrap) {
  const open = (holder: RecordBody, fields: ReadonlyMap<string, FieldDefinition>, id: string): object => {
    const field = fields.get(id);
    const type = field?.type === 'subrecord' ? findSubrecordType(field.subrecord ?? '') : undefined;
    if (!type) throw notASubrecord(id);
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
      setByText: new Set(),
      isSubrecord: true,
    });
  };
  const line = (args: readonly unknown[]) => {
    const given = argumentsOf(args, ['sublistId', 'fieldId', 'line'], ['sublistId', 'fieldId', 'line']);
    const sublist = sublistOf(state, given.sublistId);
    return { sublist, id: fieldId(given.fieldId), holder: lineAt(state, sublist.id, given.line) };
  };
  const currentLine = (args: readonly unknown[]) => {
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
      const { sublist, id, holder } = line(args);
      return open(holder, sublist.fields, id);
    },
    hasSublistSubrecord(...args: unknown[]): boolean {
      const { id, holder } = line(args);
      return holds(holder, id);
    },
    getCurrentSublistSubrecord(...args: unknown[]): object {
      const { sublist, id, holder } = currentLine(args);
      return open(holder, sublist.fields, id);
    },
    hasCurrentSublistSubrecord(...args: unknown[]): boolean {
      const { id, holder } = currentLine(args);
      return holds(holder, id);
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
