import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { listMail } from 'netsuite-sandbox/account/mailbox';
import { cancelCsvJob } from 'netsuite-sandbox/csv-import/cancel-csv-job';
import type { CsvJob } from 'netsuite-sandbox/csv-import/csv-jobs';
import { addFault, type CsvFault, clearFaults } from 'netsuite-sandbox/csv-import/job-faults';
import { csvJobStatus, listCsvJobs, readResultsFile } from 'netsuite-sandbox/csv-import/list-csv-jobs';
import { processNextCsvJob } from 'netsuite-sandbox/csv-import/process-csv-jobs';
import { CUSTOMER_MAPPINGS, type Import, jobOf, makeImport, mapXml, resultsOf } from './import-project';

const CUSTOMERS = mapXml('custimport_customers', { recordType: 'CUSTOMER' }, CUSTOMER_MAPPINGS);
const OTHERS = CUSTOMERS.replaceAll('custimport_customers', 'custimport_others');
const HEADER = 'externalId,firstName,lastName,individual,subsidiary\n';

let sandbox: Import;
beforeEach(() => {
  sandbox = makeImport({ custimport_customers: CUSTOMERS, custimport_others: OTHERS }, {}, ':memory:');
});
afterEach(() => sandbox.end());

/** Submits customers with these external ids; a name that begins with "bad" fails. */
function submit(ids: readonly string[], mapping = 'custimport_customers'): string {
  return sandbox.submit(mapping, HEADER + ids.map((id) => `${id},A,${id.startsWith('bad') ? '' : 'B'},T,1\n`).join(''));
}

/** Lets jobs run until nothing can be done any more, as `drain` does. */
function drain(): void {
  while (processNextCsvJob(sandbox.account));
}

function job(taskId: string): CsvJob {
  return jobOf(sandbox.account, taskId);
}

/** External ids of the customers that are there, of these. */
function present(ids: readonly string[]): string[] {
  return ids.filter((id) => sandbox.account.records.findByExternalId('customer', id));
}

const IDS = ['a', 'b', 'c', 'd'];

describe('faults of CSV import jobs', () => {
  test('fail: the job is FAILED after some of its records, and what it did not do is in its results', () => {
    addFault(sandbox.account, { fault: 'fail', after: 3 });
    const id = submit(['a', 'bad', 'c', 'd']);
    drain();
    expect(job(id)).toMatchObject({ status: 'FAILED', records: 4, imported: 2, failed: 1 });
    expect(csvJobStatus(sandbox.account, id)).toBe('FAILED');
    expect(present(IDS)).toEqual(['a', 'c']);
    expect(resultsOf(sandbox.account, job(id)).split('\r\n').slice(1, 3)).toEqual([
      'bad,A,,T,1,Please enter value(s) for: Last Name',
      'd,A,B,T,1,Not processed: the job ended before.',
    ]);
  });

  test('stall: the job stays PROCESSING, its queue waits, and both go on when the faults are cleared', () => {
    addFault(sandbox.account, { fault: 'stall', after: 1 });
    const [first, second] = [submit(IDS), submit(['e'])];
    drain();
    expect(job(first)).toMatchObject({ status: 'PROCESSING', imported: 1 });
    expect(job(second).status).toBe('PENDING');
    expect(present(IDS)).toEqual(['a']);
    clearFaults(sandbox.account);
    drain();
    expect(job(first)).toMatchObject({ status: 'COMPLETE', imported: 4, failed: 0 });
    expect(job(second).status).toBe('COMPLETE');
  });

  test('lose: some records count as imported and are not there', () => {
    addFault(sandbox.account, { fault: 'lose', every: 3 });
    const id = submit(IDS);
    drain();
    expect(job(id)).toMatchObject({ status: 'COMPLETE', imported: 4, failed: 0, resultsFile: null });
    expect(present(IDS)).toEqual(['a', 'b', 'd']);
  });

  test('slow: records appear while the time passes, and the job ends when it is over', () => {
    addFault(sandbox.account, { fault: 'slow', takes: 'PT2H' });
    const id = submit(IDS);
    drain();
    expect(job(id)).toMatchObject({ status: 'PROCESSING', imported: 0 });
    sandbox.account.clock.advance(65 * 60_000);
    drain();
    expect(job(id)).toMatchObject({ status: 'PROCESSING', imported: 2 });
    expect(present(IDS)).toEqual(['a', 'b']);
    sandbox.account.clock.advance(60 * 60_000);
    drain();
    expect(job(id)).toMatchObject({ status: 'COMPLETE', imported: 4 });
  });

  test.each<[string, CsvFault, string[]]>([
    ['each job', { fault: 'fail' }, ['FAILED', 'FAILED', 'FAILED', 'FAILED']],
    ['the nth job', { fault: 'fail', nth: 2 }, ['COMPLETE', 'FAILED', 'COMPLETE', 'COMPLETE']],
    [
      'the nth job of a saved import',
      { fault: 'fail', mapping: 'CUSTIMPORT_OTHERS', nth: 2 },
      ['COMPLETE', 'COMPLETE', 'COMPLETE', 'FAILED'],
    ],
  ])('fall on %s', (_which, fault, statuses) => {
    addFault(sandbox.account, fault);
    const ids = [submit(['a']), submit(['b'], 'custimport_others'), submit(['c']), submit(['d'], 'custimport_others')];
    drain();
    expect(ids.map((id) => job(id).status)).toEqual(statuses);
  });

  test('the first fault that fits decides', () => {
    addFault(sandbox.account, { fault: 'fail', nth: 1 });
    addFault(sandbox.account, { fault: 'lose', every: 1 });
    const ids = [submit(['a']), submit(['b'])];
    drain();
    expect(ids.map((id) => job(id).status)).toEqual(['FAILED', 'COMPLETE']);
    expect(present(IDS)).toEqual([]);
  });

  test.each([
    [{ fault: 'stall', after: -1 }, '"after" of a fault is a whole number from 0 on, not -1.'],
    [{ fault: 'lose', every: 0 }, '"every" of a fault is a whole number from 1 on, not 0.'],
    [{ fault: 'fail', nth: 1.5 }, '"nth" of a fault is a whole number from 1 on, not 1.5.'],
    [{ fault: 'slow', takes: 'soon' }, '"takes" of a fault is an ISO 8601 duration such as PT2H, not soon.'],
  ] as [CsvFault, string][])('refuse %j', (fault, message) => {
    expect(() => addFault(sandbox.account, fault)).toThrow(message);
  });
});

describe('old CSV import jobs', () => {
  test('are forgotten after 30 days with their results, section_N350581; those under way are not', () => {
    const old = submit(['bad']);
    drain();
    const { resultsFile } = job(old);
    addFault(sandbox.account, { fault: 'stall' });
    const stalled = submit(['a']);
    drain();
    sandbox.account.clock.advance(30 * 24 * 3_600_000 - 60_000);
    expect(csvJobStatus(sandbox.account, old)).toBe('COMPLETE');
    sandbox.account.clock.advance(120_000);
    expect(csvJobStatus(sandbox.account, old)).toBeUndefined();
    expect(readResultsFile(sandbox.account, resultsFile ?? '')).toBeUndefined();
    expect(listCsvJobs(sandbox.account).map(({ taskId }) => taskId)).toEqual([stalled]);
    expect(csvJobStatus(sandbox.account, stalled)).toBe('PROCESSING');
  });
});

describe('cancelled CSV import jobs', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N353181.html
  test('a job that an administrator cancels keeps what it has imported, the rest is in results.csv, section_N350581', () => {
    addFault(sandbox.account, { fault: 'cancel', after: 2 });
    const id = submit(['a', 'bad', 'c', 'd']);
    drain();
    expect(job(id)).toMatchObject({ status: 'CANCELED', records: 4, imported: 1, failed: 1 });
    expect(job(id).message).toBe('1 records of 4 imported');
    expect(present(IDS)).toEqual(['a']);
    const rows = resultsOf(sandbox.account, job(id)).trimEnd().split('\r\n').slice(1);
    expect(rows.map((row) => row.split(',')[0])).toEqual(['bad', 'c', 'd']);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N353181.html
  test('pending and processing jobs can be cancelled, section_N350581, and their queue goes on', () => {
    addFault(sandbox.account, { fault: 'stall', after: 1, nth: 1 });
    const [stalled, pending, last] = [submit(['a', 'b']), submit(['c']), submit(['d'])];
    drain();
    cancelCsvJob(sandbox.account, pending);
    cancelCsvJob(sandbox.account, stalled);
    drain();
    expect([stalled, pending, last].map((id) => job(id).status)).toEqual(['CANCELED', 'CANCELED', 'COMPLETE']);
    expect(present(IDS)).toEqual(['a', 'd']);
    expect(resultsOf(sandbox.account, job(pending))).toContain('c,A,B,T,1');
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N353181.html
  test('jobs that are over cannot be cancelled', () => {
    const id = submit(['a']);
    drain();
    expect(() => cancelCsvJob(sandbox.account, id)).toThrow(`The import job ${id} is over: COMPLETE.`);
    expect(() => cancelCsvJob(sandbox.account, 'CSVIMPORT_0')).toThrow('There is no import job CSVIMPORT_0.');
  });

  test('a script is shown a value of task.TaskStatus, section_453959899902: COMPLETE, the stricter reading', () => {
    addFault(sandbox.account, { fault: 'cancel' });
    const id = submit(['a']);
    drain();
    expect(job(id).status).toBe('CANCELED');
    expect(csvJobStatus(sandbox.account, id)).toBe('COMPLETE');
  });

  test('the mail about a job gives its status and how many records were imported and not, section_N350581', () => {
    addFault(sandbox.account, { fault: 'cancel', after: 2 });
    submit(['a', 'bad', 'c', 'd']);
    drain();
    expect(listMail(sandbox.account)).toMatchObject([
      { body: expect.stringMatching(/Status: CANCELED\nRecords: 4\nImported: 1\nNot imported: 3$/) },
    ]);
  });
});
