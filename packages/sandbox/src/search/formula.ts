import type { Account } from '../account/account';
import { NetSuiteError } from '../errors';
import { ExpressionWriter } from '../suiteql/expressions';
import { hasAggregate } from '../suiteql/grouping';
import { readStatement } from '../suiteql/run-suiteql';
import { Relation, Scope } from '../suiteql/scope';
import { type Bindings, numberOf, type SqlExpression, textOf } from '../suiteql/sql-expression';
import { unsupported } from '../suiteql/suiteql-error';
import { Translation } from '../suiteql/translation';
import { FORMULA_FORMATS } from './field-path';

export interface WrittenFormula {
  readonly value: SqlExpression;
  /** Whether it summarizes rows by itself, as `SUM({amount}) / COUNT({item})` does. */
  readonly aggregate: boolean;
}

/** Gives the value of `{reference}`; throws for one that the search does not have. */
export type FormulaReference = (reference: string) => SqlExpression;

/**
 * A formula as SQL. Formulas are Oracle's SQL expressions with field ids in braces; they are translated as SuiteQL is,
 * and functions that the sandbox does not have are named in the error.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N2833020.html
 * @param name `formulatext`, `formulanumeric` …: what the value is made
 * @throws NetSuiteError SSS_SEARCH_ERROR_OCCURRED with the formula; its wording is unconfirmed
 */
export function writeFormula(
  account: Account,
  bindings: Bindings,
  { name, formula }: { name: string; formula: string },
  reference: FormulaReference,
): WrittenFormula {
  try {
    const { text, fields } = withoutBraces(formula, reference);
    const { statement, rewritten } = readStatement(`SELECT ${text} FROM dual`);
    const expression = statement.type === 'select' && statement.columns?.length === 1 && statement.columns[0]?.expr;
    if (!expression || rewritten.parameterCount > 0) {
      throw unsupported('something that is no single expression');
    }
    const translation = new Translation(account, rewritten.placeholders, [], refuseQuery, bindings);
    const scope = new Scope();
    scope.add(new FormulaFields(fields));
    const value = new ExpressionWriter(translation, scope).value(expression);
    return { value: asFormat(account, bindings, name, value), aggregate: hasAggregate(expression) };
  } catch (error) {
    if (error instanceof NetSuiteError && error.name === 'SSS_SEARCH_ERROR_OCCURRED') {
      throw new NetSuiteError(error.name, `${error.message} (in the formula ${formula})`, { cause: error });
    }
    throw error;
  }
}

function refuseQuery(): never {
  throw unsupported('a query inside a formula');
}

/** Exchanges `{field}` for plain names; braces inside of texts are text. */
function withoutBraces(formula: string, reference: FormulaReference) {
  const fields = new Map<string, SqlExpression>();
  const text = formula.replace(/'(?:[^']|'')*'|\{([^{}]*)\}/g, (whole, path?: string) => {
    if (path === undefined) return whole;
    const name = `formula_field_${fields.size}`;
    fields.set(name, reference(path.trim().toLowerCase()));
    // Formulas are written as THEN{itemid} too.
    return ` ${name} `;
  });
  return { text, fields };
}

/** The fields of a formula, as a table would give them. */
class FormulaFields extends Relation {
  constructor(private readonly fields: ReadonlyMap<string, SqlExpression>) {
    super('formula');
  }

  get title(): string {
    return 'formula';
  }

  has(name: string): boolean {
    return this.fields.has(name);
  }

  column(name: string): SqlExpression | undefined {
    return this.fields.get(name);
  }

  columnNames(): readonly string[] {
    return [...this.fields.keys()];
  }

  toSql(): string {
    throw unsupported('a formula as a table');
  }
}

function asFormat(account: Account, bindings: Bindings, name: string, value: SqlExpression): SqlExpression {
  switch (FORMULA_FORMATS[name]) {
    case 'text':
      return { sql: textOf(value, account.settings.dateFormat), type: 'text' };
    case 'date':
    case 'datetime':
      if (value.type !== 'date' && value.type !== 'null') {
        throw unsupported(`a ${name} that is no date`);
      }
      return { sql: value.sql, type: 'date' };
    default:
      return { sql: numberOf(value, bindings), type: 'number' };
  }
}
