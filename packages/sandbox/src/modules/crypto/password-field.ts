import { NetSuiteError } from '../../errors';
import type { RecordBody } from '../../records/record-store';
import type { FieldDefinition } from '../../records/record-type';
import { linesOf } from '../../records/saving';
import type { ScriptExecution } from '../../scripts/script-execution';
import { requireArguments } from '../script-object';
import { MISSING } from './secret-key';

interface PasswordOptions {
  readonly recordType: string;
  readonly recordId: number | string;
  readonly fieldId: string;
  readonly value: string;
  readonly sublistId?: string;
  readonly line?: number;
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_160806904480.html; the page names no errors. */
export function checkPasswordField(execution: ScriptExecution, options: PasswordOptions): boolean {
  requireArguments(options, ['recordType', 'recordId', 'fieldId', 'value'], 'checkPasswordField', MISSING);
  const { account } = execution;
  const type = account.types.get(String(options.recordType));
  const record = account.records.get(type.id, Number(options.recordId));
  if (!record) {
    throw new NetSuiteError('RCRD_DSNT_EXIST', `That record does not exist. path: ${type.id}/${options.recordId}`);
  }
  const sublist = options.sublistId ? type.sublists.get(options.sublistId.toLowerCase()) : undefined;
  const fieldId = options.fieldId.toLowerCase();
  requirePassword((sublist ?? type).fields.get(fieldId), options.fieldId);
  const holder: RecordBody | undefined = sublist ? linesOf(record.body, sublist.id)[Number(options.line)] : record.body;
  return holder?.[fieldId] === String(options.value);
}

function requirePassword(field: FieldDefinition | undefined, id: string): void {
  if (field?.type === 'password') return;
  throw new NetSuiteError(
    'SSS_INVALID_TYPE_ARG',
    `You have entered an invalid type argument: ${id} is no password field`,
  );
}
