import { accountDateToText } from './dates';
import { unsupported } from './suiteql-error';
import { quoteText, type ValueType } from './table-definition';

/** A SuiteQL expression in SQLite's words. */
export interface SqlExpression {
  readonly sql: string;
  readonly type: ValueType;
  /** The value, when it is known already: a literal or a bound parameter. */
  readonly constant?: string | number;
  /** A condition that an index answers and that holds whenever the value is in the list. @param list in parentheses */
  readonly narrow?: (list: string) => string;
  /** Texts of BUILTIN.DF and BUILTIN.CF; only columns of tables have them. */
  readonly display?: () => SqlExpression;
  readonly criterion?: () => SqlExpression;
}

/** What is handed to SQLite beside the text. Whole numbers go as bigint: libsql hands a number over as REAL. */
export type BoundValue = string | number | bigint | null;

/** Values that are bound, `?1` the first. */
export class Bindings {
  readonly values: BoundValue[] = [];

  /** @returns the marker that stands for the value */
  bind(value: string | number): string {
    const bound = typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
    return `?${this.values.push(bound)}`;
  }

  constant(value: string | number | null): SqlExpression {
    const bind = () => this.bind(value as string | number);
    // Oracle has no empty text: '' is NULL.
    if (value === null || value === '') {
      return { sql: 'NULL', type: 'null' };
    }
    // Bound when it is written only: SQLite wants every bound value to be used.
    let marker: string | undefined;
    return {
      get sql() {
        marker ??= bind();
        return marker;
      },
      type: typeof value === 'number' ? 'number' : 'text',
      constant: value,
    };
  }
}

/** Text of any expression, as Oracle's implicit TO_CHAR; a date comes in the account's format. */
export function textOf(expression: SqlExpression, dateFormat: string): string {
  if (typeof expression.constant === 'number') {
    return `CAST(${expression.sql} AS TEXT)`;
  }
  if (expression.type === 'number') {
    const whole = `CAST(${expression.sql} AS INTEGER)`;
    return `CAST(CASE WHEN ${expression.sql} = ${whole} THEN ${whole} ELSE ${expression.sql} END AS TEXT)`;
  }
  return expression.type === 'date' ? accountDateToText(expression.sql, dateFormat) : expression.sql;
}

/** @throws NetSuiteError for a constant that is no number, as Oracle's ORA-01722 */
export function numberOf(expression: SqlExpression, bindings: Bindings): string {
  if (expression.type === 'number' || expression.type === 'null') {
    return expression.sql;
  }
  if (typeof expression.constant === 'string') {
    return bindings.bind(readNumber(expression.constant));
  }
  return `CAST(${expression.sql} AS NUMERIC)`;
}

export function readNumber(text: string): number {
  if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(text)) {
    throw unsupported(`invalid number ${quoteText(text)}`);
  }
  return Number(text);
}
