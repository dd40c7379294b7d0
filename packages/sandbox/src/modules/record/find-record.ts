import type { Account } from '../../account/account';
import { NetSuiteError, NotSimulatedError } from '../../errors';
import type { StoredRecord } from '../../records/record-store';
import type { RecordType } from '../../records/record-type';
import { RECORD_TYPE_ENUM } from './record-type-enum';

/**
 * @throws NotSimulatedError for a type of `record.Type` that only NetSuite has
 * @throws NetSuiteError INVALID_RCRD_TYPE for what is no type
 */
export function typeOf(account: Account, given: unknown): RecordType {
  const id = String(given).toLowerCase();
  const type = account.types.find(id);
  if (!type && Object.values(RECORD_TYPE_ENUM).includes(id)) throw new NotSimulatedError(`N/record for the type ${id}`);
  return type ?? account.types.get(String(given));
}

/** @throws NetSuiteError RCRD_DSNT_EXIST */
export function findRecord(account: Account, type: RecordType, id: number | string): StoredRecord {
  const number = Number(id);
  const record = Number.isSafeInteger(number) ? account.records.get(type.id, number) : undefined;
  if (!record) throw new NetSuiteError('RCRD_DSNT_EXIST', `That record does not exist. path: ${type.id}/${String(id)}`);
  return record;
}
