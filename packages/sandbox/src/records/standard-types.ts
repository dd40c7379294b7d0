import { ADDRESS_TYPE, ENTITY_TYPES } from './entity-types';
import { ITEM_TYPES } from './item-types';
import { LIST_TYPES } from './list-types';
import type { RecordType } from './record-type';
import { INVENTORY_DETAIL_TYPE, TRANSACTION_TYPES } from './transaction-types';

/** Every record type that an account has before anything is deployed. */
export const STANDARD_TYPES: readonly RecordType[] = [
  ...ENTITY_TYPES,
  ...TRANSACTION_TYPES,
  ...ITEM_TYPES,
  ...LIST_TYPES,
];

const SUBRECORDS = new Map([ADDRESS_TYPE, INVENTORY_DETAIL_TYPE].map((type) => [type.id, type]));

/** @param id what a field's `subrecord` says, e.g. `address` */
export function findSubrecordType(id: string): RecordType | undefined {
  return SUBRECORDS.get(id);
}

/** What a select's `selects` may say besides a record type: the record types it stands for. */
export const SELECT_GROUPS: Readonly<Record<string, (type: RecordType) => boolean>> = {
  entity: (type) => type.kind === 'entity',
  item: (type) => type.kind === 'item',
  transaction: (type) => type.kind === 'transaction',
  taxitem: (type) => type.id === 'salestaxitem' || type.id === 'taxgroup',
  // Whom a contact works for.
  company: (type) => ['customer', 'prospect', 'lead', 'job', 'vendor', 'partner'].includes(type.id),
  customer: (type) => ['customer', 'prospect', 'lead', 'job'].includes(type.id),
};
