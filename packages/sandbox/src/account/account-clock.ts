/** The account's own time: it moves with the machine's and can be set forward, never back. */
export interface AccountClock {
  now(): Date;
  /** Moves the clock forward; the offset survives in the account. @param milliseconds not negative */
  advance(milliseconds: number): void;
}
