import type { SyncErrorCode } from './sync-error';

/**
 * What people are to hear of. A *problem* lasts from run to run: it is told when it comes, reminded of once a day while
 * it lasts, and goes when it is over. An *event* happened once and is told once.
 */
export interface Notice {
  readonly id: number;
  readonly code: SyncErrorCode;
  /** What it is about, e.g. the name of a file; with the code it tells one notice from another. */
  readonly about: string;
  readonly message: string;
  /** ISO instant at which it was first seen. */
  readonly since: string;
  /** ISO instant of the last e-mail about it; blank until it is told. */
  readonly told: string;
  /** ISO instant at which a problem was over; blank while it lasts. It may come back. */
  readonly gone: string;
}

export type NewNotice = Omit<Notice, 'id'>;

export const EVENTS: readonly SyncErrorCode[] = ['ROWS_REJECTED'];

export function isEvent({ code }: Pick<Notice, 'code'>): boolean {
  return EVENTS.includes(code);
}

/** The notices of one feed, in a list that an administrator reads. Every write holds when the call returns. */
export interface Notices {
  /** Problems, events that are not told, and events from before an ISO instant, oldest first. 10 units. */
  open(before: string): Notice[];
  /** 6 units. */
  add(notice: NewNotice): Notice;
  /** 2 units. */
  change(notice: Notice, changes: Partial<NewNotice>): Notice;
  /** 4 units. */
  remove(notice: Notice): void;
}
