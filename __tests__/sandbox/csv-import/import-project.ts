import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Account } from 'netsuite-sandbox/account/account';
import type { AccountSettings } from 'netsuite-sandbox/account/account-settings';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { openAccount } from 'netsuite-sandbox/account/open-account';
import type { CsvImportRequest, CsvJob } from 'netsuite-sandbox/csv-import/csv-jobs';
import { listCsvJobs, readResultsFile } from 'netsuite-sandbox/csv-import/list-csv-jobs';
import { processNextCsvJob } from 'netsuite-sandbox/csv-import/process-csv-jobs';
import { submitCsvImport } from 'netsuite-sandbox/csv-import/submit-csv-import';
import { deployProject } from 'netsuite-sandbox/sdf/deploy-project';

/** Options of a map besides its columns. */
export interface MapOptions {
  readonly recordType: string;
  readonly dataHandling?: string;
  readonly encoding?: string;
  /** More elements, as XML. */
  readonly elements?: string;
  /** Key column of the main file, in an import of several files. */
  readonly primaryKey?: string;
  /** Key columns of the linked files, by file: `{ 'SALESORDER:ITEMS': 'order' }`. */
  readonly linked?: Readonly<Record<string, string>>;
}

/** `FIELD=column`, `FIELD=column:INTERNAL_ID` or `FIELD==value` by record path. */
export type Mappings = Readonly<Record<string, readonly string[]>>;

const TRANSACTIONS = ['SALESORDER', 'CASHSALE'];
const ENTITIES = ['CUSTOMER', 'CONTACT', 'VENDOR'];

/** XML of a `savedcsvimport` object as SDF exports it. */
export function mapXml(scriptId: string, options: MapOptions, mappings: Mappings): string {
  const { recordType, primaryKey, linked = {} } = options;
  const form = TRANSACTIONS.includes(recordType)
    ? `<transactionform>STANDARD${recordType}</transactionform>`
    : ENTITIES.includes(recordType)
      ? `<entryform>STANDARD${recordType}FORM</entryform>`
      : '';
  const records = Object.entries(mappings).map(
    ([record, fields]) => `<recordmapping><record>${record}</record><fieldmappings>
      ${fields.map((field) => fieldXml(field, fileOf(record, options))).join('\n')}</fieldmappings></recordmapping>`,
  );
  const files = [
    `<filemapping><file>${recordType}</file>${primaryKey ? `<primarykey>${primaryKey}</primarykey>` : ''}</filemapping>`,
    ...Object.entries(linked).map(
      ([file, key]) => `<filemapping><file>${file}</file><foreignkey>${key}</foreignkey></filemapping>`,
    ),
  ];
  return `<savedcsvimport scriptid="${scriptId}">
    <charencoding>${options.encoding ?? 'UTF_8'}</charencoding>
    <columndelimiter>COMMA</columndelimiter>
    <datahandling>${options.dataHandling ?? 'ADD'}</datahandling>
    <decimaldelimiter>PERIOD</decimaldelimiter>
    <importname>Import of ${scriptId}</importname>
    <recordtype>${recordType}</recordtype>
    ${form}${options.elements ?? ''}
    <filemappings>${files.join('')}</filemappings>
    <recordmappings>${records.join('\n')}</recordmappings>
  </savedcsvimport>`;
}

/** The columns of a sublist, and of a subrecord of its lines, are in the sublist's file when it has one. */
function fileOf(record: string, { recordType, linked = {} }: MapOptions): string {
  return Object.keys(linked).find((file) => record === file || record.startsWith(`${file}:`)) ?? recordType;
}

function fieldXml(mapping: string, file: string): string {
  const [, field, constant, column, type] = /^([^=]+)=(?:=(.*)|([^:]+?)(?::(\w+))?)$/.exec(mapping) ?? [];
  if (constant !== undefined) return `<fieldmapping><field>${field}</field><value>${constant}</value></fieldmapping>`;
  const name = field?.startsWith('cust') ? `[scriptid=${field}]` : field;
  return `<fieldmapping><field>${name}</field><columnreference><column>${column}</column><file>${file}</file>
    <type>${type ?? 'NAME'}</type></columnreference></fieldmapping>`;
}

export const ORDER_BODY = [
  'EXTERNALID=externalId',
  'custbody_t_order_id=orderId',
  'ENTITY=customer:EXTERNAL_ID',
  'TRANDATE=date',
  'SHIPMETHOD=shippingMethod:INTERNAL_ID',
  'ORDERSTATUS==B',
  'SHIPADDRESSLIST==-2',
  'MEMO=note',
];

export const ORDER_MAPPINGS: Mappings = {
  SALESORDER: ORDER_BODY,
  'SALESORDER:ITEM': [
    'ITEM=item',
    'QUANTITY=quantity',
    'RATE=price',
    'PRICE=priceLevel',
    'ISCLOSED=closed',
    'custcol_t_line_id=lineId',
  ],
  'SALESORDER::SHIPPINGADDRESS': [
    'ADDRESSEE=shipTo',
    'ADDR1=shipStreet',
    'CITY=shipCity',
    'STATE=shipState',
    'ZIP=shipZip',
    'COUNTRY=shipCountry:INTERNAL_ID',
  ],
  'SALESORDER::BILLINGADDRESS': ['ADDRESSEE=billTo', 'ADDR1=billStreet', 'COUNTRY=billCountry'],
};

export const CUSTOMER_MAPPINGS: Mappings = {
  CUSTOMER: [
    'EXTERNALID=externalId',
    'FIRSTNAME=firstName',
    'LASTNAME=lastName',
    'ISPERSON=individual',
    'STDEMAIL=email',
    'SUBSIDIARY=subsidiary:INTERNAL_ID',
    'custentity_t_party=partyId',
  ],
};

const OBJECTS: Readonly<Record<string, string>> = {
  custbody_t_order_id: `<transactionbodycustomfield scriptid="custbody_t_order_id"><fieldtype>TEXT</fieldtype>
    <label>Order</label><bodysale>T</bodysale></transactionbodycustomfield>`,
  custcol_t_line_id: `<transactioncolumncustomfield scriptid="custcol_t_line_id"><fieldtype>TEXT</fieldtype>
    <label>Line</label><colsale>T</colsale></transactioncolumncustomfield>`,
  custentity_t_party: `<entitycustomfield scriptid="custentity_t_party"><fieldtype>TEXT</fieldtype>
    <label>Party</label><appliestocustomer>T</appliestocustomer></entitycustomfield>`,
  customrecord_t_note: `<customrecordtype scriptid="customrecord_t_note"><recordname>Note</recordname>
    <includename>T</includename><customrecordcustomfields><customrecordcustomfield scriptid="custrecord_t_text">
    <fieldtype>TEXT</fieldtype><label>Text</label></customrecordcustomfield></customrecordcustomfields></customrecordtype>`,
};

const RECORDS = {
  location: [{ id: 5, name: 'Warehouse', subsidiary: 1 }],
  shipitem: [{ id: 41, itemid: 'Ground' }],
  inventoryitem: [
    { id: 101, itemid: 'SHIRT', externalid: 'sku-shirt', subsidiary: [1] },
    { id: 102, itemid: 'SHOES', externalid: 'sku-shoes', subsidiary: [1] },
    { id: 103, itemid: 'HAT', subsidiary: [1], isinactive: true },
  ],
  customer: [
    {
      id: 900,
      externalid: 'c-1',
      isperson: true,
      firstname: 'Ada',
      lastname: 'Lovelace',
      subsidiary: 1,
      email: 'ada@example.com',
    },
  ],
};

export type Import = ReturnType<typeof makeImport>;

/** A temporary account, on disk or in memory, with a project deployed and a few records; `end` removes all of it. */
export function makeImport(
  maps: Readonly<Record<string, string>>,
  settings: Partial<AccountSettings> = {},
  where?: ':memory:',
) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'csv-import-'));
  const project = path.join(dir, 'project');
  fs.mkdirSync(path.join(project, 'Objects'), { recursive: true });
  fs.writeFileSync(
    path.join(project, 'manifest.xml'),
    '<manifest projecttype="ACCOUNTCUSTOMIZATION"><projectname>test</projectname><frameworkversion>1.0</frameworkversion></manifest>',
  );
  fs.writeFileSync(path.join(project, 'deploy.xml'), '<deploy><objects><path>~/Objects/*</path></objects></deploy>');
  for (const [id, xml] of Object.entries({ ...OBJECTS, ...maps })) {
    fs.writeFileSync(path.join(project, 'Objects', `${id}.xml`), xml);
  }
  const account = openAccount(where ?? path.join(dir, 'account'), { settings });
  const end = () => {
    account.close();
    fs.rmSync(dir, { recursive: true, force: true });
  };
  try {
    deployProject(account, project);
    loadRecords(account, RECORDS);
  } catch (error) {
    end();
    throw error;
  }
  return {
    account,
    dir: path.join(dir, 'account'),
    submit: (mappingId: string, content: string | Buffer, more: Partial<CsvImportRequest> = {}) =>
      submitCsvImport(account, { mappingId, content: Buffer.from(content), fileName: 'feed.csv', ...more }),
    /** Submits and processes; the job as `jobs` shows it. */
    run(mappingId: string, content: string | Buffer): CsvJob {
      const taskId = this.submit(mappingId, content);
      while (processNextCsvJob(account));
      return jobOf(account, taskId);
    },
    end,
  };
}

export function jobOf(account: Account, taskId: string): CsvJob {
  const job = listCsvJobs(account).find((candidate) => candidate.taskId === taskId);
  if (!job) throw new Error(`There is no job ${taskId}.`);
  return job;
}

export function resultsOf(account: Account, job: CsvJob): string {
  return readResultsFile(account, job.resultsFile ?? '')?.toString('utf8') ?? '';
}

/** The message of each failed record, in order. */
export function failuresOf(account: Account, job: CsvJob): string[] {
  return resultsOf(account, job)
    .split('\r\n')
    .slice(1)
    .map((line) => /,(?:"((?:[^"]|"")*)"|([^,]*))$/.exec(line))
    .map((match) => (match?.[1] ?? match?.[2] ?? '').replaceAll('""', '"'))
    .filter((message) => message !== '');
}
