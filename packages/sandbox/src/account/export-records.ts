import type { FieldValue, StoredRecord } from '../records/record-store';

/** A record in the form that `load` reads: `id`, `externalid`, then its fields. */
export function exportRecord(record: StoredRecord): { [field: string]: FieldValue } {
  return { id: record.id, externalid: record.externalid, ...record.body };
}
