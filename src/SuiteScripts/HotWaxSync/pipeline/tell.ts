import { digest } from './digest';
import { isEvent, type Notice } from './notices';
import type { Ports } from './ports';
import type { Problem } from './problems';
import { saidBy } from './said-by';

const DAY = 24 * 60 * 60 * 1000;
/** So many problems become notices in one run, and so many notices go into one mail; the others follow in later runs. */
const MOST_AT_ONCE = 20;
const QUERY_UNITS = 10;
const ADD_UNITS = 6;
const CHANGE_UNITS = 2;
const MAIL_UNITS = 20;
/** What telling costs at most. Every run keeps it back, so that there is always enough left to tell why it did so little. */
export const TELL_UNITS = QUERY_UNITS + (MOST_AT_ONCE + 1) * ADD_UNITS + MAIL_UNITS + MOST_AT_ONCE * CHANGE_UNITS;
const REMOVE_UNITS = 4;

export interface Telling {
  readonly feedName: string;
  /** Whether the run came to everything, so that a problem it did not meet is over. */
  readonly complete: boolean;
  /** ISO instant: told events from before it are removed; blank to keep them all. */
  readonly keepSince: string;
}

/**
 * Tells people what went wrong: once when it comes, and once a day while it lasts. What is to be told is in the list of
 * notices before the mail is sent, and marked as told after it, so a run that dies in between tells it again and never
 * loses it. A mail that fails is tried again by every later run and fails none of them.
 * @returns problems that were told now for the first time or the day, or could not be
 */
export function tell({ feedName, complete, keepSince }: Telling, ports: Ports): Notice[] {
  const { notices, problems, clock } = ports;
  const now = clock.now();
  const before = notices.open(keepSince);
  const lasting = writeDown(problems.all(), before, ports);
  const known = new Map(before.map((notice) => [notice.id, notice]));
  for (const notice of lasting) {
    known.set(notice.id, notice);
  }
  const lastingIds = new Set(lasting.map(({ id }) => id));
  const due = [...known.values()]
    .filter(({ id, told }) => told === '' || (lastingIds.has(id) && Date.parse(now) - Date.parse(told) >= DAY))
    .slice(0, MOST_AT_ONCE);
  const unsent = sendMail(feedName, due, before, ports);
  if (unsent !== undefined) {
    lastingIds.add(unsent.id);
  }
  if (complete) {
    clearAway(
      before.filter(({ id, told }) => told !== '' && !lastingIds.has(id)),
      keepSince,
      ports,
    );
  }
  return due.filter((notice) => !isEvent(notice));
}

/** @returns the notices of the problems of this run */
function writeDown(problems: readonly Problem[], before: readonly Notice[], { notices, clock }: Ports): Notice[] {
  let writes = 0;
  return problems.flatMap(({ code, about, message }) => {
    const known = before.find((notice) => notice.code === code && notice.about === about);
    if (known?.gone === '') {
      // What is said of it may have changed since; it is written down when it is told next.
      return [{ ...known, message }];
    }
    if (++writes > MOST_AT_ONCE) {
      return [];
    }
    return known === undefined
      ? [notices.add({ code, about, message, since: clock.now(), told: '', gone: '' })]
      : [notices.change(known, { message, gone: '' })];
  });
}

/** @returns the notice of a mail that NetSuite does not send */
function sendMail(
  feedName: string,
  due: readonly Notice[],
  before: readonly Notice[],
  ports: Ports,
): Notice | undefined {
  if (due.length === 0) {
    return undefined;
  }
  const { mailer, notices, clock, log } = ports;
  const { subject, body } = digest(feedName, due);
  try {
    mailer.send(subject, body);
  } catch (error) {
    const message = saidBy(error);
    log.error('The digest could not be mailed: check mail author and recipients', { message });
    return writeDown([{ code: 'MAIL_NOT_SENT', about: '', message }], before, ports)[0];
  }
  for (const notice of due) {
    notices.change(notice, { message: notice.message, told: clock.now() });
  }
  return undefined;
}

/**
 * Problems that are over, and old events. A problem stays in the list for a day after it was told, marked as gone: one
 * that comes and goes is still told once a day only.
 */
function clearAway(notices: readonly Notice[], keepSince: string, ports: Ports): void {
  const now = ports.clock.now();
  for (const notice of notices) {
    if (!ports.budget.allows(REMOVE_UNITS)) {
      return;
    }
    if (isEvent(notice) ? notice.since < keepSince : Date.parse(now) - Date.parse(notice.told) >= DAY) {
      ports.notices.remove(notice);
    } else if (!isEvent(notice) && notice.gone === '') {
      ports.notices.change(notice, { gone: now });
    }
  }
}
