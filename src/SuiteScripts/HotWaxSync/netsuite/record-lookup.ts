import type { KnownCustomer } from '../feed/decide-customers';
import type { KnownOrder } from '../feed/decide-orders';
import type { KnownLine } from '../feed/order';
import { REFERENCE_KINDS, ReferenceIndex, type ReferenceKind, type ReferenceRecord } from '../feed/references';
import type { RecordLookup } from '../pipeline/ports';
import { type Row, select, selectIn, text } from './suiteql';

/** Where each kind of reference lives in SuiteQL, and which column is its name. */
const TABLES: Record<Exclude<ReferenceKind, 'country'>, { table: string; name: string; subsidiary?: boolean }> = {
  customer: { table: 'customer', name: 'entityid', subsidiary: true },
  item: { table: 'item', name: 'itemid' },
  location: { table: 'location', name: 'name', subsidiary: true },
  subsidiary: { table: 'subsidiary', name: 'name' },
  department: { table: 'department', name: 'name' },
  shippingMethod: { table: 'shipitem', name: 'itemid' },
};

/** Looks records up by SuiteQL, many at a time. */
export const recordLookup: RecordLookup = {
  references: (wanted) => {
    const indexes = {} as Record<ReferenceKind, ReferenceIndex>;
    for (const kind of REFERENCE_KINDS) {
      const values = [...wanted[kind]];
      indexes[kind] = new ReferenceIndex(kind === 'country' ? countries(values) : references(kind, values));
    }
    return indexes;
  },
  knownCustomers,
  customerSubsidiaries,
  knownOrders,
};

function references(kind: Exclude<ReferenceKind, 'country'>, values: readonly string[]): ReferenceRecord[] {
  const { table, name, subsidiary = false } = TABLES[kind];
  const columns = `id, externalid, ${name} AS name, isinactive${subsidiary ? ', subsidiary' : ''}`;
  const byText = selectIn(
    values,
    (list) => `SELECT ${columns} FROM ${table} WHERE externalid IN (${list}) OR LOWER(${name}) IN (${list})`,
    [(value) => value, (value) => value.toLowerCase()],
  );
  const byId = selectIn(
    values.filter((value) => /^\d{1,15}$/.test(value)),
    (list) => `SELECT ${columns} FROM ${table} WHERE id IN (${list})`,
  );
  const rows = new Map([...byText, ...byId].map((row) => [text(row.id), row]));
  return [...rows.values()].map(toReference);
}

function toReference(row: Row): ReferenceRecord {
  return {
    id: text(row.id),
    externalId: text(row.externalid) || undefined,
    name: text(row.name),
    inactive: row.isinactive === 'T',
    subsidiary: onlySubsidiary(row),
  };
}

/** A location may be for several subsidiaries, which SuiteQL gives as `1, 2`; then NetSuite judges where it may be used. */
function onlySubsidiary({ subsidiary }: Row): string | undefined {
  const id = text(subsidiary);
  return /^\d+$/.test(id) ? id : undefined;
}

/** NetSuite's import wants names of countries, never codes
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N353446.html). */
function countries(values: readonly string[]): ReferenceRecord[] {
  const rows = values.length === 0 ? [] : select('SELECT id, name FROM country', []);
  return rows.map((row) => ({ id: text(row.id), name: text(row.name), inactive: false }));
}

function knownCustomers(externalIds: readonly string[]): Map<string, KnownCustomer> {
  const rows = selectIn(
    externalIds,
    (list) => `SELECT id, externalid, isinactive FROM customer WHERE externalid IN (${list})`,
  );
  return new Map(rows.map((row) => [text(row.externalid), { id: text(row.id), inactive: row.isinactive === 'T' }]));
}

/** The table is missing where customers cannot be shared, and then an order of another subsidiary is NetSuite's to judge. */
function customerSubsidiaries(ids: readonly string[]): Map<string, Set<string>> | undefined {
  const shared = new Map<string, Set<string>>();
  try {
    const rows = selectIn(
      ids,
      (list) => `SELECT entity, subsidiary FROM customersubsidiaryrelationship WHERE entity IN (${list})`,
    );
    for (const row of rows) {
      const subsidiaries = shared.get(text(row.entity)) ?? new Set<string>();
      shared.set(text(row.entity), subsidiaries.add(text(row.subsidiary)));
    }
  } catch {
    return undefined;
  }
  return shared;
}

function knownOrders(externalIds: readonly string[]): Map<string, KnownOrder> {
  const rows = selectIn(
    externalIds,
    (list) =>
      `SELECT t.id, t.externalid, tl.id AS line, tl.custcol_hc_order_line_id AS orderlineid,
        tl.custcol_hc_orderline_type_id AS orderlinetypeid
      FROM transaction t INNER JOIN transactionline tl ON tl.transaction = t.id
      WHERE t.type = 'SalesOrd' AND tl.mainline = 'F' AND tl.taxline = 'F' AND t.externalid IN (${list})
      ORDER BY t.id, tl.id`,
  );
  const orders = new Map<string, { id: string; lines: KnownLine[] }>();
  for (const row of rows) {
    const key = text(row.externalid);
    const order = orders.get(key) ?? { id: text(row.id), lines: [] };
    order.lines.push({
      id: text(row.line),
      orderLineId: text(row.orderlineid),
      orderLineTypeId: text(row.orderlinetypeid),
    });
    orders.set(key, order);
  }
  return orders;
}
