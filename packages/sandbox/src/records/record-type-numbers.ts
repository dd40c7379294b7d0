/**
 * Numbers that SDF writes for standard record types in `selectrecordtype` and `rectype`, with the record type as
 * `record.Type` has it. Oracle publishes the numbers without their meaning; these are the well-known ones.
 */
const RECORD_TYPE_NUMBERS: Readonly<Record<string, string>> = {
  '-2': 'customer',
  '-3': 'vendor',
  '-4': 'employee',
  '-5': 'partner',
  '-6': 'contact',
  '-7': 'job',
  '-9': 'entity',
  '-10': 'item',
  '-24': 'campaign',
  '-30': 'transaction',
  '-101': 'classification',
  '-102': 'department',
  '-103': 'location',
  '-112': 'account',
  '-117': 'subsidiary',
  '-122': 'currency',
};

/**
 * What a field's `selectrecordtype` points at: `[scriptid=customrecord_x]`, `-2`, or a record type's name.
 * @returns record type or list id; undefined when it is a number that the sandbox does not know
 */
export function selectTarget(selectRecordType: string): string | undefined {
  const custom = /scriptid=([^\],\s]+)/.exec(selectRecordType)?.[1];
  if (custom) return custom.toLowerCase();
  if (/^-?\d+$/.test(selectRecordType)) return RECORD_TYPE_NUMBERS[selectRecordType];
  return selectRecordType.toLowerCase();
}
