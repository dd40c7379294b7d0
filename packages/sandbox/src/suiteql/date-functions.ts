import type { ValueContext } from './compare';
import { dateToText, readAccountDate, textToDate } from './dates';
import { numberOf, type SqlExpression, textOf } from './sql-expression';
import { unsupported } from './suiteql-error';
import { quoteText } from './table-definition';

const text = (sql: string): SqlExpression => ({ sql, type: 'text' });
const date = (sql: string): SqlExpression => ({ sql, type: 'date' });
const arg = (args: readonly SqlExpression[], index: number): SqlExpression => args[index] as SqlExpression;

function dateArgument(args: readonly SqlExpression[], index: number): string {
  const value = arg(args, index);
  if (value.type !== 'date' && value.type !== 'null') {
    throw unsupported('a date function on something that is no date; use TO_DATE');
  }
  return value.sql;
}

/** The last day of a month stays a last day. */
export function addMonths(context: ValueContext, args: readonly SqlExpression[]): SqlExpression {
  const from = dateArgument(args, 0);
  const months = `CAST(${numberOf(arg(args, 1), context.bindings)} AS INTEGER)`;
  const lastDay = `strftime('%Y-%m-%d', ${from}, 'start of month', (${months} + 1) || ' months', '-1 day') || substr(${from}, 11)`;
  const sameDay = `datetime(${from}, ${months} || ' months')`;
  return date(`CASE WHEN strftime('%d', ${from}, '1 day') = '01' THEN ${lastDay} ELSE min(${sameDay}, ${lastDay}) END`);
}

function constantText(value: SqlExpression, what: string): string {
  if (typeof value.constant !== 'string') {
    throw unsupported(`${what} that is no constant text`);
  }
  return value.constant;
}

export function toChar(context: ValueContext, args: readonly SqlExpression[]): SqlExpression {
  const [value, format] = [arg(args, 0), args[1]];
  if (!format) {
    return text(textOf(value, context.dateFormat));
  }
  const pattern = constantText(format, 'a format in TO_CHAR');
  if (value.type !== 'date') {
    throw unsupported(`TO_CHAR of a number with the format ${quoteText(pattern)} is not simulated by the sandbox`);
  }
  return text(dateToText(value.sql, pattern));
}

export function toDate(context: ValueContext, args: readonly SqlExpression[]): SqlExpression {
  const [value, format] = [arg(args, 0), args[1]];
  if (value.type === 'date' || value.type === 'null') {
    return date(value.sql);
  }
  const pattern = format ? constantText(format, 'a format in TO_DATE') : undefined;
  if (value.constant === undefined) {
    return columnToDate(value, pattern);
  }
  const given = String(value.constant);
  const read = pattern === undefined ? readAccountDate(given, context.dateFormat) : textToDate(given, pattern);
  if (read === undefined) {
    throw unsupported(`Invalid date value (must be ${context.dateFormat}): ${quoteText(given)}`);
  }
  return date(context.bindings.bind(read));
}

function columnToDate(value: SqlExpression, pattern: string | undefined): SqlExpression {
  const upper = pattern?.toUpperCase();
  if (upper === 'YYYY-MM-DD' || upper === 'YYYY-MM-DD HH24:MI:SS') {
    return date(`datetime(${value.sql})`);
  }
  throw unsupported('TO_DATE of a column in a format other than YYYY-MM-DD is not simulated by the sandbox');
}

const DATE_UNITS: Readonly<Record<string, string>> = {
  DD: '%Y-%m-%d 00:00:00',
  DDD: '%Y-%m-%d 00:00:00',
  HH24: '%Y-%m-%d %H:00:00',
  HH: '%Y-%m-%d %H:00:00',
  MI: '%Y-%m-%d %H:%M:00',
  MM: '%Y-%m-01 00:00:00',
  MON: '%Y-%m-01 00:00:00',
  MONTH: '%Y-%m-01 00:00:00',
  YEAR: '%Y-01-01 00:00:00',
  YY: '%Y-01-01 00:00:00',
  YYYY: '%Y-01-01 00:00:00',
};

/** TRUNC of a date. */
export function truncateDate(value: SqlExpression, detail: SqlExpression | undefined): SqlExpression {
  const unit = detail ? constantText(detail, 'a unit in TRUNC').toUpperCase() : 'DD';
  const pattern = DATE_UNITS[unit];
  if (pattern === undefined) {
    throw unsupported(`TRUNC of a date to ${unit} is not simulated by the sandbox`);
  }
  return date(`strftime('${pattern}', ${value.sql})`);
}

/** LAST_DAY */
export const lastDay = (args: readonly SqlExpression[]): SqlExpression =>
  date(`datetime(${dateArgument(args, 0)}, 'start of month', '1 month', '-1 day')`);

/** MONTHS_BETWEEN: whole months between equal days and between last days, else parts of months with 31 days. */
export function monthsBetween(args: readonly SqlExpression[]): SqlExpression {
  const [late, early] = [dateArgument(args, 0), dateArgument(args, 1)];
  const part = (pattern: string, sql: string) => `CAST(strftime('${pattern}', ${sql}) AS INTEGER)`;
  const months = `((${part('%Y', late)} - ${part('%Y', early)}) * 12 + ${part('%m', late)} - ${part('%m', early)})`;
  const isLast = (sql: string) => `strftime('%d', ${sql}, '1 day') = '01'`;
  const whole = `strftime('%d', ${late}) = strftime('%d', ${early}) OR (${isLast(late)} AND ${isLast(early)})`;
  const days = (sql: string) => `(julianday(${sql}) - julianday(${sql}, 'start of month'))`;
  return {
    sql: `CASE WHEN ${whole} THEN ${months} ELSE ${months} + (${days(late)} - ${days(early)}) / 31.0 END`,
    type: 'number',
  };
}
