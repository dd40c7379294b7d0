import { FEED_FILE_WORDS, type FeedName } from './feeds';

/** Digits of the running number, so that names sort; a feed of a thousand files a day has them for a lifetime. */
const NUMBER_DIGITS = 8;

/**
 * The name of a feed file: it says the feed and sorts by time, without blanks, colons or a time zone to read.
 * @param number running number within the feed: two files of the same millisecond have two names
 * @param last the feed's last file, so that names sort even when the clock was set back
 */
export function feedFileName(feed: FeedName, now: Date, number: number, last?: string): string {
  const time = now.toISOString().replace(/[-:.]/g, '');
  const lastTime = /_(\d{8}T\d{9}Z)_/.exec(last ?? '')?.[1] ?? '';
  const sorting = time > lastTime ? time : lastTime;
  return `${FEED_FILE_WORDS[feed]}_${sorting}_${String(number).padStart(NUMBER_DIGITS, '0')}.csv`;
}
