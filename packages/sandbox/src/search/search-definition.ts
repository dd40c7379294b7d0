/** A search as it is made, saved and run. Plain data. */
export interface SearchDefinition {
  /** As in `search.Type`. */
  readonly type: string;
  readonly filters: FilterNode | undefined;
  readonly columns: readonly ColumnSpec[];
  /** The order of a deployed search: it may be by columns that are not returned. */
  readonly order?: readonly SortTerm[];
}

export interface SortTerm {
  readonly column: ColumnSpec;
  readonly descending: boolean;
}

export type FilterNode =
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly FilterNode[] }
  | { readonly kind: 'not'; readonly node: FilterNode }
  | { readonly kind: 'filter'; readonly filter: FilterSpec };

/** What a filter or column reads: a field, one of a joined record, or a formula. */
export interface FieldPath {
  /** In lower case; of a formula `formulatext`, `formulanumeric` … */
  readonly name: string;
  readonly join?: string;
  readonly formula?: string;
}

export interface FilterSpec extends FieldPath {
  readonly operator: string;
  readonly values: readonly FilterValue[];
  /** Narrows the groups of a search, not its rows: `SUM`, `COUNT` … */
  readonly summary?: string;
}

export type FilterValue = string | number | boolean;

export interface ColumnSpec extends FieldPath {
  /** `GROUP`, `COUNT`, `SUM`, `MIN`, `MAX` or `AVG` */
  readonly summary?: string;
  readonly label?: string;
  /** `ASC` or `DESC` */
  readonly sort?: string;
  /** As in `Column.function`, e.g. `ageInDays`. */
  readonly function?: string;
  /** The column that says which value of a group MIN and MAX give. */
  readonly whenOrderedBy?: FieldPath;
  /** Of a deployed search: what the sandbox does not have. Reading its value is refused with these words. */
  readonly notSimulated?: string;
}
