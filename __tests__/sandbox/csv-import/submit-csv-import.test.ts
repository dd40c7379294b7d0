import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { csvJobStatus, listCsvJobs } from 'netsuite-sandbox/csv-import/list-csv-jobs';
import { CUSTOMER_MAPPINGS, type Import, jobOf, makeImport, mapXml, ORDER_MAPPINGS } from './import-project';

const HEADER = 'externalId,firstName,lastName,individual,email,subsidiary,partyId';
const CUSTOMER = `${HEADER}\nc-2,Grace,Hopper,T,grace@example.com,1,P2\n`;

let sandbox: Import;

beforeAll(() => {
  sandbox = makeImport({
    custimport_customers: mapXml('custimport_customers', { recordType: 'CUSTOMER' }, CUSTOMER_MAPPINGS),
    custimport_update: mapXml(
      'custimport_update',
      { recordType: 'CUSTOMER', dataHandling: 'UPDATE' },
      CUSTOMER_MAPPINGS,
    ),
    custimport_orders: mapXml('custimport_orders', { recordType: 'SALESORDER' }, ORDER_MAPPINGS),
    custimport_bad: mapXml('custimport_bad', { recordType: 'CUSTOMER' }, { CUSTOMER: ['NOSUCHFIELD=externalId'] }),
  });
});

afterAll(() => sandbox.end());

function refusal(mappingId: string, content: string | Buffer, more = {}): { name: string; message: string } {
  const before = listCsvJobs(sandbox.account).length;
  try {
    sandbox.submit(mappingId, content, more);
  } catch (error) {
    expect(listCsvJobs(sandbox.account)).toHaveLength(before);
    return { name: (error as Error).name, message: (error as Error).message };
  }
  throw new Error('nothing was refused');
}

function refused(reason: string): { name: string; message: string } {
  return { name: 'FAILED_TO_SUBMIT_JOB_REQUEST_1', message: `Failed to submit job request: ${reason}` };
}

describe('submitCsvImport', () => {
  test('queues a job that is pending until it is processed', () => {
    const taskId = sandbox.submit('custimport_customers', CUSTOMER);
    expect(taskId).toMatch(/^CSVIMPORT_\w+$/);
    expect(csvJobStatus(sandbox.account, taskId)).toBe('PENDING');
    expect(jobOf(sandbox.account, taskId)).toMatchObject({
      name: 'Import of custimport_customers - feed.csv - system@netsuite-sandbox.invalid',
      mapping: 'custimport_customers',
      records: 1,
      imported: 0,
      failed: 0,
      resultsFile: null,
    });
  });

  test('takes a name, an internal id of the map, and text', () => {
    const id = sandbox.account.db.prepare("SELECT id FROM object WHERE scriptid = 'custimport_customers'").get() as {
      id: number;
    };
    const taskId = sandbox.submit(String(id.id), CUSTOMER, { name: 'Batch 7' });
    expect(jobOf(sandbox.account, taskId).name).toBe('Batch 7');
  });

  test('gives each job an id of its own', () => {
    expect(sandbox.submit('custimport_customers', CUSTOMER)).not.toBe(sandbox.submit('custimport_customers', CUSTOMER));
  });

  test.each([
    ['an empty file', 'custimport_customers', '', 'The file is empty.'],
    ['a file of only a header', 'custimport_customers', HEADER, 'The CSV file has no records.'],
    ['a file without a header row', 'custimport_customers', `\n${CUSTOMER}`, 'The file has no header row.'],
    [
      'a row with too many columns',
      'custimport_customers',
      `${CUSTOMER}c-3,Alan,Turing,T,alan@example.com,1,P3,more\n`,
      'Different number of columns than in the header row (row 3)',
    ],
    [
      'a quote that does not end',
      'custimport_customers',
      `${HEADER}\nc-2,"Grace,Hopper,T,,1,P2\n`,
      'Malformed quotes in row 2: Quoted field unterminated.',
    ],
    [
      'bytes that are no characters, with row, column and value as section_N353446 says',
      'custimport_customers',
      Buffer.concat([Buffer.from(`${HEADER}\nc-2,`), Buffer.from([0xe9]), Buffer.from(',Hopper,T,,1,P2\n')]),
      'Invalid character in row 2, column firstName, value \ufffd: the file is not encoded in UTF_8.',
    ],
    [
      'an order file without the column of the unique id',
      'custimport_orders',
      'customer,date,item\nc-1,3/9/2026,SHIRT\n',
      'You must map one of the following NetSuite fields to a column in your CSV file, to be a unique identifier: ' +
        'External ID, Internal ID, or a transaction number field, such as Order # or Invoice #',
    ],
    [
      'a file with none of the mapped columns',
      'custimport_customers',
      'a,b\n1,2\n',
      'None of the columns that the saved import maps is in the CSV file.',
    ],
    ['a mapping that is not there', 'custimport_nothing', CUSTOMER, 'There is no saved import custimport_nothing.'],
    [
      'more than 25,000 records',
      'custimport_customers',
      `externalId\n${'x\n'.repeat(25_001)}`,
      'The CSV file has more than 25,000 records.',
    ],
  ])('refuses %s', (_what, mapping, content, reason) => {
    expect(refusal(mapping, content)).toEqual(refused(reason));
  });

  test('compares column names by case', () => {
    expect(refusal('custimport_update', CUSTOMER.replace('externalId', 'ExternalID')).message).toContain(
      'You must map one of the following NetSuite fields',
    );
  });

  test('takes 25,000 records', () => {
    const taskId = sandbox.submit('custimport_customers', `externalId\n${'x\n'.repeat(25_000)}`);
    expect(jobOf(sandbox.account, taskId).records).toBe(25_000);
    sandbox.account.db.exec('DELETE FROM csv_job WHERE records = 25000');
  });

  test('refuses another queue without a SuiteCloud Plus license', () => {
    expect(refusal('custimport_customers', CUSTOMER, { queueId: 2 })).toEqual(
      refused('queueId 2 needs a SuiteCloud Plus license.'),
    );
  });

  test('tells the developer of a field that the sandbox does not know', () => {
    expect(refusal('custimport_bad', CUSTOMER)).toEqual({
      name: 'SandboxError',
      message: 'custimport_bad: CUSTOMER has no field NOSUCHFIELD that the sandbox knows.',
    });
  });
});
