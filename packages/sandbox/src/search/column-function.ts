import { NetSuiteError, NotSimulatedError } from '../errors';
import { type Bindings, numberOf, type SqlExpression } from '../suiteql/sql-expression';
import type { Summarized } from './summary';

interface FunctionContext {
  readonly bindings: Bindings;
  /** `YYYY-MM-DD HH:MM:SS` in the account's zone */
  readonly now: string;
}

type Writer = (context: FunctionContext, value: SqlExpression) => Summarized;

const onNumber =
  (write: (x: string) => string): Writer =>
  ({ bindings }, value) => ({
    value: { sql: write(numberOf(value, bindings)), type: 'number' },
    format: 'number',
  });

/** Whole units that have passed; the help does not say how parts of them count (unconfirmed). */
const age =
  (days: number): Writer =>
  ({ bindings, now }, value) => ({
    value: {
      sql: `CAST((julianday(${bindings.bind(now)}) - julianday(${value.sql})) / ${days} + 0.0000001 AS INTEGER)`,
      type: 'number',
    },
    format: 'number',
  });

const dated =
  (pattern: string): Writer =>
  (_, value) => ({ value: { sql: `strftime('${pattern}', ${value.sql})`, type: 'text' }, format: 'text' });

/**
 * `Column.function`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_453268676757.html
 * Those without a writer are not simulated, since the page does not say what their text looks like. That months are
 * `2026-03` is what public scripts show (unconfirmed).
 */
const FUNCTIONS: Readonly<Record<string, Writer | undefined>> = {
  absoluteValue: onNumber((x) => `abs(${x})`),
  ageInDays: age(1),
  ageInHours: age(1 / 24),
  ageInMonths: undefined,
  ageInWeeks: age(7),
  ageInYears: undefined,
  calendarWeek: undefined,
  day: (_, value) => ({ value: { sql: `substr(${value.sql}, 1, 10) || ' 00:00:00'`, type: 'date' }, format: 'date' }),
  month: dated('%Y-%m'),
  negate: onNumber((x) => `-(${x})`),
  numberAsTime: undefined,
  percentOfTotal: undefined,
  quarter: undefined,
  rank: undefined,
  round: onNumber((x) => `round(${x})`),
  roundToHundredths: onNumber((x) => `round(${x}, 2)`),
  roundToTenths: onNumber((x) => `round(${x}, 1)`),
  weekOfYear: undefined,
  year: dated('%Y'),
};

/**
 * The name as the page writes it; scripts write it in any case.
 * @throws NetSuiteError INVALID_SRCH_FUNCTN
 */
export function readFunction(given: string): string {
  const known = Object.keys(FUNCTIONS).find((name) => name.toLowerCase() === given.toLowerCase());
  if (known === undefined) {
    throw new NetSuiteError('INVALID_SRCH_FUNCTN', `A search.Column contains an invalid function: ${given}.`);
  }
  return known;
}

/** @param name as `readFunction` gives it */
export function applyFunction(context: FunctionContext, name: string, { value }: Summarized): Summarized {
  const write = FUNCTIONS[name];
  if (!write) {
    throw new NotSimulatedError(`N/search with the column function ${name}`);
  }
  return write(context, value);
}
