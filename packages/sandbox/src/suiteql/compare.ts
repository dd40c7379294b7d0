import { readAccountDate } from './dates';
import { type Bindings, numberOf, readNumber, type SqlExpression, textOf } from './sql-expression';
import { unsupported } from './suiteql-error';
import { quoteText, type ValueType } from './table-definition';

export interface ValueContext {
  readonly bindings: Bindings;
  readonly dateFormat: string;
}

/** Brings two values to one type, as Oracle does before it compares them. */
export function align(context: ValueContext, left: SqlExpression, right: SqlExpression): readonly [string, string] {
  const [leftType, rightType] = [left.type, right.type];
  if (leftType === 'null' || rightType === 'null') {
    return [left.sql, right.sql];
  }
  if (leftType === 'date' || rightType === 'date') {
    return [dateOf(context, left), dateOf(context, right)];
  }
  if (leftType === 'number' && rightType === 'number') {
    return [left.sql, right.sql];
  }
  // Oracle would turn the column into numbers and fail at the first row that is none; the constant is turned instead.
  if (left.constant !== undefined && leftType === 'number') {
    return [textOf(left, context.dateFormat), right.sql];
  }
  if (right.constant !== undefined && rightType === 'number') {
    return [left.sql, textOf(right, context.dateFormat)];
  }
  if (leftType === 'number' || rightType === 'number') {
    return [numberOf(left, context.bindings), numberOf(right, context.bindings)];
  }
  return [left.sql, right.sql];
}

/** Text is read in the account's date format, as NetSuite does. */
function dateOf(context: ValueContext, expression: SqlExpression): string {
  if (expression.type === 'date') {
    return expression.sql;
  }
  if (typeof expression.constant !== 'string') {
    throw unsupported('a comparison of a date with something else; use TO_DATE');
  }
  const date = readAccountDate(expression.constant, context.dateFormat);
  if (date === undefined) {
    throw unsupported(`Invalid date value (must be ${context.dateFormat}): ${quoteText(expression.constant)}`);
  }
  return context.bindings.bind(date);
}

/** @param operator =, <>, <, <=, > or >= */
export function compare(context: ValueContext, operator: string, left: SqlExpression, right: SqlExpression): string {
  const [a, b] = align(context, left, right);
  const plain = `${a} ${operator} ${b}`;
  if (operator !== '=') {
    return plain;
  }
  if (left.narrow && typeof right.constant === 'string') {
    return `(${left.narrow(`(${b})`)} AND ${plain})`;
  }
  return right.narrow && typeof left.constant === 'string' ? `(${right.narrow(`(${a})`)} AND ${plain})` : plain;
}

/** `value IN (items)`, each item brought to the value's type. */
export function inList(context: ValueContext, value: SqlExpression, items: readonly SqlExpression[]): string {
  const written = items.filter((item) => item.type !== 'null').map((item) => itemAs(context, value, item));
  const list = `(${written.join(', ')})`;
  const plain = `${value.sql} IN ${list}`;
  return value.narrow && items.every((item) => item.constant !== undefined)
    ? `(${value.narrow(list)} AND ${plain})`
    : plain;
}

function itemAs(context: ValueContext, value: SqlExpression, item: SqlExpression): string {
  if (value.type === 'number' && typeof item.constant === 'string') {
    return context.bindings.bind(readNumber(item.constant));
  }
  return align(context, value, item)[1];
}

/** `value IN (SELECT …)`; SQLite would find a number unequal to its text. */
export function inQuery(
  context: ValueContext,
  value: SqlExpression,
  query: { readonly sql: string; readonly columns: readonly { readonly type: ValueType }[] },
): string {
  const [first, ...more] = query.columns;
  if (!first || more.length > 0) {
    throw unsupported('a subquery with more than one column after IN');
  }
  const mixed = first.type !== value.type && [first.type, value.type].includes('number');
  if (!mixed || first.type === 'null' || value.type === 'null') {
    return `${value.sql} IN (${query.sql})`;
  }
  const sought = value.type === 'number' ? textOf(value, context.dateFormat) : numberOf(value, context.bindings);
  return `${sought} IN (${query.sql})`;
}

/**
 * LIKE, which in Oracle heeds letter case: SQLite's GLOB does, its LIKE does not.
 * @param escapeSign the sign that takes the meaning from `%` and `_`
 */
export function like(
  context: ValueContext,
  value: SqlExpression,
  pattern: SqlExpression,
  escapeSign: string | undefined,
): string {
  if (value.type === 'date') {
    throw unsupported('LIKE on a date; use TO_CHAR');
  }
  const text = textOf(value, context.dateFormat);
  if (pattern.constant !== undefined) {
    return `${text} GLOB ${context.bindings.bind(globPattern(String(pattern.constant), escapeSign))}`;
  }
  const signs: readonly (readonly [string, string])[] = [
    ['[', '[[]'],
    ['*', '[*]'],
    ['?', '[?]'],
    ['%', '*'],
    ['_', '?'],
  ];
  return `${text} GLOB ${signs.reduce((sql, [from, to]) => `replace(${sql}, '${from}', '${to}')`, textOf(pattern, context.dateFormat))}`;
}

function globPattern(pattern: string, escapeSign: string | undefined): string {
  let glob = '';
  const signs = [...pattern];
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at] as string;
    if (sign === escapeSign) {
      glob += literally(signs[++at] ?? '');
    } else {
      glob += sign === '%' ? '*' : sign === '_' ? '?' : literally(sign);
    }
  }
  return glob;
}

const literally = (sign: string): string => (/[[*?]/.test(sign) ? `[${sign}]` : sign);
