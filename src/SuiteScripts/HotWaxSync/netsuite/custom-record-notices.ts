import * as record from 'N/record';
import { withoutValues } from '../feed/without-values';
import { EVENTS, type NewNotice, type Notice, type Notices } from '../pipeline/notices';
import type { SyncErrorCode } from '../pipeline/sync-error';
import { type Row, select, text } from './suiteql';

const TYPE = 'customrecord_hcsync_notice';

/** Which field of the record holds what. */
const FIELDS = {
  code: 'name',
  about: 'custrecord_hcsync_notice_about',
  message: 'custrecord_hcsync_notice_message',
  since: 'custrecord_hcsync_notice_since',
  told: 'custrecord_hcsync_notice_told',
  gone: 'custrecord_hcsync_notice_gone',
} as const satisfies Record<keyof NewNotice, string>;

/** Characters that a field holds: a text area 4,000, free text 300. */
const LENGTHS: Partial<Record<keyof NewNotice, number>> = { message: 3900 };

/** The notices of one feed in a custom record type: 10 units per look, 6 per new one, 2 per change, 4 to remove one. */
export function customRecordNotices(feed: string): Notices {
  return {
    open: (before) =>
      select(
        `SELECT * FROM ${TYPE} WHERE custrecord_hcsync_notice_feed = ?
          AND (custrecord_hcsync_notice_told IS NULL OR name NOT IN (${EVENTS.map(() => '?').join(', ')})
            OR custrecord_hcsync_notice_since < ?)
        ORDER BY id`,
        // Blank is null to NetSuite, and nothing is less than null.
        [feed, ...EVENTS, before === '' ? '0' : before],
      ).map(toNotice),
    add: (notice) => ({ ...notice, id: create({ ...noticeValues(notice), custrecord_hcsync_notice_feed: feed }) }),
    change: (notice, changes) => {
      record.submitFields({ type: TYPE, id: notice.id, values: noticeValues(changes) });
      return { ...notice, ...changes };
    },
    remove: ({ id }) => {
      record.delete({ type: TYPE, id });
    },
  };
}

export function noticeValues(notice: Partial<NewNotice>): Record<string, string> {
  return Object.fromEntries(
    (Object.entries(notice) as [keyof NewNotice, string][])
      .filter(([key]) => key in FIELDS)
      .map(([key, value]) => [FIELDS[key], withoutValues(value).slice(0, LENGTHS[key] ?? 300)]),
  );
}

function create(values: Record<string, string>): number {
  const row = record.create({ type: TYPE });
  for (const [fieldId, value] of Object.entries(values)) {
    row.setValue({ fieldId, value });
  }
  return row.save();
}

function toNotice(row: Row): Notice {
  return {
    id: Number(row.id),
    code: text(row[FIELDS.code]) as SyncErrorCode,
    about: text(row[FIELDS.about]),
    message: text(row[FIELDS.message]),
    since: text(row[FIELDS.since]),
    told: text(row[FIELDS.told]),
    gone: text(row[FIELDS.gone]),
  };
}
