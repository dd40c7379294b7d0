import * as email from 'N/email';
import * as log from 'N/log';
import * as runtime from 'N/runtime';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { requestAnotherRun } from '../../src/SuiteScripts/HotWaxSync/netsuite/another-run';
import { csvImportJobs } from '../../src/SuiteScripts/HotWaxSync/netsuite/csv-import-jobs';
import { mailer, mailSettings } from '../../src/SuiteScripts/HotWaxSync/netsuite/mailer';
import { RunProblems } from '../../src/SuiteScripts/HotWaxSync/pipeline/problems';

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

describe('status of a job', () => {
  test.each([
    ['PENDING', 'running'],
    ['PROCESSING', 'running'],
    ['COMPLETE', 'complete'],
    ['FAILED', 'failed'],
    ['CANCELED', 'failed'],
  ])('%s means %s', (status, meaning) => {
    mockTask.checkStatus.mockReturnValue({ status });
    expect(csvImportJobs('map').status('CSVIMPORT_1')).toBe(meaning);
  });

  test.each([null, undefined, 'RETRY'])('G1: %s is not taken for an end', (status) => {
    mockTask.checkStatus.mockReturnValue({ status });
    expect(() => csvImportJobs('map').status('CSVIMPORT_1')).toThrow(`NetSuite says of the job: ${status}`);
  });
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
  const problems = new RunProblems();
  const settings = (author: string, recipients: string) => mailSettings('custscript_', author, recipients, problems);

  test('writes to each address, with the author’s name', () => {
    mailer(settings('5', 'a@example.com; b@example.com,c@example.com')).send('subject', 'body');
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
    expect(problems.all()).toEqual([]);
  });

  test.each([
    ['author', '', 'a@example.com'],
    ['recipients', '5', ' '],
  ])('writes nothing without %s', (_, author, recipients) => {
    mailer(settings(author, recipients)).send('subject', 'body');
    expect(email.send).not.toHaveBeenCalled();
  });

  test('writes to ten recipients at most, and says so', () => {
    const addresses = Array.from({ length: 11 }, (_, index) => `a${index}@example.com`);
    const eleven = new RunProblems();
    expect(mailSettings('custscript_', '5', addresses.join(','), eleven).recipients).toEqual(addresses.slice(0, 10));
    expect(eleven.all()).toMatchObject([{ code: 'PARAMETER_INVALID', about: 'custscript_mail_recipients' }]);
  });

  test.each([
    ['mail_recipients', '5', 'a@example.com, nobody', ['a@example.com'], 5],
    ['mail_author', 'Ada', 'a@example.com', ['a@example.com'], undefined],
  ])('G6, G9: names a wrong %s, not its value, and uses what is right', (name, author, text, recipients, id) => {
    const wrong = new RunProblems();
    expect(mailSettings('custscript_', author, text, wrong)).toEqual({ author: id, recipients });
    expect(wrong.all()).toMatchObject([{ code: 'PARAMETER_INVALID', about: `custscript_${name}` }]);
    expect(JSON.stringify(wrong.all())).not.toMatch(/nobody|Ada/);
  });
});
