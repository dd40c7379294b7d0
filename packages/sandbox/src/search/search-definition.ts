/** A search as it is made, saved and run. Plain data. */
export interface SearchDefinition {
  /** As in `search.Type`. */
  readonly type: string;
  readonly filters: FilterNode | undefined;
  readonly columns: readonly ColumnSpec[];
}

export type FilterNode =
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly FilterNode[] }
  | { readonly kind: 'not'; readonly node: FilterNode }
  | { readonly kind: 'filter'; readonly filter: FilterSpec };

export interface FilterSpec {
  readonly name: string;
  readonly join?: string;
  readonly operator: string;
  readonly values: readonly FilterValue[];
}

export type FilterValue = string | number | boolean;

export interface ColumnSpec {
  readonly name: string;
  readonly join?: string;
  /** `GROUP`, `COUNT`, `SUM`, `MIN`, `MAX` or `AVG` */
  readonly summary?: string;
  readonly label?: string;
  /** `ASC` or `DESC` */
  readonly sort?: string;
}
