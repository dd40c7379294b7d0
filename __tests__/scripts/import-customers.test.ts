import * as file from 'N/file';
import * as query from 'N/query';
import * as record from 'N/record';
import * as runtime from 'N/runtime';
import * as task from 'N/task';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import importCustomers from '../../src/SuiteScripts/HotWaxSync/scripts/import_customers';
import importSalesOrders from '../../src/SuiteScripts/HotWaxSync/scripts/import_sales_orders';

// The entry scripts over Oracle's own stubs, as NetSuite developers test: what leaves the script for N/*.
// What becomes of it is tested on the sandbox, in end-to-end/.
const mockConnect = jest.fn<(options: object) => object>();

jest.mock('N/file');
jest.mock('N/log');
jest.mock('N/query');
jest.mock('N/record');
jest.mock('N/runtime');
// Oracle's stub of N/sftp has no Sort.
jest.mock('N/sftp', () => ({ createConnection: (options: object) => mockConnect(options), Sort: { DATE: 'DATE' } }));
jest.mock('N/task');

const folders: Record<string, string> = {
  custscript_hcsync_cust_export_folder: 'customer/export',
  custscript_hcsync_cust_id_folder: 'customer/import',
  custscript_hcsync_ord_export_folder: 'salesorder/export',
  custscript_hcsync_ord_id_folder: 'salesorder/import/orderidentification',
  custscript_hcsync_ord_line_id_folder: 'salesorder/import/orderitemattribute',
};

const settingsRow = {
  host: 'sftp.example.com',
  port: 22,
  username: 'hotwax',
  secret: 'custsecret_hotwax',
  hostkey: `sftp.example.com ssh-rsa AAAA${'B'.repeat(200)}`,
  hostkeytype: 'rsa',
  directory: '/home/hotwax/netsuite',
};

/** Answers queries by the table they ask; ledger rows only to those who ask for their state. */
function answer(tables: Record<string, object[]>): void {
  (query.runSuiteQL as unknown as jest.Mock).mockImplementation((options) => {
    const { query: sql, params = [] } = options as { query: string; params?: unknown[] };
    const table = Object.keys(tables).find((name) => sql.includes(`FROM ${name} `)) ?? '';
    const asked = (tables[table] ?? []).filter((row) => {
      const state = (row as Record<string, unknown>).custrecord_hcsync_batch_state;
      return state === undefined || params.includes(state);
    });
    return { asMappedResults: () => asked };
  });
}

function setParameters(values: Record<string, string>): void {
  jest.mocked(runtime.getCurrentScript).mockReturnValue({
    id: 'customscript_hcsync_import_customers',
    getParameter: ({ name }: { name: string }) => values[name] ?? null,
    getRemainingUsage: () => 10_000,
  } as never);
}

function errorOf(work: () => void): string {
  try {
    work();
    return '';
  } catch (error) {
    return String(error);
  }
}

beforeEach(() => {
  jest.resetAllMocks();
  setParameters(folders);
  answer({});
  jest.mocked(record.create).mockReturnValue({ setValue: () => undefined, save: () => 1 } as never);
});

describe.each([
  ['import_customers', importCustomers],
  ['import_sales_orders', importSalesOrders],
])('%s', (_, script) => {
  test('refuses to run without an SFTP settings record, and says where to make one', () => {
    expect(() => script.execute()).toThrow(/SFTP_SETTINGS_MISSING.*HotWax Sync SFTP > New Record/);
  });

  test('refuses to choose between two SFTP settings records', () => {
    answer({ customrecord_hcsync_sftp: [settingsRow, settingsRow] });
    expect(() => script.execute()).toThrow(/SFTP_SETTINGS_TWICE.*2 records/);
  });

  test('names the setting that is missing', () => {
    answer({ customrecord_hcsync_sftp: [{ ...settingsRow, hostkey: null }] });
    expect(() => script.execute()).toThrow(/SFTP_SETTING_INVALID.*Host key is empty/);
  });

  test('refuses a feed folder that is not relative', () => {
    setParameters(Object.fromEntries(Object.keys(folders).map((name) => [name, '/etc'])));
    expect(() => script.execute()).toThrow(/PARAMETER_INVALID/);
  });

  test('G6: fails once for a wrong parameter; NetSuite would mail every quarter of an hour else', () => {
    setParameters(Object.fromEntries(Object.keys(folders).map((name) => [name, '/etc'])));
    const about = /\((\S+ must be a folder[^)]*)\)/.exec(errorOf(() => script.execute()))?.[1];
    const told = {
      id: 7,
      name: 'PARAMETER_INVALID',
      custrecord_hcsync_notice_about: about,
      custrecord_hcsync_notice_told: new Date().toISOString(),
    };
    answer({ customrecord_hcsync_notice: [told] });
    expect(() => script.execute()).not.toThrow();
  });

  test('G9: connects with the pinned host key and the script id of the secret', () => {
    answer({ customrecord_hcsync_sftp: [settingsRow] });
    mockConnect.mockReturnValue({ list: () => [] });
    script.execute();
    expect(mockConnect.mock.calls).toEqual([
      [
        {
          url: 'sftp.example.com',
          port: 22,
          username: 'hotwax',
          secret: 'custsecret_hotwax',
          hostKey: `AAAA${'B'.repeat(200)}`,
          hostKeyType: 'rsa',
          directory: '/home/hotwax/netsuite',
        },
      ],
    ]);
  });
});

test('a ready batch goes to the saved import, and its task id into the ledger', () => {
  const batch = {
    id: 7,
    name: 'customer-1',
    custrecord_hcsync_batch_state: 'ready',
    custrecord_hcsync_batch_kind: 'import',
    custrecord_hcsync_batch_document: 55,
    custrecord_hcsync_batch_attempts: 0,
  };
  answer({ customrecord_hcsync_sftp: [settingsRow], customrecord_hcsync_batch: [batch] });
  mockConnect.mockReturnValue({ list: () => [] });
  jest.mocked(file.load).mockReturnValue({
    id: 55,
    getReader: () => ({
      readChars: jest.fn<() => string>().mockReturnValueOnce('externalId\n1\n').mockReturnValue(''),
    }),
  } as never);
  const job = { submit: () => 'CSVIMPORT_1' };
  jest.mocked(task.create).mockReturnValue(job as never);
  jest.mocked(task.checkStatus).mockReturnValue({ status: 'PENDING' } as never);

  importCustomers.execute();

  expect(job).toMatchObject({ mappingId: 'custimport_hcsync_customer', importFile: { id: 55 }, name: 'customer-1' });
  expect(jest.mocked(record.submitFields).mock.lastCall?.[0]).toMatchObject({
    type: 'customrecord_hcsync_batch',
    id: 7,
    values: { custrecord_hcsync_batch_state: 'submitted', custrecord_hcsync_batch_task: 'CSVIMPORT_1' },
  });
});
