import type { SelectStatement } from 'pgsql-ast-parser';
import type { Account } from '../account/account';
import type { ValueContext } from './compare';
import type { Constant, Placeholder } from './rewrite-sql';
import type { ResultColumn, Scope } from './scope';
import { Bindings, type SqlExpression } from './sql-expression';
import { unsupported } from './suiteql-error';

/** A value for a `?` of the query. */
export type ParameterValue = string | number | boolean;

type QueryWriter = (
  translation: Translation,
  query: SelectStatement,
  parent: Scope,
) => { readonly sql: string; readonly columns: readonly ResultColumn[] };

/** What the translation of one statement shares. */
export class Translation implements ValueContext {
  /** Whether the statement holds what the account's clock showed when it was translated. */
  readsClock = false;
  private names = 0;

  constructor(
    readonly account: Account,
    private readonly placeholders: readonly Placeholder[],
    private readonly parameters: readonly ParameterValue[],
    private readonly writeQuery: QueryWriter,
    readonly bindings = new Bindings(),
  ) {}

  get dateFormat(): string {
    return this.account.settings.dateFormat;
  }

  /** A subquery. @param scope where it stands, for the columns of outer queries */
  query(query: SelectStatement, scope: Scope) {
    return this.writeQuery(this, query, scope);
  }

  /** A name that no query has. */
  newName(): string {
    return `sandbox ${++this.names}`;
  }

  /** @param name `$1` … */
  placeholder(name: string): SqlExpression {
    const placeholder = this.find(name);
    if (!('one' in placeholder)) {
      throw unsupported('a list outside IN');
    }
    return this.constant(placeholder.one);
  }

  /** @returns the items when the placeholder stands for a list */
  placeholderList(name: string): SqlExpression[] | undefined {
    const placeholder = this.find(name);
    return 'list' in placeholder ? placeholder.list.map((item) => this.constant(item)) : undefined;
  }

  private find(name: string): Placeholder {
    const placeholder = this.placeholders[Number(name.slice(1)) - 1];
    if (!placeholder) {
      throw unsupported(`parameter ${name}`);
    }
    return placeholder;
  }

  private constant(constant: Constant): SqlExpression {
    if ('value' in constant) {
      return this.bindings.constant(constant.value);
    }
    const value = this.parameters[constant.parameter] as ParameterValue;
    return this.bindings.constant(typeof value === 'boolean' ? (value ? 'T' : 'F') : value);
  }
}
