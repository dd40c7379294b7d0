import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployProject } from 'netsuite-sandbox/sdf/deploy-project';
import type { AccountUnderTest } from 'netsuite-sandbox/testing/account-under-test';
import { TestAccount } from 'netsuite-sandbox/testing/test-account';

/** Files of one moment, by path on SFTP. */
interface Arrival {
  /** After the beginning. */
  readonly minutes: number;
  readonly files: Readonly<Record<string, string>>;
}

const CUSTOMER_COLUMNS =
  'externalId,HCCustomerId,firstName,lastName,individual,status,taxable,email,phone,subsidiary'.split(',');
const ORDER_COLUMNS = (
  'externalId,HCOrderId,customerExternalId,date,orderStatus,subsidiary,location,shippingMethod,shippingCost,email,' +
  'addressee,address1,city,zip,country,phone,item,orderLineId,orderLineTypeId,quantity,price,priceLevel,taxCode'
).split(',');

type Row = Readonly<Record<string, string>>;

function csv(columns: readonly string[], rows: readonly Row[]): string {
  const quoted = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? '')).join(','));
  return [columns.join(','), ...lines].map((line) => `${line}\n`).join('');
}

const customer = (key: string, firstName: string, lastName: string, more: Row = {}): Row => ({
  externalId: `c-${key}`,
  HCCustomerId: `P${key}`,
  firstName,
  lastName,
  individual: 'T',
  status: 'CUSTOMER-Closed Won',
  taxable: 'TRUE',
  email: `${firstName.toLowerCase().replace('ë', '')}@example.com`,
  phone: `1 555 01${key}`,
  subsidiary: '1',
  ...more,
});

const line = (order: string, customerKey: string, orderLineId: string, item: string, more: Row = {}): Row => ({
  externalId: `o-${order}`,
  HCOrderId: `M${order}`,
  customerExternalId: `c-${customerKey}`,
  date: '03/09/2026',
  orderStatus: 'ORDER_CREATED',
  subsidiary: '1',
  location: 'Broadway',
  shippingMethod: 'UPS Ground',
  shippingCost: '5.95',
  email: 'buyer@example.com',
  addressee: 'Beatrice Buyer',
  address1: '12 Analytical Way',
  city: 'New York',
  zip: '77341-09',
  country: 'US',
  phone: '1 555 0999',
  item,
  orderLineId,
  quantity: '1',
  price: '50.00',
  priceLevel: 'Custom',
  taxCode: '-Not Taxable-',
  ...more,
});

const ADA = customer('1001', 'Ada', 'Byron');
const FIRST_ORDERS = csv(ORDER_COLUMNS, [
  line('1', '1001', '00101', '4711', { quantity: '2' }),
  line('2', '1002', '00101', '4711'),
  // The other lines of order 1 stand apart from its first.
  line('1', '1001', '00102', 'SOCKS-GREY', { price: '7.25', quantity: '3' }),
  line('1', '1001', '00101', '9001', { price: '-5.00', orderLineTypeId: 'HC_DISCOUNT_00101' }),
  line('3', '1002', '00101', '4711', { orderStatus: 'ORDER_APPROVED' }),
]);

/** What HotWax writes on SFTP, and when. */
export const ARRIVALS: readonly Arrival[] = [
  {
    minutes: 0,
    files: {
      'customer/export/customers-1.csv': csv(CUSTOMER_COLUMNS, [
        ADA,
        customer('1002', 'Grace', 'Hopper'),
        // NetSuite has no such status.
        customer('1003', 'Refusia', 'Nosuch', { status: 'CUSTOMER-No Such Status' }),
        customer('1004', 'Nameless', ''),
        customer('1005', 'Zoë', 'O\'Ångström, "Zo"'),
      ]),
      'customer/export/customers-2.csv': csv(CUSTOMER_COLUMNS, [
        customer('1006', 'Emmy', 'Noether'),
        ADA,
        customer('1007', 'Lise', 'Meitner', { subsidiary: '99' }),
      ]),
      'customer/export/not-a-feed.csv': 'name,street\nBob Stranger,Nowhere Lane\n',
      'salesorder/export/orders-1.csv': FIRST_ORDERS,
      'salesorder/export/orders-2.csv': csv(ORDER_COLUMNS, [
        line('4', '1002', '00101', '9999'),
        line('4', '1002', '00102', '4711'),
        // NetSuite has no such tax code.
        line('5', '1002', '00101', '4711', { taxCode: 'No Such Code' }),
        line('6', '1999', '00101', '4711'),
        line('7', '1002', '00101', '4711'),
        line('8', '1005', '00101', '4713', { quantity: '4' }),
        line('8', '1005', '00102', '4711'),
      ]),
    },
  },
  {
    minutes: 15,
    files: {
      'customer/export/customers-3.csv': csv(CUSTOMER_COLUMNS, [
        customer('1008', 'Hedy', 'Lamarr'),
        customer('1006', 'Emmy', 'Noether'),
      ]),
      // The same bytes under another name.
      'salesorder/export/orders-1-again.csv': FIRST_ORDERS,
    },
  },
  {
    minutes: 30,
    files: {
      'salesorder/export/orders-3.csv': csv(ORDER_COLUMNS, [
        // An order that was sent before, with another line.
        line('2', '1002', '00102', '4713'),
        // And one with the same lines.
        line('8', '1005', '00102', '4711'),
        line('8', '1005', '00101', '4713', { quantity: '4' }),
        line('9', '1008', '00101', '4711'),
        line('10', '1002', '00101', '4711', { quantity: 'ten' }),
      ]),
    },
  },
];

const RECORDS = {
  subsidiary: [{ id: 1, name: 'Parent Company' }],
  location: [{ id: 101, name: 'Broadway', subsidiary: 1 }],
  shipitem: [{ id: 301, itemid: 'UPS Ground' }],
  employee: [{ id: 5, firstname: 'Sync', lastname: 'Author', email: 'author@example.com', subsidiary: 1 }],
  inventoryitem: [
    { id: 4711, itemid: 'JACKET-BLUE-L' },
    { id: 4713, itemid: 'SOCKS-GREY' },
  ],
  discountitem: [{ id: 9001, itemid: 'SHOPIFY DISCOUNT ITEM' }],
  customer: [
    {
      id: 502,
      externalid: 'c-1002',
      isperson: true,
      firstname: 'Grace',
      lastname: 'Hopper',
      subsidiary: 1,
      custentity_hc_customer_id: 'P1002',
    },
  ],
  salesorder: [
    {
      id: 707,
      externalid: 'o-7',
      entity: 502,
      custbody_hc_order_id: 'M7',
      trandate: '2026-03-08',
      subsidiary: 1,
      item: [{ item: 4711, quantity: 1, rate: 50, custcol_hc_order_line_id: '00101' }],
    },
  ],
};

/** Opens the account in which it all happens, in this process, before anything arrived. */
export function openScenario(): TestAccount {
  const account = new TestAccount();
  setUp(account, account.server);
  return account;
}

/**
 * Brings an empty account to where the scenario begins: deployed, with an administrator's settings.
 * @param server the SFTP server over the account's folder
 */
export function setUp(account: AccountUnderTest, server: Omit<TestAccount['server'], 'connectSftp'>): void {
  const project = projectWithSettings();
  deployProject(account.account, project);
  rmSync(project, { recursive: true });
  // HotWax's set-up makes these; the folders for ids, and the sync's own, have to be made.
  for (const folder of ['customer/export', 'salesorder/export', 'salesorder/import']) {
    mkdirSync(join(account.root, folder), { recursive: true });
  }
  account.setSecret('custsecret_hotwax', server.password);
  const settings = {
    name: 'Test server',
    custrecord_hcsync_sftp_host: server.host,
    custrecord_hcsync_sftp_port: server.port,
    custrecord_hcsync_sftp_user: server.username,
    custrecord_hcsync_sftp_secret: 'custsecret_hotwax',
    custrecord_hcsync_sftp_hostkey: server.hostKey,
    custrecord_hcsync_sftp_hostkeytype: server.hostKeyType,
  };
  account.load({ ...RECORDS, customrecord_hcsync_sftp: [settings] });
}

/** The project as an administrator sets it up: with a mail author and recipients, and a hold time of two and a half hours. */
function projectWithSettings(): string {
  const project = mkdtempSync(join(tmpdir(), 'hotwax-project-'));
  cpSync('dist', project, { recursive: true });
  for (const name of ['import_customers', 'import_sales_orders']) {
    const file = join(project, `Objects/scripts/customscript_hcsync_${name}.xml`);
    const xml = readFileSync(file, 'utf8')
      .replace('<label>Mail author</label>', '$&<defaultvalue>5</defaultvalue>')
      .replace('<label>Mail recipients</label>', '$&<defaultvalue>ops@shop.test</defaultvalue>')
      .replace(/(<label>Hold hours<\/label>\s*<defaultvalue>)24/, '$12.5');
    writeFileSync(file, xml);
  }
  return project;
}
