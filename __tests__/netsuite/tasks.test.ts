import * as email from 'N/email';
import * as log from 'N/log';
import * as runtime from 'N/runtime';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { requestAnotherRun } from '../../src/SuiteScripts/HotWaxSync/netsuite/another-run';
import { csvImportJobs } from '../../src/SuiteScripts/HotWaxSync/netsuite/csv-import-jobs';
import { mailer } from '../../src/SuiteScripts/HotWaxSync/netsuite/mailer';

const mockTask = {
  create: jest.fn<(options: object) => object>(),
  checkStatus: jest.fn<(options: object) => object>(),
};

jest.mock('N/email');
jest.mock('N/file');
jest.mock('N/log');
jest.mock('N/runtime');
// Oracle's automatic mock loses the names of the statuses.
jest.mock('N/task', () => ({
  create: (options: object) => mockTask.create(options),
  checkStatus: (options: object) => mockTask.checkStatus(options),
  TaskType: { SCHEDULED_SCRIPT: 'SCHEDULED_SCRIPT', CSV_IMPORT: 'CSV_IMPORT' },
  TaskStatus: { PENDING: 'PENDING', PROCESSING: 'PROCESSING', COMPLETE: 'COMPLETE', FAILED: 'FAILED' },
}));

beforeEach(() => {
  jest.resetAllMocks();
});

test.each([
  ['PENDING', false],
  ['PROCESSING', false],
  ['COMPLETE', true],
  ['FAILED', true],
])('G1: a job that is %s has ended: %s; failed jobs are looked up as well', (status, ended) => {
  mockTask.checkStatus.mockReturnValue({ status });
  expect(csvImportJobs('map').hasEnded('CSVIMPORT_1')).toBe(ended);
});

describe('requestAnotherRun', () => {
  beforeEach(() => {
    jest.mocked(runtime.getCurrentScript).mockReturnValue({ id: 'customscript_this' } as never);
  });

  test('submits the on-demand deployment of the running script', () => {
    const submit = jest.fn();
    mockTask.create.mockReturnValue({ submit });
    requestAnotherRun('customdeploy_now');
    expect(mockTask.create).toHaveBeenCalledWith({
      taskType: 'SCHEDULED_SCRIPT',
      scriptId: 'customscript_this',
      deploymentId: 'customdeploy_now',
    });
    expect(submit).toHaveBeenCalledTimes(1);
  });

  test('a run that is queued already is no failure of this one', () => {
    mockTask.create.mockReturnValue({
      submit: () => {
        throw new Error('MAP_REDUCE_ALREADY_RUNNING');
      },
    });
    expect(() => requestAnotherRun('customdeploy_now')).not.toThrow();
    expect(log.audit).toHaveBeenCalledTimes(1);
  });
});

describe('mailer', () => {
  test('writes to each address, with the author’s name', () => {
    mailer(5, 'a@example.com; b@example.com,c@example.com').send('subject', 'body');
    expect(jest.mocked(email.send).mock.calls).toEqual([
      [
        {
          author: 5,
          recipients: ['a@example.com', 'b@example.com', 'c@example.com'],
          subject: 'subject',
          body: 'body',
        },
      ],
    ]);
  });

  test.each([
    ['author', undefined, 'a@example.com'],
    ['recipients', 5, ' '],
  ])('writes nothing without %s', (_, author, recipients) => {
    mailer(author, recipients).send('subject', 'body');
    expect(email.send).not.toHaveBeenCalled();
  });
});
