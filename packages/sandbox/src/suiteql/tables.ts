import type { Account } from '../account/account';
import type { RecordType } from '../records/record-type';
import { ENTITY_TYPES } from './entity-types';
import { localTimeSql } from './local-time';
import { recordCondition, recordTable } from './record-columns';
import { type ColumnDefinition, caseOf, fixedTable, type TableDefinition } from './table-definition';
import { ITEM_TYPE_SQL, transactionAddressTable, transactionLineTable, transactionTable } from './transaction-tables';

type TableMaker = (account: Account, name: string) => TableDefinition | undefined;

const ofKind = (account: Account, kind: string): RecordType[] =>
  account.types.all().filter((type) => type.kind === kind);

const ofTypes = (account: Account, ids: readonly string[]): RecordType[] =>
  account.types.all().filter((type) => ids.includes(type.id));

const TABLES: Readonly<Record<string, TableMaker>> = {
  customer: (account) =>
    recordTable(account, { name: 'customer', types: ofTypes(account, ['customer', 'lead', 'prospect']) }),
  customersubsidiaryrelationship: (account) => (account.settings.oneWorld ? CUSTOMER_SUBSIDIARY_TABLE : undefined),
  country: (account) => keyedTable(account, 'country', { id: KEY, name: NAME }),
  dual: () => fixedTable('dual', '(SELECT 1) AS r', { dummy: { type: 'text', sql: "'X'" } }),
  entity: (account) =>
    recordTable(account, {
      name: 'entity',
      types: ofKind(account, 'entity'),
      columns: { type: { type: 'text', sql: caseOf('r.type', ENTITY_TYPES) } },
    }),
  entitystatus: (account) => tableOfType(account, 'customerstatus', 'entityStatus'),
  file: (account) => fileTable(account),
  item: (account) =>
    recordTable(account, {
      name: 'item',
      types: ofKind(account, 'item'),
      columns: {
        itemtype: { type: 'text', sql: ITEM_TYPE_SQL },
        fullname: { type: 'text', sql: 'r.name' },
      },
    }),
  mediaitemfolder: (account) => tableOfType(account, 'folder', 'mediaItemFolder'),
  script: () => SCRIPT_TABLE,
  scriptdeployment: () => SCRIPT_DEPLOYMENT_TABLE,
  state: (account) =>
    keyedTable(account, 'state', {
      id: { type: 'number', sql: 'r.id' },
      shortname: KEY,
      fullname: NAME,
      country: { type: 'text', sql: "r.body ->> '$.country'" },
    }),
  transaction: transactionTable,
  transactionbillingaddress: (account) =>
    transactionAddressTable(account, 'transactionBillingAddress', 'billingaddress'),
  transactionline: transactionLineTable,
  transactionshippingaddress: (account) =>
    transactionAddressTable(account, 'transactionShippingAddress', 'shippingaddress'),
};

const KEY: ColumnDefinition = { type: 'text', sql: "r.body ->> '$.key'" };
const NAME: ColumnDefinition = { type: 'text', sql: 'r.name' };

/** Lists whose keys are text: records whose key is in the body. */
function keyedTable(
  account: Account,
  typeId: string,
  columns: Record<string, ColumnDefinition>,
): TableDefinition | undefined {
  const type = account.types.find(typeId);
  return type && fixedTable(typeId, `main.record AS r WHERE ${recordCondition(account, [type])}`, columns);
}

/** Record types that are no table of their own: their records are rows of `transaction` and `item`. */
const INSIDE_OTHER_TABLES: ReadonlySet<string> = new Set(['item', 'transaction']);

/**
 * Finds a table of the account: those named above, and each other record type under its own id, custom records and
 * lists included. Names are from public SuiteQL and Oracle's SDK skills; the Records Catalog needs a login (unconfirmed).
 */
export function findTable(account: Account, name: string): TableDefinition | undefined {
  const lower = name.toLowerCase();
  return Object.hasOwn(TABLES, lower) ? TABLES[lower]?.(account, lower) : tableOfType(account, lower, lower);
}

function tableOfType(account: Account, typeId: string, name: string): TableDefinition | undefined {
  const type = account.types.find(typeId);
  if (!type || INSIDE_OTHER_TABLES.has(type.kind)) {
    return undefined;
  }
  return recordTable(account, {
    name,
    types: [type],
    ...(type.hierarchical && { columns: { fullname: { type: 'text', sql: 'r.name' } } }),
  });
}

function fileTable(account: Account): TableDefinition {
  const time = (column: string) => ({ type: 'date', sql: localTimeSql(column, account.settings.timeZone) }) as const;
  return fixedTable('file', 'main.file AS r', {
    id: { type: 'number', sql: 'r.id' },
    name: { type: 'text', sql: 'r.name' },
    folder: {
      type: 'number',
      sql: 'r.folder',
      display: "(SELECT d.name FROM main.record AS d WHERE d.kind = 'folder' AND d.id = r.folder)",
    },
    filetype: { type: 'text', sql: 'r.type' },
    filesize: { type: 'number', sql: 'r.size' },
    description: { type: 'text', sql: "nullif(r.description, '')" },
    isonline: { type: 'boolean', sql: "CASE WHEN r.isonline THEN 'T' ELSE 'F' END" },
    isinactive: { type: 'boolean', sql: "CASE WHEN r.isinactive THEN 'T' ELSE 'F' END" },
    createddate: time('r.created'),
    lastmodifieddate: time('r.modified'),
  });
}

/**
 * A row for each subsidiary of a customer, the primary one included; OneWorld accounts only. Columns as in public
 * queries and in https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1507907354.html.
 */
const CUSTOMER_SUBSIDIARY_TABLE = fixedTable(
  'customerSubsidiaryRelationship',
  `(SELECT c.id AS entity, c.body ->> '$.subsidiary' AS subsidiary, 'T' AS isprimary FROM main.record AS c
      WHERE c.kind = 'entity' AND c.type = 'customer' AND c.body ->> '$.subsidiary' IS NOT NULL
    UNION ALL
    SELECT c.id, line.value ->> '$.subsidiary', 'F' FROM main.record AS c, json_each(c.body, '$.submachine') AS line
      WHERE c.kind = 'entity' AND c.type = 'customer'
        AND line.value ->> '$.subsidiary' <> coalesce(c.body ->> '$.subsidiary', '')) AS r`,
  {
    entity: { type: 'number', sql: 'r.entity' },
    subsidiary: { type: 'number', sql: 'r.subsidiary' },
    isprimarysub: { type: 'boolean', sql: 'r.isprimary' },
  },
);

const SCRIPT_TABLE = fixedTable('script', 'main.script AS r', {
  id: { type: 'number', sql: 'r.id' },
  scriptid: { type: 'text', sql: 'r.scriptid' },
  name: { type: 'text', sql: 'r.name' },
  scripttype: { type: 'text', sql: 'r.type' },
});

const SCRIPT_DEPLOYMENT_TABLE = fixedTable('scriptDeployment', 'main.deployment AS r', {
  primarykey: { type: 'number', sql: 'r.id' },
  id: { type: 'number', sql: 'r.id' },
  scriptid: { type: 'text', sql: 'r.scriptid' },
  script: {
    type: 'number',
    sql: '(SELECT s.id FROM main.script AS s WHERE s.scriptid = r.script)',
    display: '(SELECT s.name FROM main.script AS s WHERE s.scriptid = r.script)',
  },
  title: { type: 'text', sql: 'r.title' },
  status: { type: 'text', sql: 'r.status' },
  isdeployed: { type: 'boolean', sql: "CASE WHEN r.isdeployed THEN 'T' ELSE 'F' END" },
  loglevel: { type: 'text', sql: 'r.loglevel' },
});
