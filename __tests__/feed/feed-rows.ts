import type { FeedColumn } from '../../src/SuiteScripts/HotWaxSync/feed/feed-columns';
import { type FeedRow, openFeedFile } from '../../src/SuiteScripts/HotWaxSync/feed/feed-file';

/** Reads the rows of a feed from its text. */
export function feedRows<Name extends string>(
  text: string,
  columns: readonly FeedColumn<Name>[],
  file = 'feed.csv',
): Iterable<FeedRow<Name>> {
  const opened = openFeedFile(file, text.split('\n'), columns);
  if (opened.unreadable !== undefined) {
    throw new Error(opened.unreadable.reason);
  }
  return opened.rows;
}

/** `file:row key CODE` for each reject: what a test cares about, on one line. */
export function told(rejects: readonly { file: string; row: number; key: string; code: string }[]): string[] {
  return rejects.map(({ file, row, key, code }) => `${file}:${row} ${key} ${code}`);
}
