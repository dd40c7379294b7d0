import type { Account } from '../account/account';
import { selectColumn } from '../suiteql/record-columns';
import { type SearchField, textField } from './search-table';

/** JSON of the address that an entity uses by default. @param flag `defaultshipping` or `defaultbilling` */
export const defaultAddress = (flag: string): string =>
  `(SELECT a.value -> '$.addressbookaddress' FROM json_each(coalesce(r.body -> '$.addressbook', '[]')) AS a WHERE a.value ->> '$.${flag}')`;

/** Names of an address in a search, and of its fields in the record. */
const PARTS: Readonly<Record<string, string>> = {
  address: 'addrtext',
  address1: 'addr1',
  address2: 'addr2',
  address3: 'addr3',
  addressee: 'addressee',
  attention: 'attention',
  city: 'city',
  countrycode: 'country',
  state: 'state',
  zip: 'zip',
  zipcode: 'zip',
};

export const isAddressPart = (name: string): boolean => name === 'country' || Object.hasOwn(PARTS, name);

/** `shipcity`, `billzip`, `country` …, as columns of the record. @param address SQL of the address as JSON */
export function addressFields(account: Account, prefix: string, address: string): Record<string, SearchField> {
  const texts = Object.entries(PARTS).map(([name, part]): [string, SearchField] => [
    prefix + name,
    textField(`nullif(${address} ->> '$.${part}', '')`),
  ]);
  const country: SearchField = {
    column: selectColumn(account, 'country', `(${address} ->> '$.country')`),
    format: 'select',
  };
  return { ...Object.fromEntries(texts), [`${prefix}country`]: country };
}
