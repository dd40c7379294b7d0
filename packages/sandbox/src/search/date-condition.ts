import { DateTime } from 'luxon';
import { NotSimulatedError } from '../errors';
import { readAccountDate } from '../suiteql/dates';
import { localText } from '../suiteql/local-time';
import type { ConditionContext } from './condition-context';
import { namedDate, type Span } from './named-dates';
import { DATE_MARK } from './parse-filters';
import type { FilterSpec } from './search-definition';
import { invalidFilter, invalidOperator } from './search-errors';

/** The moments that a value of a filter stands for; a named one such as `thismonth` has its own end. */
interface ValueSpan extends Span {
  readonly named?: true;
}

/** @param sql `YYYY-MM-DD HH:MM:SS` in the account's zone */
export function writeDateCondition(
  context: ConditionContext,
  format: 'date' | 'datetime',
  sql: string,
  filter: FilterSpec,
): string {
  const { operator } = filter;
  if (operator === 'isempty') return `${sql} IS NULL`;
  if (operator === 'isnotempty') return `${sql} IS NOT NULL`;
  const negative = operator.startsWith('not');
  const spans = filter.values.map((value) => spanOf(context, format, String(value), filter));
  const condition = spanCondition(context, sql, negative ? operator.slice(3) : operator, spans, filter);
  return negative ? `(${sql} IS NULL OR NOT (${condition}))` : condition;
}

/**
 * `within` with one date has no end, as on the page of a saved search whose second date is left empty: public scripts give
 * one and expect what came since. The help, which says only which fields take it, is silent (unconfirmed):
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_4094344956.html
 */
function spanCondition(
  context: ConditionContext,
  sql: string,
  operator: string,
  spans: readonly ValueSpan[],
  filter: FilterSpec,
): string {
  const [from, to] = spans;
  if (!from) {
    throw invalidFilter(filter.name);
  }
  const bind = (moment: string) => context.bindings.bind(moment);
  switch (operator) {
    case 'on':
      return `${sql} BETWEEN ${bind(from.first)} AND ${bind(from.last)}`;
    case 'within':
      if (!to && !from.named) return `${sql} >= ${bind(from.first)}`;
      return `${sql} BETWEEN ${bind(from.first)} AND ${bind((to ?? from).last)}`;
    case 'before':
      return `${sql} < ${bind(from.first)}`;
    case 'onorbefore':
      return `${sql} <= ${bind(from.last)}`;
    case 'after':
      return `${sql} > ${bind(from.last)}`;
    case 'onorafter':
      return `${sql} >= ${bind(from.first)}`;
    default:
      throw invalidOperator(filter.operator);
  }
}

/** @throws NetSuiteError when the text is no date in the account's format */
function spanOf(context: ConditionContext, format: 'date' | 'datetime', text: string, filter: FilterSpec): ValueSpan {
  if (text.startsWith(DATE_MARK)) {
    const moment = localText(new Date(text.slice(DATE_MARK.length)), context.timeZone);
    return format === 'date' ? wholeDay(moment.slice(0, 10)) : { first: moment, last: moment };
  }
  const named = namedDate(text.toLowerCase(), context.now);
  if (named) {
    return { ...named, named: true };
  }
  if (/^[a-z]+\d*$/i.test(text)) {
    throw new NotSimulatedError(`N/search with the date ${text}`);
  }
  const [, dateText = '', timeText] = /^(.*?)(?:\s+(\d{1,2}[:.-]\d{2}.*))?$/.exec(text.trim()) ?? [];
  const date = readAccountDate(dateText, context.dateFormat);
  if (date === undefined) {
    throw invalidFilter(`${filter.name}, value ${text}`);
  }
  const day = date.slice(0, 10);
  return format === 'date' || timeText === undefined ? wholeDay(day) : minuteOf(context, day, timeText, filter);
}

const wholeDay = (day: string): Span => ({ first: `${day} 00:00:00`, last: `${day} 23:59:59` });

function minuteOf(context: ConditionContext, day: string, text: string, filter: FilterSpec): Span {
  const time = DateTime.fromFormat(text.toUpperCase(), context.timeFormat, { zone: 'utc', locale: 'en-US' });
  if (!time.isValid) {
    throw invalidFilter(`${filter.name}, value ${text}`);
  }
  const minute = time.toFormat('HH:mm');
  return { first: `${day} ${minute}:00`, last: `${day} ${minute}:59` };
}
