import type { Account } from '../account/account';
import type { FieldValue, RecordBody } from './record-store';
import { referenceText } from './resolve-reference';
import { fillIn, linesOf } from './saving';

const COUNTRY = { id: 'country', label: 'Country', type: 'select', selects: 'country' } as const;

/**
 * An address as it is printed: the standard address form of the U.S. edition. A text given with `override` stays.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4706872407.html
 */
export function addressText(account: Account, address: RecordBody): string {
  if (address.override === true && typeof address.addrtext === 'string') return address.addrtext;
  const text = (field: string) => (typeof address[field] === 'string' ? (address[field] as string) : '');
  const town = [text('city'), text('state'), text('zip')].filter((part) => part !== '').join(' ');
  const country = text('country') === '' ? '' : referenceText(account, COUNTRY, text('country'));
  return [text('attention'), text('addressee'), text('addr1'), text('addr2'), text('addr3'), town, country]
    .filter((line) => line !== '')
    .join('\n');
}

/** Numbers the lines of an address book, writes each address's text, and keeps one default of each kind. */
export function fillAddressBook(account: Account, body: RecordBody, nextId: () => number): void {
  const lines = linesOf(body, 'addressbook');
  lines.forEach((line, index) => {
    line.line = index + 1;
    if (typeof line.id !== 'number') line.id = nextId();
    line.internalid = line.id;
    fillIn(line, 'defaultshipping', false);
    fillIn(line, 'defaultbilling', false);
    const address = asAddress(line.addressbookaddress);
    if (!address) return;
    address.addrtext = addressText(account, address);
    line.addressbookaddress = address;
    line.addressbookaddress_text = address.addrtext;
    fillIn(line, 'label', address.addr1);
  });
  for (const flag of ['defaultshipping', 'defaultbilling']) keepLast(lines, flag);
  const shown = defaultAddress(body, 'defaultbilling') ?? defaultAddress(body, 'defaultshipping');
  if (shown) body.defaultaddress = shown.addrtext ?? null;
}

/** The later default wins, as when a person ticks another line. */
function keepLast(lines: RecordBody[], flag: string): void {
  const ticked = lines.filter((line) => line[flag] === true);
  for (const line of ticked.slice(0, -1)) line[flag] = false;
}

/** The address of an entity's book that has the flag. */
export function defaultAddress(entity: RecordBody, flag: 'defaultshipping' | 'defaultbilling'): RecordBody | undefined {
  const line = linesOf(entity, 'addressbook').find((candidate) => candidate[flag] === true);
  return asAddress(line?.addressbookaddress);
}

export function asAddress(value: FieldValue | undefined): RecordBody | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? { ...(value as RecordBody) }
    : undefined;
}
