import type { Account } from '../account/account';
import { localText } from '../suiteql/local-time';
import { TableRelation } from '../suiteql/scope';
import type { Bindings, SqlExpression } from '../suiteql/sql-expression';
import { FORMULA_FORMATS, writePath } from './field-path';
import { writeFormula } from './formula';
import { isLocationField, itemLocations } from './item-locations';
import type { FieldPath } from './search-definition';
import { invalidColumnJoin, invalidFilterJoin, unknownField } from './search-errors';
import { findJoin } from './search-joins';
import { isReference, type SearchField, type SearchFormat, type SearchTable } from './search-table';
import { findSearchTable, joinedTable, searchKind } from './search-tables';

/** A field of the search in SQL. */
export interface FoundField {
  readonly value: SqlExpression;
  readonly format: SearchFormat;
  /** As in the user interface, where it is known. */
  readonly label?: string;
  /** The value is of a whole group already: a formula with SUM or COUNT in it. */
  readonly aggregate?: boolean;
}

/** No join of a script has this name. */
const LOCATIONS = '(locations)';

type Use = 'column' | 'filter';

interface Join {
  readonly table: SearchTable;
  readonly relation: TableRelation;
  readonly on: string;
}

/** What names mean inside of one search: fields of its type, of joined records, and formulas over both. */
export class SearchScope {
  readonly table: SearchTable;
  private readonly base: TableRelation;
  private readonly kind: string;
  private readonly joins = new Map<string, Join>();

  constructor(
    private readonly account: Account,
    type: string,
    private readonly bindings: Bindings,
  ) {
    this.table = findSearchTable(account, type);
    this.base = new TableRelation('base', this.table);
    this.kind = searchKind(account, type);
  }

  /** `YYYY-MM-DD HH:MM:SS` on the account's clock */
  get now(): string {
    return localText(this.account.clock.now(), this.account.settings.timeZone);
  }

  /** A column of the search's own table, as SQL. */
  own(name: string): string {
    return this.base.column(name)?.sql ?? 'NULL';
  }

  /** FROM, with a join for each join that was used. */
  toSql(): string {
    const joins = [...this.joins.values()].map(({ relation, on }) => `LEFT JOIN ${relation.toSql()} ON ${on}`);
    return [this.base.toSql(), ...joins].join(' ');
  }

  /** @throws NetSuiteError naming the field or join that the search type does not have, or what is wrong in a formula */
  find(path: FieldPath, use: Use): FoundField {
    if (path.formula !== undefined) {
      return this.formula(path.name, path.formula, use);
    }
    const { field, value } = this.field(path, use);
    const shown = use === 'column' && field.format === 'text' ? value.display?.() : undefined;
    return { value: shown ?? value, format: field.format, ...(field.label && { label: field.label }) };
  }

  private field(path: FieldPath, use: Use): { field: SearchField; value: SqlExpression } {
    const { table, relation } = this.holder(path, use);
    const shown = table.field(path.name);
    const other = use === 'filter' ? shown?.filtered : undefined;
    const field = other && shown ? { ...shown, format: other.format } : shown;
    const value = relation.column(other?.column ?? path.name);
    if (!field || !value) {
      throw unknownField(use, writePath(path));
    }
    return { field, value };
  }

  private holder({ join, name }: FieldPath, use: Use): { table: SearchTable; relation: TableRelation } {
    if (join) return this.join(join, use);
    return isLocationField(this.kind, name) ? this.locations() : { table: this.table, relation: this.base };
  }

  /** The locations of items: a join that no one names. */
  private locations(): Join {
    const known = this.joins.get(LOCATIONS);
    if (known) return known;
    const table = itemLocations(this.account);
    const relation = new TableRelation('item locations', table);
    const made = { relation, table, on: `${relation.column('internalid')?.sql} = ${this.own('internalid')}` };
    this.joins.set(LOCATIONS, made);
    return made;
  }

  private formula(name: string, formula: string, use: Use): FoundField {
    const read = (reference: string) => this.reference(reference, use);
    const written = writeFormula(this.account, this.bindings, { name, formula }, read);
    return { ...written, format: FORMULA_FORMATS[name] ?? 'text' };
  }

  /** `{entity}` is what the field shows, `{entity.id}` its internal id, `{customer.email}` a field of a join. */
  private reference(reference: string, use: Use): SqlExpression {
    if (reference === 'today') {
      return { sql: this.bindings.bind(`${this.now.slice(0, 10)} 00:00:00`), type: 'date' };
    }
    const last = reference.lastIndexOf('.');
    const [join, name] = last < 0 ? [undefined, reference] : [reference.slice(0, last), reference.slice(last + 1)];
    const own = name === 'id' && join !== undefined ? this.idOf(join, use) : undefined;
    if (own) {
      return own;
    }
    const { field, value } = this.field({ name, ...(join && { join }) }, use);
    const isText = isReference(field.format) || field.format === 'text';
    const shown = isText && name !== 'internalid' && name !== 'id' ? value.display?.() : undefined;
    return { sql: (shown ?? value).sql, type: (shown ?? value).type };
  }

  private idOf(path: string, use: Use): SqlExpression | undefined {
    const [join, name] = path.includes('.') ? path.split('.') : [undefined, path];
    if (join === undefined && this.table.field(name as string)?.format !== 'select') {
      return undefined;
    }
    const { value } = this.field({ name: name as string, ...(join && { join }) }, use);
    return { sql: value.sql, type: value.type };
  }

  private join(name: string, use: Use): Join {
    const known = this.joins.get(name);
    if (known) {
      return known;
    }
    if (this.kind === 'item' && name === 'inventorylocation') {
      return this.joinLocation(name);
    }
    const found = findJoin(this.account, this.kind, this.table, name);
    if (!found) {
      throw use === 'column' ? invalidColumnJoin(name) : invalidFilterJoin(name);
    }
    const { table, ours, theirs } = found;
    const relation = new TableRelation(`join ${name}`, table);
    const made = { relation, table, on: `${relation.column(theirs)?.sql} = ${this.own(ours)}` };
    this.joins.set(name, made);
    return made;
  }

  /** `inventorylocation.name`: the location of each row, as a record. */
  private joinLocation(name: string): Join {
    const table = joinedTable(this.account, 'location');
    const relation = new TableRelation(`join ${name}`, table);
    const ours = this.locations().relation.column(name)?.sql;
    const made = { relation, table, on: `${relation.column('internalid')?.sql} = ${ours}` };
    this.joins.set(name, made);
    return made;
  }
}
