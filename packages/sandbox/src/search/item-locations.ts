import type { Account } from '../account/account';
import { type SearchTable, searchField, searchTable } from './search-table';

const SUBLIST = 'locations';

/** Columns of item searches that are of one location, and the field of the item's sublist that holds each. */
const FIELDS: Readonly<Record<string, string>> = {
  inventorylocation: 'location',
  locationquantityavailable: 'quantityavailable',
  locationquantitybackordered: 'quantitybackordered',
  locationquantitycommitted: 'quantitycommitted',
  locationquantityintransit: 'quantityintransit',
  locationquantityonhand: 'quantityonhand',
  locationquantityonorder: 'quantityonorder',
  locationreorderpoint: 'reorderpoint',
  locationpreferredstocklevel: 'preferredstocklevel',
};

export const isLocationField = (kind: string, name: string): boolean => kind === 'item' && Object.hasOwn(FIELDS, name);

/**
 * A row for each location of an item. A search that names one of its columns, as a column or in a filter, finds the item
 * once for each of its locations, and once with nothing when it has none. Names and rows as public scripts have them,
 * e.g. https://blog.csdn.net/PANGPANGPANGJIA/article/details/140717219, which sums them; no page of the help that could be
 * read describes them.
 */
export function itemLocations(account: Account): SearchTable {
  const types = account.types.all().filter((type) => type.kind === 'item');
  const fields = types.find((type) => type.sublists.has(SUBLIST))?.sublists.get(SUBLIST)?.fields;
  return searchTable(
    SUBLIST,
    `main.record AS r, json_each(r.body, '$.${SUBLIST}') AS l WHERE r.kind = 'item'`,
    (name) => {
      if (name === 'internalid') return { column: { type: 'number', sql: 'r.id' }, format: 'select' };
      const field = fields?.get(FIELDS[name] ?? '');
      return field && searchField(account, field, 'l.value');
    },
  );
}
