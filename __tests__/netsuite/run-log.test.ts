import * as log from 'N/log';
import { beforeEach, expect, jest, test } from '@jest/globals';
import { runLog } from '../../src/SuiteScripts/HotWaxSync/netsuite/run-log';

jest.mock('N/log');

beforeEach(() => {
  jest.resetAllMocks();
});

const said = { file: 'a.csv', message: 'Invalid entity reference key Ada Byron' };
const written = {
  title: 'Step settle failed',
  details: { file: 'a.csv', message: 'Invalid entity reference key …' },
};

test('G9: what NetSuite said goes into the log without values', () => {
  runLog.error('Step settle failed', said);
  runLog.audit('Step settle failed', said);
  expect(log.error).toHaveBeenCalledWith(written);
  expect(log.audit).toHaveBeenCalledWith(written);
});
