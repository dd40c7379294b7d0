import { asAddress, defaultAddress } from '../../records/addresses';
import { ADDRESS_TYPE } from '../../records/entity-types';
import type { RecordBody } from '../../records/record-store';
import type { FieldDefinition } from '../../records/record-type';
import type { RecordState } from './record-state';

const PART = /^(bill|ship)(addr[123]|addressee|attention|city|country|phone|state|zip)$/;

const ADDRESSES = {
  bill: ['billingaddress', 'defaultbilling'],
  ship: ['shippingaddress', 'defaultshipping'],
} as const;

/**
 * Parts of a record's address as fields of its own: `shipcity` of an order, `billaddr1` of a customer, where it is of the
 * default billing address. They can be read, not set. Names:
 * https://system.netsuite.com/help/helpcenter/en_US/srbrowser/Browser2016_1/script/record/contact.html
 */
export function addressField(
  { type, body }: RecordState,
  id: string,
): { readonly field: FieldDefinition | undefined; readonly holder: RecordBody } | undefined {
  const [, which, part] = PART.exec(id) ?? [];
  if (!which || !part || type.fields.has(id)) return undefined;
  const name = part === 'phone' ? 'addrphone' : part;
  const [subrecord, flag] = ADDRESSES[which as 'bill' | 'ship'];
  const address = type.fields.has(subrecord) ? asAddress(body[subrecord]) : defaultAddress(body, flag);
  if (!type.fields.has(subrecord) && !type.sublists.has('addressbook')) return undefined;
  return { field: ADDRESS_TYPE.fields.get(name), holder: { [id]: address?.[name] ?? null } };
}
