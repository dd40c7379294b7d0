import childProcess from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { CUSTOMER_COLUMNS } from '../../src/SuiteScripts/HotWaxSync/feed/customer-columns';
import { ORDER_BATCH_COLUMNS } from '../../src/SuiteScripts/HotWaxSync/feed/order-columns';
import { noticeValues } from '../../src/SuiteScripts/HotWaxSync/netsuite/custom-record-notices';
import { batchValues, fileValues } from '../../src/SuiteScripts/HotWaxSync/netsuite/ledger-fields';
import { NO_COUNTS } from '../../src/SuiteScripts/HotWaxSync/pipeline/ledger';

// What the code writes must be what the SDF objects hold: nothing but a deployed account would tell otherwise.
const objects = 'src/Objects';
const xml = (file: string) => readFileSync(join(objects, file), 'utf8');
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

describe.each([
  ['imports/custimport_hcsync_customer.xml', CUSTOMER_COLUMNS.map(({ name }) => name)],
  ['imports/custimport_hcsync_sales_order.xml', ORDER_BATCH_COLUMNS],
])('import map %s', (file, columns) => {
  const map = xml(file);

  test('maps each column of a batch, and no other', () => {
    expect(all(map, /<column>([^<]+)</g).sort()).toEqual([...columns].sort());
  });

  test('only adds: submitting a batch twice can create nothing twice', () => {
    expect(map).toContain('<datahandling>ADD</datahandling>');
  });

  test('says UTF-8, since the default is windows-1252', () => {
    expect(map).toContain('<charencoding>UTF_8</charencoding>');
  });

  test('refers only to custom fields that the project has', () => {
    const fields = readdirSync(join(objects, 'fields')).map((name) => name.replace('.xml', ''));
    expect(fields).toEqual(expect.arrayContaining(all(map, /<field>\[scriptid=([^\]]+)\]</g)));
  });
});

describe('ledger', () => {
  const everything = { name: '', state: '', preparation: '', document: 1, report: 1, message: '' } as const;

  test.each([
    [
      'records/customrecord_hcsync_file.xml',
      Object.keys(
        fileValues({
          ...everything,
          state: 'received',
          size: 1,
          modified: '',
          digest: '',
          part: '',
          received: '',
          reported: '',
          counts: NO_COUNTS,
          since: '',
          done: '',
        }),
      ),
    ],
    [
      'records/customrecord_hcsync_batch.xml',
      Object.keys(
        batchValues({
          ...everything,
          state: 'draft',
          kind: 'import',
          taskId: '',
          reported: '',
          submitted: '',
          attempts: 1,
          records: 1,
          created: 1,
          missing: 1,
        }),
      ),
    ],
    [
      'records/customrecord_hcsync_notice.xml',
      Object.keys(noticeValues({ code: 'STEP_FAILED', about: '', message: '', since: '', told: '', gone: '' })),
    ],
  ])('%s has each field that the code writes', (file, written) => {
    const fields = all(xml(file), /<customrecordcustomfield scriptid="([^"]+)"/g);
    const feed = fields.filter((field) => field.endsWith('_feed'));
    expect([...written, ...feed].filter((field) => field !== 'name').sort()).toEqual(fields.sort());
  });
});

test('the folders of the File Cabinet that the code uses come with the project, and no other', () => {
  const folders = all(
    readFileSync('src/SuiteScripts/HotWaxSync/netsuite/cabinet.ts', 'utf8').match(/type DataFolder = (.*);/)?.[1] ?? '',
    /'([^']+)'/g,
  );
  const data = 'src/SuiteScripts/HotWaxSync/data';
  expect(readdirSync(data).sort()).toEqual(folders.sort());
  for (const folder of folders) {
    expect(readdirSync(join(data, folder))).toEqual(['about-this-folder.txt']);
  }
});

test.each([
  ['import_customers', 'cust'],
  ['import_sales_orders', 'ord'],
])('%s reads only parameters that its script record has, and all of them', (script, prefix) => {
  const fields = all(
    xml(`scripts/customscript_hcsync_${script}.xml`),
    /<scriptcustomfield scriptid="custscript_hcsync_([^"]+)"/g,
  );
  const code = [`scripts/${script}`, 'netsuite/run-ports', 'netsuite/run-settings'].map((name) =>
    readFileSync(`src/SuiteScripts/HotWaxSync/${name}.ts`, 'utf8'),
  );
  const read = all(code.join(), /\.(?:folder|text|number|values)\('([^']+)'/g).map((name) => `${prefix}_${name}`);
  expect(read.sort()).toEqual(fields.sort());
});

test('suitecloud builds the project before it validates or deploys it', () => {
  const build = jest.spyOn(childProcess, 'execFileSync').mockReturnValue('');
  const config = require('../../suitecloud.config.js') as {
    defaultProjectFolder: string;
    commands: Record<string, { beforeExecuting: (options: object) => object }>;
  };
  expect(config.defaultProjectFolder).toBe('dist');
  for (const command of ['project:validate', 'project:deploy']) {
    const options = { arguments: {} };
    expect(config.commands[command]?.beforeExecuting(options)).toBe(options);
    expect(build.mock.lastCall?.[1]).toEqual(['tools/build.mjs', 'project']);
  }
  expect(build).toHaveBeenCalledTimes(2);
});
