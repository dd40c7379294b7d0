import type { Expr, ExprBinary, ExprCall, ExprCase, ExprCast, ExprUnary, SelectStatement } from 'pgsql-ast-parser';
import { isWindowOrAggregate, writeAggregate } from './aggregates';
import { compare, inList, inQuery, like } from './compare';
import { castToDate, dateArithmetic, extractPart } from './date-expressions';
import { as, callFunction, commonType, concatenate } from './functions';
import { localText } from './local-time';
import type { ResultColumn, Scope } from './scope';
import { numberOf, type SqlExpression, textOf } from './sql-expression';
import { unsupported } from './suiteql-error';
import { quoteText } from './table-definition';
import type { Translation } from './translation';

export interface TranslatedQuery {
  readonly sql: string;
  readonly columns: readonly ResultColumn[];
}

/** Writes the expressions of one SELECT. */
export class ExpressionWriter {
  constructor(
    private readonly translation: Translation,
    private readonly scope: Scope,
  ) {}

  /** @throws NetSuiteError naming the piece that cannot be run */
  value(expression: Expr): SqlExpression {
    switch (expression.type) {
      case 'ref':
        return this.reference(expression.table?.name, expression.name);
      case 'parameter':
        return this.translation.placeholder(expression.name);
      case 'string':
        return this.bindings.constant(expression.value);
      case 'integer':
      case 'numeric':
        return this.bindings.constant(expression.value);
      case 'null':
        return this.bindings.constant(null);
      case 'boolean':
        return this.bindings.constant(expression.value ? 'T' : 'F');
      case 'binary':
        return this.operation(expression);
      case 'unary':
        return this.signed(expression);
      case 'case':
        return this.choice(expression);
      case 'cast':
        return this.cast(expression);
      case 'call':
        return this.call(expression);
      case 'extract':
        return extractPart(expression.field.name, this.value(expression.from));
      case 'substring':
        return callFunction(
          this.translation,
          'substr',
          [expression.value, expression.from, expression.for].flatMap((each) => (each ? [this.value(each)] : [])),
        );
      case 'keyword':
        return this.keyword(expression.keyword);
      case 'select':
      case 'union':
      case 'union all':
      case 'with':
        return this.scalarQuery(expression);
      default:
        throw unsupported(`${expression.type} in an expression`);
    }
  }

  condition(expression: Expr): string {
    switch (expression.type) {
      case 'binary':
        return this.binaryCondition(expression);
      case 'ternary': {
        const value = this.value(expression.value);
        const low = compare(this.translation, '>=', value, this.value(expression.lo));
        const high = compare(this.translation, '<=', value, this.value(expression.hi));
        return expression.op === 'BETWEEN' ? `(${low} AND ${high})` : `(NOT (${low} AND ${high}))`;
      }
      case 'unary':
        return this.unaryCondition(expression);
      case 'call':
        if (expression.function.name === 'exists') {
          return `EXISTS (${this.subquery(expression.args[0] as Expr).sql})`;
        }
        break;
      case 'list':
        if (expression.expressions.length === 1) {
          return this.condition(expression.expressions[0] as Expr);
        }
        break;
      default:
    }
    throw unsupported('a value where a condition is expected');
  }

  private get bindings() {
    return this.translation.bindings;
  }

  private reference(table: string | undefined, name: string): SqlExpression {
    if (table === undefined && !this.scope.holder(name)) {
      const special = this.specialName(name);
      if (special) {
        return special;
      }
    }
    if (name === '*') {
      throw unsupported('* in an expression');
    }
    return this.scope.resolve(table, name);
  }

  private specialName(name: string): SqlExpression | undefined {
    switch (name) {
      case 'sysdate':
      case 'systimestamp':
        return this.now();
      case 'rownum':
        return { sql: 'row_number() OVER ()', type: 'number' };
      default:
        return undefined;
    }
  }

  private keyword(name: string): SqlExpression {
    if (['current_date', 'current_timestamp', 'localtimestamp'].includes(name)) {
      return this.now();
    }
    throw unsupported(name.toUpperCase());
  }

  /** The account's clock. As in Oracle, SYSDATE and CURRENT_DATE have a time of day. */
  private now(): SqlExpression {
    const { clock, settings } = this.translation.account;
    this.translation.readsClock = true;
    return { sql: this.bindings.bind(localText(clock.now(), settings.timeZone)), type: 'date' };
  }

  private operation(expression: ExprBinary): SqlExpression {
    if (expression.op === '||') {
      return concatenate(this.translation, [this.value(expression.left), this.value(expression.right)]);
    }
    if (!['+', '-', '*', '/'].includes(expression.op)) {
      throw unsupported(`operator ${expression.op} as a value`);
    }
    const [left, right] = [this.value(expression.left), this.value(expression.right)];
    if (left.type === 'date' || right.type === 'date') {
      return dateArithmetic(this.translation, expression.op, left, right);
    }
    const [a, b] = [numberOf(left, this.bindings), numberOf(right, this.bindings)];
    // SQLite divides whole numbers without a remainder.
    const sql = expression.op === '/' ? `(${a} * 1.0 / ${b})` : `(${a} ${expression.op} ${b})`;
    return { sql, type: 'number' };
  }

  private signed(expression: ExprUnary): SqlExpression {
    if (expression.op !== '-' && expression.op !== '+') {
      throw unsupported(`${expression.op} as a value`);
    }
    return { sql: `(${expression.op}${numberOf(this.value(expression.operand), this.bindings)})`, type: 'number' };
  }

  private choice(expression: ExprCase): SqlExpression {
    const subject = expression.value ? this.value(expression.value) : undefined;
    const conditions = expression.whens.map(({ when }) =>
      subject ? compare(this.translation, '=', subject, this.value(when)) : this.condition(when),
    );
    const results = expression.whens.map(({ value }) => this.value(value));
    const otherwise = expression.else ? this.value(expression.else) : undefined;
    const type = commonType(otherwise ? [...results, otherwise] : results);
    const whens = results.map((result, at) => `WHEN ${conditions[at]} THEN ${as(this.translation, result, type)}`);
    const last = otherwise ? ` ELSE ${as(this.translation, otherwise, type)}` : '';
    return { sql: `CASE ${whens.join(' ')}${last} END`, type };
  }

  private cast(expression: ExprCast): SqlExpression {
    const operand = this.value(expression.operand);
    const type = 'name' in expression.to ? expression.to.name : '';
    if (['varchar', 'varchar2', 'char', 'text', 'nvarchar2', 'clob'].includes(type)) {
      return { sql: textOf(operand, this.translation.dateFormat), type: 'text' };
    }
    if (['integer', 'int'].includes(type)) {
      return { sql: `CAST(round(${numberOf(operand, this.bindings)}) AS INTEGER)`, type: 'number' };
    }
    if (['number', 'numeric', 'decimal', 'float'].includes(type)) {
      return { sql: numberOf(operand, this.bindings), type: 'number' };
    }
    if (type === 'date' || type === 'timestamp') {
      return castToDate(this.translation, operand);
    }
    throw unsupported(`CAST to ${type}`);
  }

  private call(expression: ExprCall): SqlExpression {
    const { schema, name } = expression.function;
    if (schema !== undefined) {
      return this.builtin(schema, name, expression.args);
    }
    if (expression.over || isWindowOrAggregate(name)) {
      return writeAggregate(this.translation, expression, (each) => this.value(each));
    }
    return callFunction(
      this.translation,
      name,
      expression.args.map((each) => this.value(each)),
    );
  }

  /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_161950565221.html */
  private builtin(schema: string, name: string, args: readonly Expr[]): SqlExpression {
    const [first] = args;
    if (schema !== 'builtin' || (name !== 'df' && name !== 'cf') || !first || args.length > 1) {
      throw unsupported(`function ${schema.toUpperCase()}.${name.toUpperCase()} is not simulated by the sandbox`);
    }
    const column = this.value(first);
    const shown = name === 'df' ? column.display : column.criterion;
    if (!shown) {
      throw unsupported(`BUILTIN.${name.toUpperCase()} of anything but a record's column`);
    }
    return shown();
  }

  private subquery(expression: Expr): TranslatedQuery {
    if (!('type' in expression) || !['select', 'union', 'union all', 'with'].includes(expression.type)) {
      throw unsupported('anything but a subquery here');
    }
    return this.translation.query(expression as SelectStatement, this.scope);
  }

  private scalarQuery(expression: SelectStatement): SqlExpression {
    const query = this.subquery(expression as Expr);
    if (query.columns.length !== 1) {
      throw unsupported('a subquery with more than one column as a value');
    }
    return { sql: `(${query.sql})`, type: query.columns[0]?.type ?? 'null' };
  }

  private binaryCondition(expression: ExprBinary): string {
    const { op } = expression;
    if (op === 'AND' || op === 'OR') {
      return `(${this.condition(expression.left)} ${op} ${this.condition(expression.right)})`;
    }
    if (op === 'IN' || op === 'NOT IN') {
      return this.membership(expression);
    }
    const value = this.value(expression.left);
    if (op === 'LIKE' || op === 'NOT LIKE') {
      const found = this.pattern(value, expression.right);
      return op === 'LIKE' ? found : `(NOT ${found})`;
    }
    if (!['=', '!=', '<', '<=', '>', '>='].includes(op)) {
      throw unsupported(`operator ${op}`);
    }
    return compare(this.translation, op === '!=' ? '<>' : op, value, this.value(expression.right));
  }

  private pattern(value: SqlExpression, pattern: Expr): string {
    if (pattern.type === 'call' && pattern.function.name === 'like_escape') {
      const [text, sign] = pattern.args as [Expr, Expr];
      return like(this.translation, value, this.value(text), String(this.value(sign).constant ?? ''));
    }
    return like(this.translation, value, this.value(pattern), undefined);
  }

  private membership(expression: ExprBinary): string {
    const not = expression.op === 'NOT IN' ? 'NOT ' : '';
    if (expression.left.type === 'list') {
      throw unsupported('a list of columns with IN is not simulated by the sandbox');
    }
    const value = this.value(expression.left);
    const { right } = expression;
    const constants = right.type === 'parameter' ? this.translation.placeholderList(right.name) : undefined;
    if (constants) {
      // Nothing is found to be outside a list with a NULL in it.
      const unknown = not !== '' && constants.some((item) => item.type === 'null');
      return unknown ? '(NULL)' : `(${not}${inList(this.translation, value, constants)})`;
    }
    if (right.type === 'select' || right.type === 'union' || right.type === 'union all' || right.type === 'with') {
      return `(${not}${inQuery(this.translation, value, this.subquery(right))})`;
    }
    const items = right.type === 'list' ? right.expressions : [right];
    return `(${not}${inList(
      this.translation,
      value,
      items.map((item) => this.value(item)),
    )})`;
  }

  private unaryCondition(expression: ExprUnary): string {
    if (expression.op === 'NOT') {
      return `(NOT ${this.condition(expression.operand)})`;
    }
    if (expression.op === 'IS NULL' || expression.op === 'IS NOT NULL') {
      return `${this.value(expression.operand).sql} ${expression.op}`;
    }
    throw unsupported(quoteText(expression.op));
  }
}
