import type { Bindings } from '../suiteql/sql-expression';

/** What writing a filter needs besides the filter. */
export interface ConditionContext {
  readonly bindings: Bindings;
  readonly dateFormat: string;
  readonly timeFormat: string;
  readonly timeZone: string;
  /** `YYYY-MM-DD HH:MM:SS` on the account's clock */
  readonly now: string;
}
