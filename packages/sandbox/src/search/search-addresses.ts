import type { Account } from '../account/account';
import { selectColumn } from '../suiteql/record-columns';
import { type SearchField, textField } from './search-table';

/** JSON of the address that an entity uses by default. @param flag `defaultshipping` or `defaultbilling` */
export const defaultAddress = (flag: string): string =>
  `(SELECT a.value -> '$.addressbookaddress' FROM json_each(coalesce(r.body -> '$.addressbook', '[]')) AS a WHERE a.value ->> '$.${flag}')`;

/** JSON of the address of a location or subsidiary. Its city, state, zip and country also stand in the record itself. */
const MAIN_ADDRESS = `json_patch(json_object(${['city', 'state', 'zip', 'country', 'addrphone']
  .map((field) => `'${field}', r.body ->> '$.${field}'`)
  .join(', ')}), coalesce(r.body -> '$.mainaddress', '{}'))`;

/**
 * Searches for locations and subsidiaries have the parts of the main address as columns and filters, `phone` among them:
 * LocationSearchRowBasic of the SOAP schema,
 * https://rubydoc.info/gems/activenetsuite/0.1.0/ActiveNetsuite/LocationSearchRowBasic
 */
export const mainAddressFields = (account: Account): Record<string, SearchField> => ({
  ...addressFields(account, '', MAIN_ADDRESS),
  phone: textField(`nullif(${MAIN_ADDRESS} ->> '$.addrphone', '')`),
});

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
