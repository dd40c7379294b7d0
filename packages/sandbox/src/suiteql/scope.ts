import type { SqlExpression } from './sql-expression';
import { suiteQlError, unsupported } from './suiteql-error';
import { quoteName, type TableDefinition, type ValueType } from './table-definition';

/** A column that a subquery gives. */
export interface ResultColumn {
  readonly name: string;
  readonly type: ValueType;
}

/** One entry of FROM: it notes which of its columns are used, so that only those are made. */
export abstract class Relation {
  /** Where its columns are read from: its alias, or the subquery that ROWNUM has put around FROM. */
  protected wrapper: string | undefined;
  protected readonly used = new Map<string, string>();

  constructor(readonly alias: string) {}

  abstract has(name: string): boolean;
  /** Marks the column as used. */
  abstract column(name: string): SqlExpression | undefined;
  abstract columnNames(): readonly string[];
  /** The relation as an entry of SQLite's FROM. */
  abstract toSql(): string;
  /** As messages name it. */
  abstract get title(): string;

  /** From now on columns are read from a subquery that holds this relation's columns as `alias.column`. */
  wrapIn(wrapper: string): void {
    this.wrapper = wrapper;
  }

  /** SELECT list of the wrapping subquery. */
  wrappedColumns(): string[] {
    return [...this.used.keys()].map((name) => `${this.plain(name)} AS ${quoteName(`${this.alias}.${name}`)}`);
  }

  protected read(name: string): string {
    return this.wrapper === undefined
      ? this.plain(name)
      : `${quoteName(this.wrapper)}.${quoteName(`${this.alias}.${name}`)}`;
  }

  private plain(name: string): string {
    return `${quoteName(this.alias)}.${quoteName(name)}`;
  }
}

/** A table of the account. */
export class TableRelation extends Relation {
  constructor(
    alias: string,
    private readonly table: TableDefinition,
  ) {
    super(alias);
  }

  get title(): string {
    return this.table.name;
  }

  has(name: string): boolean {
    return this.table.column(name) !== undefined;
  }

  column(name: string): SqlExpression | undefined {
    const column = this.table.column(name);
    if (!column) {
      return undefined;
    }
    const { narrowing } = column;
    const part = (suffix: string, sql: string): string => {
      this.used.set(name + suffix, sql);
      return this.read(name + suffix);
    };
    const text = (suffix: string, sql: string | undefined) => (): SqlExpression =>
      sql === undefined ? { sql: part('', column.sql), type: column.type } : { sql: part(suffix, sql), type: 'text' };
    return {
      sql: part('', column.sql),
      type: column.type,
      display: text('#text', column.display),
      criterion: text('#criterion', column.criterion),
      ...(narrowing &&
        this.wrapper === undefined && {
          narrow: (list: string) => narrowing.condition(part('#narrowed', narrowing.sql), list),
        }),
    };
  }

  columnNames(): readonly string[] {
    return this.table.columnNames().filter((name) => this.has(name));
  }

  toSql(): string {
    const columns = [...this.used].map(([name, sql]) => `${sql} AS ${quoteName(name)}`);
    return `(SELECT ${columns.join(', ') || '1'} FROM ${this.table.source}) AS ${quoteName(this.alias)}`;
  }
}

/** A subquery in FROM, or a name from WITH. */
export class QueryRelation extends Relation {
  private readonly types: ReadonlyMap<string, ValueType>;

  /** @param from the subquery in parentheses, or the quoted name from WITH */
  constructor(
    alias: string,
    private readonly from: string,
    private readonly columns: readonly ResultColumn[],
  ) {
    super(alias);
    this.types = new Map(columns.map((column) => [column.name, column.type]));
  }

  get title(): string {
    return this.alias;
  }

  has(name: string): boolean {
    return this.types.has(name);
  }

  column(name: string): SqlExpression | undefined {
    const type = this.types.get(name);
    if (type === undefined) {
      return undefined;
    }
    this.used.set(name, name);
    return { sql: this.read(name), type };
  }

  columnNames(): readonly string[] {
    return this.columns.map((column) => column.name);
  }

  toSql(): string {
    return `${this.from} AS ${quoteName(this.alias)}`;
  }
}

/** Logs of accounts show "Reason: REMOVED - Field is removed" for fields that were once there; this one is unconfirmed. */
const NO_SUCH_FIELD = "Reason: NOT_EXISTS - Field doesn't exist";

/** What names mean inside one SELECT. */
export class Scope {
  readonly relations: Relation[] = [];
  /** Subqueries named by WITH. */
  readonly named = new Map<string, readonly ResultColumn[]>();

  constructor(readonly parent?: Scope) {}

  add(relation: Relation): void {
    if (this.relations.some((other) => other.alias === relation.alias)) {
      throw unsupported(`${relation.alias} names two tables in the same FROM`);
    }
    this.relations.push(relation);
  }

  findNamed(name: string): readonly ResultColumn[] | undefined {
    return this.named.get(name) ?? this.parent?.findNamed(name);
  }

  /** @throws NetSuiteError when no table here or outside has the column, or two have */
  resolve(qualifier: string | undefined, name: string): SqlExpression {
    return qualifier === undefined ? this.unqualified(name) : this.qualified(qualifier, name);
  }

  private qualified(qualifier: string, name: string): SqlExpression {
    const relation = this.relation(qualifier);
    const column = relation.column(name);
    if (!column) {
      throw suiteQlError(`Field '${name}' for record '${relation.title}' was not found. ${NO_SUCH_FIELD}`);
    }
    return column;
  }

  relation(alias: string): Relation {
    const relation = this.relations.find((candidate) => candidate.alias === alias);
    if (relation) {
      return relation;
    }
    if (!this.parent) {
      throw suiteQlError(`Record '${alias}' was not found.`);
    }
    return this.parent.relation(alias);
  }

  private unqualified(name: string): SqlExpression {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      const column = scope.holder(name)?.column(name);
      if (column) {
        return column;
      }
    }
    const titles = this.relations.map((relation) => relation.title).join(', ');
    throw suiteQlError(`Field '${name}' for record '${titles}' was not found. ${NO_SUCH_FIELD}`);
  }

  /** The table of this FROM that an unqualified name belongs to. */
  holder(name: string): Relation | undefined {
    const holders = this.relations.filter((relation) => relation.has(name));
    if (holders.length > 1) {
      throw unsupported(`column ${name} is ambiguous: ${holders.map((holder) => holder.alias).join(', ')}`);
    }
    return holders[0];
  }
}
