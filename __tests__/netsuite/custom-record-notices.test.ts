import * as query from 'N/query';
import * as record from 'N/record';
import { beforeEach, expect, jest, test } from '@jest/globals';
import { customRecordNotices } from '../../src/SuiteScripts/HotWaxSync/netsuite/custom-record-notices';
import type { NewNotice } from '../../src/SuiteScripts/HotWaxSync/pipeline/notices';

jest.mock('N/query');
jest.mock('N/record');

const notices = customRecordNotices('customer');
const notice: NewNotice = {
  code: 'STEP_FAILED',
  about: 'collect',
  message: 'Invalid entity reference key Ada Byron',
  since: '2026-03-10T12:00:00.000Z',
  told: '',
  gone: '',
};

beforeEach(() => {
  jest.resetAllMocks();
});

test('G9: a notice is written with the feed, and without values', () => {
  const written: Record<string, unknown> = {};
  const setValue = ({ fieldId, value }: { fieldId: string; value: unknown }) => {
    written[fieldId] = value;
  };
  jest.mocked(record.create).mockReturnValue({ setValue, save: () => 7 } as never);
  expect(notices.add(notice)).toMatchObject({ id: 7, code: 'STEP_FAILED' });
  expect(written).toEqual({
    name: 'STEP_FAILED',
    custrecord_hcsync_notice_feed: 'customer',
    custrecord_hcsync_notice_about: 'collect',
    custrecord_hcsync_notice_message: 'Invalid entity reference key …',
    custrecord_hcsync_notice_since: '2026-03-10T12:00:00.000Z',
    custrecord_hcsync_notice_told: '',
    custrecord_hcsync_notice_gone: '',
  });
});

test('a change writes what is changed, and nothing else', () => {
  notices.change({ ...notice, id: 7 }, { told: '2026-03-10T12:15:00.000Z' });
  expect(jest.mocked(record.submitFields).mock.calls).toEqual([
    [
      {
        type: 'customrecord_hcsync_notice',
        id: 7,
        values: { custrecord_hcsync_notice_told: '2026-03-10T12:15:00.000Z' },
      },
    ],
  ]);
});

test('rows read back as notices; nothing told is blank', () => {
  const row = {
    id: 7,
    name: 'JOB_OVERDUE',
    custrecord_hcsync_notice_about: 'b-1',
    custrecord_hcsync_notice_told: null,
  };
  jest.mocked(query.runSuiteQL).mockReturnValue({ asMappedResults: () => [row] } as never);
  expect(notices.open('')).toEqual([
    { id: 7, code: 'JOB_OVERDUE', about: 'b-1', message: '', since: '', told: '', gone: '' },
  ]);
});

test('a message longer than a field costs its end, not the notice', () => {
  notices.change({ ...notice, id: 7 }, { message: 'x'.repeat(10_000), about: 'y'.repeat(10_000) });
  const written = jest.mocked(record.submitFields).mock.calls[0]?.[0] as { values: Record<string, string> } | undefined;
  expect(written?.values.custrecord_hcsync_notice_message?.length).toBe(3900);
  expect(written?.values.custrecord_hcsync_notice_about?.length).toBe(300);
});
