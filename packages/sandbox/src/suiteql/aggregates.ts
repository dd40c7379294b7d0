import type { Expr, ExprCall, OrderByStatement } from 'pgsql-ast-parser';
import { numberOf, type SqlExpression, textOf } from './sql-expression';
import { unsupported } from './suiteql-error';
import type { Translation } from './translation';

type Write = (expression: Expr) => SqlExpression;

const AGGREGATES: ReadonlySet<string> = new Set(['avg', 'count', 'listagg', 'max', 'min', 'sum']);
const WINDOW_FUNCTIONS: ReadonlySet<string> = new Set([
  'dense_rank',
  'first_value',
  'lag',
  'last_value',
  'lead',
  'rank',
  'row_number',
]);

export const isAggregate = (name: string): boolean => AGGREGATES.has(name);
export const isWindowOrAggregate = (name: string): boolean => AGGREGATES.has(name) || WINDOW_FUNCTIONS.has(name);

/** COUNT, SUM, LISTAGG … and the functions with OVER. */
export function writeAggregate(translation: Translation, call: ExprCall, write: Write): SqlExpression {
  const { name } = call.function;
  if (!isWindowOrAggregate(name) || call.filter || call.orderBy) {
    throw unsupported(`function ${name.toUpperCase()} in this form`);
  }
  if (WINDOW_FUNCTIONS.has(name) && !call.over) {
    throw unsupported(`function ${name.toUpperCase()} without OVER`);
  }
  const plain = name === 'listagg' ? listAggregate(translation, call, write) : aggregate(translation, call, write);
  return call.over ? { sql: `${plain.sql} OVER (${windowOf(call, write)})`, type: plain.type } : plain;
}

function aggregate(translation: Translation, call: ExprCall, write: Write): SqlExpression {
  const { name } = call.function;
  const [first, ...rest] = call.args;
  if (name === 'count' && first?.type === 'ref' && first.name === '*') {
    return { sql: 'count(*)', type: 'number' };
  }
  const args = first ? [write(first), ...rest.map(write)] : [];
  const distinct = call.distinct === 'distinct' ? 'DISTINCT ' : '';
  const isSum = name === 'sum' || name === 'avg';
  const written = args.map((arg) => (isSum ? numberOf(arg, translation.bindings) : arg.sql));
  const kept = ['max', 'min', 'lag', 'lead', 'first_value', 'last_value'].includes(name);
  return {
    sql: `${name}(${distinct}${written.join(', ')})`,
    type: kept ? (args[0]?.type ?? 'null') : 'number',
  };
}

function listAggregate(translation: Translation, call: ExprCall, write: Write): SqlExpression {
  const [item, separator] = call.args;
  if (!item) {
    throw unsupported('LISTAGG without an argument');
  }
  const sign = separator ? write(separator) : undefined;
  const text = textOf(write(item), translation.dateFormat);
  if (call.distinct === 'distinct') {
    if (sign?.constant !== ',') {
      throw unsupported("LISTAGG(DISTINCT …) with a separator other than ',' is not simulated by the sandbox");
    }
    return { sql: `group_concat(DISTINCT ${text})`, type: 'text' };
  }
  const order = call.withinGroup ? ` ${orderBy([call.withinGroup], write)}` : '';
  return { sql: `group_concat(${text}, ${sign?.sql ?? "''"}${order})`, type: 'text' };
}

function windowOf(call: ExprCall, write: Write): string {
  const parts: string[] = [];
  if (call.over?.partitionBy?.length) {
    parts.push(`PARTITION BY ${call.over.partitionBy.map((each) => write(each).sql).join(', ')}`);
  }
  if (call.over?.orderBy?.length) {
    parts.push(orderBy(call.over.orderBy, write));
  }
  return parts.join(' ');
}

function orderBy(terms: readonly OrderByStatement[], write: Write): string {
  return `ORDER BY ${terms.map((term) => `${write(term.by).sql}${direction(term)}`).join(', ')}`;
}

/** Oracle sorts NULLs last when ascending, first when descending; SQLite the other way round. */
export function direction(term: OrderByStatement): string {
  const descending = term.order === 'DESC';
  return ` ${descending ? 'DESC' : 'ASC'} NULLS ${term.nulls ?? (descending ? 'FIRST' : 'LAST')}`;
}
