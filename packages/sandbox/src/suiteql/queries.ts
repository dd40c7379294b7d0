import type {
  Expr,
  From,
  OrderByStatement,
  SelectedColumn,
  SelectFromStatement,
  SelectFromUnion,
  SelectStatement,
  WithStatement,
} from 'pgsql-ast-parser';
import { direction } from './aggregates';
import { ExpressionWriter, type TranslatedQuery } from './expressions';
import { hasAggregate, hasWindow, requireGrouped } from './grouping';
import { splitRowNumber } from './row-number';
import { QueryRelation, type Relation, type ResultColumn, Scope, TableRelation } from './scope';
import type { SqlExpression } from './sql-expression';
import { suiteQlError, unsupported } from './suiteql-error';
import { quoteName } from './table-definition';
import { findTable } from './tables';
import type { Translation } from './translation';

/** Writes a SELECT, a UNION or a WITH in SQLite's words. @throws NetSuiteError naming what cannot be run */
export function writeQuery(translation: Translation, query: SelectStatement, parent?: Scope): TranslatedQuery {
  switch (query.type) {
    case 'select':
      return new SelectWriter(translation, query, parent).write();
    case 'union':
    case 'union all':
      return writeUnion(translation, query, parent);
    case 'with':
      return writeWith(translation, query, parent);
    default:
      throw unsupported(`${query.type.toUpperCase()}; SuiteQL has only SELECT`);
  }
}

function writeWith(translation: Translation, query: WithStatement, parent: Scope | undefined): TranslatedQuery {
  const scope = new Scope(parent);
  const bound = query.bind.map(({ alias, statement }) => {
    const inner = writeQuery(translation, asSelect(statement), scope);
    scope.named.set(alias.name, inner.columns);
    return `${quoteName(alias.name)} AS (${inner.sql})`;
  });
  const main = writeQuery(translation, asSelect(query.in), scope);
  return { sql: `WITH ${bound.join(', ')} ${main.sql}`, columns: main.columns };
}

function asSelect(statement: { type: string }): SelectStatement {
  if (!['select', 'union', 'union all', 'with'].includes(statement.type)) {
    throw unsupported(`${statement.type.toUpperCase()}; SuiteQL has only SELECT`);
  }
  return statement as SelectStatement;
}

/**
 * The grammar gives the ORDER BY of a whole UNION to its last part, and nests the parts from the right. They are written in a
 * row, which SQLite reads from the left as Oracle does, and of which it takes more.
 */
function writeUnion(translation: Translation, query: SelectFromUnion, parent: Scope | undefined): TranslatedQuery {
  const order = takeOrder(query);
  const parts = unionParts(order.query).map(({ operator, part }) => ({
    operator,
    ...writeQuery(translation, part, parent),
  }));
  const columns = parts[0]?.columns ?? [];
  if (parts.some((part) => part.columns.length !== columns.length)) {
    throw unsupported('a UNION of queries with different numbers of columns');
  }
  const sorted = order.terms.map((term) => `${unionPosition(term.by, columns)}${direction(term)}`);
  const orderBy = sorted.length === 0 ? '' : ` ORDER BY ${sorted.join(', ')}`;
  return {
    sql: `${parts.map(({ operator, sql }) => `${operator}SELECT * FROM (${sql})`).join('')}${orderBy}`,
    columns,
  };
}

interface UnionPart {
  /** What stands between the part and the one before it; empty for the first. */
  readonly operator: string;
  readonly part: SelectStatement;
}

function unionParts(query: SelectStatement, operator = ''): UnionPart[] {
  if (query.type !== 'union' && query.type !== 'union all') return [{ operator, part: query }];
  return [...unionParts(query.left, operator), ...unionParts(query.right, ` ${query.type.toUpperCase()} `)];
}

function takeOrder(query: SelectStatement): { query: SelectStatement; terms: readonly OrderByStatement[] } {
  if (query.type === 'select' && query.orderBy) {
    return { query: { ...query, orderBy: null }, terms: query.orderBy };
  }
  if (query.type === 'union' || query.type === 'union all') {
    const right = takeOrder(query.right);
    return { query: { ...query, right: right.query }, terms: right.terms };
  }
  return { query, terms: [] };
}

function unionPosition(by: Expr, columns: readonly ResultColumn[]): number {
  if (by.type === 'integer') {
    return by.value;
  }
  const position = by.type === 'ref' ? columns.findIndex((column) => column.name === by.name) + 1 : 0;
  if (position === 0) {
    throw unsupported('a UNION sorted by anything but its columns');
  }
  return position;
}

/** Without MATERIALIZED SQLite merges the limit into the outer query and applies it after the sorting. */
const firstRows = (name: string, select: string): string =>
  `(WITH ${quoteName(name)} AS MATERIALIZED (${select}) SELECT * FROM ${quoteName(name)})`;

interface Output extends ResultColumn {
  readonly value: SqlExpression;
  readonly source: Expr;
}

/** Writes one SELECT. Expressions first, since they tell which columns the tables must have. */
class SelectWriter {
  private readonly scope: Scope;
  private readonly expressions: ExpressionWriter;

  constructor(
    private readonly translation: Translation,
    private readonly query: SelectFromStatement,
    parent: Scope | undefined,
  ) {
    this.scope = new Scope(parent);
    this.expressions = new ExpressionWriter(translation, this.scope);
  }

  write(): TranslatedQuery {
    const { query } = this;
    if (query.for || (query.distinct && query.distinct !== 'distinct' && query.distinct !== 'all')) {
      throw unsupported(query.for ? 'FOR UPDATE' : 'DISTINCT ON');
    }
    const joins = (query.from ?? []).map((from) => this.addRelation(from));
    const conditions = joins.map(({ on }) => (on ? this.expressions.condition(on) : undefined));
    const { limit, rest } = splitRowNumber(query.where ?? undefined, (each) => this.expressions.value(each).constant);
    const where = rest ? ` WHERE ${this.expressions.condition(rest)}` : '';
    const wrapper = limit !== undefined && this.countsRowsLater() ? this.translation.newName() : undefined;
    if (wrapper !== undefined) {
      for (const relation of this.scope.relations) {
        relation.wrapIn(wrapper);
      }
    }
    const outputs = this.outputs();
    const tail = this.tail(outputs);
    const top = this.top();
    const from = this.from(joins, conditions) + where;
    const rows = limit === undefined ? '' : ` LIMIT ${limit}`;
    const source =
      wrapper === undefined
        ? from
        : ` FROM ${firstRows(`${wrapper} rows`, `SELECT ${this.wrappedColumns()}${from}${rows}`)} AS ${quoteName(wrapper)}`;
    const distinct = query.distinct === 'distinct' ? 'DISTINCT ' : '';
    const columns = outputs.map(({ value, name }) => `${value.sql} AS ${quoteName(name)}`).join(', ');
    const select = `SELECT ${distinct}${columns}${source}${tail}${wrapper === undefined ? rows : ''}`;
    return {
      sql:
        top === undefined
          ? select
          : `${rows && wrapper === undefined ? `SELECT * FROM (${select})` : select} LIMIT ${top}`,
      columns: outputs.map(({ name, type }) => ({ name, type })),
    };
  }

  /** Whether ROWNUM, which counts rows as they are found, must be applied before the rest of the SELECT. */
  private countsRowsLater(): boolean {
    const { query } = this;
    const columns = (query.columns ?? []).map((column) => column.expr);
    return Boolean(
      query.orderBy?.length ||
        query.groupBy?.length ||
        query.having ||
        query.distinct === 'distinct' ||
        columns.some((column) => hasAggregate(column) || hasWindow(column)),
    );
  }

  private wrappedColumns(): string {
    return this.scope.relations.flatMap((relation) => relation.wrappedColumns()).join(', ') || '1';
  }

  private addRelation(from: From): { relation: Relation; word: string; on: Expr | undefined } {
    if (from.type === 'call' || from.lateral || (from.join && 'using' in from.join && from.join.using)) {
      throw unsupported(from.type === 'call' ? 'a function in FROM' : 'LATERAL or USING in FROM');
    }
    const relation = from.type === 'table' ? this.tableRelation(from.name) : this.queryRelation(from);
    this.scope.add(relation);
    const word = from.join ? ` ${from.join.type} ` : ', ';
    return { relation, word, on: from.join?.on ?? undefined };
  }

  private tableRelation(name: { name: string; alias?: string; schema?: string }): Relation {
    const alias = name.alias ?? name.name;
    const named = name.schema === undefined ? this.scope.findNamed(name.name) : undefined;
    if (named) {
      return new QueryRelation(alias, quoteName(name.name), named);
    }
    const table = name.schema === undefined ? findTable(this.translation.account, name.name) : undefined;
    if (!table) {
      const full = name.schema === undefined ? name.name : `${name.schema}.${name.name}`;
      throw suiteQlError(`Record '${full}' was not found.`);
    }
    return new TableRelation(alias, table);
  }

  private queryRelation(from: From & { type: 'statement' }): Relation {
    const inner = writeQuery(this.translation, from.statement, this.scope.parent ?? new Scope());
    return new QueryRelation(from.alias, `(${inner.sql})`, inner.columns);
  }

  private from(
    joins: readonly { relation: Relation; word: string }[],
    conditions: readonly (string | undefined)[],
  ): string {
    const entries = joins.map(({ relation, word }, at) => {
      const on = conditions[at] === undefined ? '' : ` ON ${conditions[at]}`;
      return `${at === 0 ? '' : word}${relation.toSql()}${on}`;
    });
    return entries.length === 0 ? '' : ` FROM ${entries.join('')}`;
  }

  private outputs(): Output[] {
    let unnamed = 0;
    return (this.query.columns ?? []).flatMap((column): Output[] => {
      const all = this.starred(column);
      if (all) {
        return all;
      }
      const value = this.expressions.value(column.expr);
      const own = column.expr.type === 'ref' ? column.expr.name : undefined;
      // NetSuite calls columns without a name expr1, expr2 … (seen in public logs).
      const name = (column.alias?.name ?? own ?? `expr${++unnamed}`).toLowerCase();
      return [{ name, type: value.type, value, source: column.expr }];
    });
  }

  private starred({ expr }: SelectedColumn): Output[] | undefined {
    if (expr.type !== 'ref' || expr.name !== '*') {
      return undefined;
    }
    const relations = expr.table ? [this.scope.relation(expr.table.name)] : this.scope.relations;
    return relations.flatMap((relation) =>
      relation.columnNames().map((name) => {
        const value = relation.column(name) as SqlExpression;
        const source = { type: 'ref', table: { name: relation.alias }, name } as Expr;
        return { name, type: value.type, value, source };
      }),
    );
  }

  /** GROUP BY, HAVING and ORDER BY. */
  private tail(outputs: readonly Output[]): string {
    const { query } = this;
    requireGrouped(
      query,
      outputs.map((output) => output.source),
      this.scope,
    );
    const groups = (query.groupBy ?? []).map((each) => this.groupTerm(each, outputs));
    const having = query.having ? ` HAVING ${this.expressions.condition(query.having)}` : '';
    const order = (query.orderBy ?? []).map((term) => `${this.orderTerm(term.by, outputs)}${direction(term)}`);
    return [
      groups.length === 0 ? '' : ` GROUP BY ${groups.join(', ')}`,
      having,
      order.length === 0 ? '' : ` ORDER BY ${order.join(', ')}`,
    ].join('');
  }

  /** A bare number would be a position to SQLite, but is a constant to Oracle. */
  private groupTerm(expression: Expr, outputs: readonly Output[]): string {
    const same = outputs.find((output) => output.source === expression);
    return same ? same.value.sql : `(${this.expressions.value(expression).sql})`;
  }

  private orderTerm(by: Expr, outputs: readonly Output[]): string {
    if (by.type === 'integer') {
      if (!outputs[by.value - 1]) {
        throw unsupported(`ORDER BY ${by.value}: there is no such column`);
      }
      return String(by.value);
    }
    const named = by.type === 'ref' && !by.table ? outputs.findIndex((output) => output.name === by.name) : -1;
    return named >= 0 ? String(named + 1) : this.expressions.value(by).sql;
  }

  /** TOP n, which the rewriting has made a limit. */
  private top(): number | undefined {
    const limit = this.query.limit?.limit;
    if (this.query.limit?.offset || (limit && limit.type !== 'integer')) {
      throw unsupported('LIMIT');
    }
    return limit?.type === 'integer' ? limit.value : undefined;
  }
}
