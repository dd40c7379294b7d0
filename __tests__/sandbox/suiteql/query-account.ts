import type { Account } from 'netsuite-sandbox/account/account';
import { openAccount } from 'netsuite-sandbox/account/open-account';
import { type ParameterValue, runSuiteQl } from 'netsuite-sandbox/suiteql/run-suiteql';

/** 9 March 2026, 10:00 in Los Angeles. */
export const NOW = Date.UTC(2026, 2, 9, 17, 0, 0);

/** An account with a few customers, items and orders. */
export function queryAccount(): Account {
  const account = openAccount(':memory:', { now: () => NOW });
  const { records } = account;
  records.insert('location', { id: 10, body: { name: 'Brooklyn', subsidiary: [1], isinactive: false } });
  records.insert('department', { id: 20, body: { name: 'Online', isinactive: false } });
  records.insert('shipitem', { id: 30, externalid: 'UPS', body: { itemid: 'UPS Ground', isinactive: false } });
  const item = (id: number, itemid: string, more: object = {}) =>
    records.insert('inventoryitem', {
      id,
      externalid: `EXT-${itemid}`,
      body: { itemid, displayname: `The ${itemid}`, subsidiary: [1], isinactive: false, ...more },
    });
  item(100, 'SHIRT');
  item(101, 'shoe', { isinactive: true });
  item(102, 'LACE', { parent: 101 });
  const customer = (id: number, firstname: string, lastname: string | null) =>
    records.insert('customer', {
      id,
      externalid: `C${id}`,
      body: {
        entityid: `${firstname} ${lastname ?? ''}`.trim(),
        firstname,
        lastname,
        isperson: true,
        subsidiary: 1,
        isinactive: id === 203,
        // 1 o'clock in the morning UTC is still the day before in Los Angeles.
        datecreated: `2026-03-0${id - 200}T01:30:00.000Z`,
      },
    });
  customer(201, 'Ann', 'Archer');
  customer(202, 'Bob', null);
  customer(203, 'Cleo', 'Árbol');
  customer(204, 'Dan', 'Archer');
  records.insert('salesorder', {
    id: 500,
    externalid: 'ORDER-1',
    body: {
      entity: 201,
      tranid: 'SO1',
      trandate: '2026-03-08',
      orderstatus: 'B',
      total: 45.5,
      subsidiary: 1,
      location: 10,
      memo: 'first',
      shipmethod: 30,
      shippingcost: 5.5,
      shippingaddress: { addr1: '1 Main St', city: 'New York', state: 'NY', country: 'US' },
      item: [
        { line: 1, lineuniquekey: 9001, item: 100, quantity: 2, rate: 10, amount: 20, department: 20, isclosed: false },
        { line: 4, lineuniquekey: 9002, item: 101, quantity: 1, rate: 20, amount: 20, location: 10, isclosed: true },
      ],
    },
  });
  records.insert('salesorder', {
    id: 501,
    externalid: 'ORDER-2',
    body: { entity: 202, tranid: 'SO2', trandate: '2026-04-01', orderstatus: 'A', total: 0, subsidiary: 1 },
  });
  records.insert('customerdeposit', {
    id: 502,
    body: { customer: 201, entity: 201, tranid: 'DEP1', trandate: '2026-03-09', payment: 5, total: 5 },
  });
  return account;
}

/** Rows as lists. */
export function rows(account: Account, sql: string, ...params: ParameterValue[]): unknown[][] {
  return runSuiteQl(account, sql, params).rows;
}

/** The first column. */
export function column(account: Account, sql: string, ...params: ParameterValue[]): unknown[] {
  return rows(account, sql, ...params).map(([value]) => value);
}
