import type { ValueContext } from './compare';
import { toDate } from './date-functions';
import { textToDate } from './dates';
import { numberOf, type SqlExpression } from './sql-expression';
import { unsupported } from './suiteql-error';

/** Oracle counts dates in days: date ± number is a date, date − date a number. */
export function dateArithmetic(
  context: ValueContext,
  operator: string,
  left: SqlExpression,
  right: SqlExpression,
): SqlExpression {
  if (operator === '-' && left.type === 'date' && right.type === 'date') {
    return { sql: `round(julianday(${left.sql}) - julianday(${right.sql}), 8)`, type: 'number' };
  }
  if (operator !== '-' && operator !== '+') {
    throw unsupported(`a date with ${operator}`);
  }
  const [date, days] = left.type === 'date' ? [left, right] : [right, left];
  const sign = operator === '-' ? '-' : '';
  return { sql: `datetime(${date.sql}, (${sign}(${numberOf(days, context.bindings)})) || ' days')`, type: 'date' };
}

/** CAST to DATE, and the literals DATE '2026-03-09' and TIMESTAMP '2026-03-09 10:15:00'. */
export function castToDate(context: ValueContext, operand: SqlExpression): SqlExpression {
  if (typeof operand.constant !== 'string') {
    return toDate(context, [operand]);
  }
  const format = operand.constant.includes(':') ? 'YYYY-MM-DD HH24:MI:SS' : 'YYYY-MM-DD';
  return { sql: context.bindings.bind(textToDate(operand.constant, format)), type: 'date' };
}

const PARTS: Readonly<Record<string, string>> = {
  year: '%Y',
  month: '%m',
  day: '%d',
  hour: '%H',
  minute: '%M',
  second: '%S',
};

/** EXTRACT(YEAR FROM date) */
export function extractPart(field: string, date: SqlExpression): SqlExpression {
  const part = PARTS[field.toLowerCase()];
  if (part === undefined || date.type !== 'date') {
    throw unsupported(`EXTRACT(${field.toUpperCase()}) of something that is no date`);
  }
  return { sql: `CAST(strftime('${part}', ${date.sql}) AS INTEGER)`, type: 'number' };
}
