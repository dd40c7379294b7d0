import { gzipSync } from 'node:zlib';

type Row = Readonly<Record<string, string | number | boolean | undefined>>;

export interface FilterRow {
  readonly row: Row;
  readonly values?: readonly string[];
}

export interface SavedSearchObject {
  readonly id: string;
  readonly title?: string;
  /** As the definition writes it, e.g. `Transaction`. */
  readonly type: string;
  readonly filters?: readonly FilterRow[];
  readonly summaryFilters?: readonly FilterRow[];
  readonly columns?: readonly Row[];
  /** Field and direction. */
  readonly sort?: readonly (readonly [string, 'ASC' | 'DESC'])[];
  /** What stands below the definition, e.g. a custom record type. */
  readonly dependencies?: string;
}

/** A filter by the operator that stands in FIELD_ATTRIBUTE. */
export const filter = (
  name: string,
  type: string,
  attribute: string,
  values: string[] = [],
  more: Row = {},
): FilterRow => ({
  row: { FIELD_FILTER_NAME: name, FIELD_TYPE: type, FIELD_ATTRIBUTE: attribute, ...more },
  values,
});

export const column = (alias: string, more: Row = {}): Row => ({ FIELD_ALIAS: alias, ...more });

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/'/g, '&apos;');
/** Titles and formulas are escaped twice. */
const twice = (text: string): string => escaped(escaped(text));

function rowXml(row: Row): string {
  const values = Object.entries(row).map(([field, value]) =>
    value === undefined
      ? `<Value field="${field}"/>`
      : `<Value field="${field}" clazz="${typeof value}">${twice(String(value))}</Value>`,
  );
  return `<values>${values.join('')}</values>`;
}

const recordsXml = (rows: readonly Row[]): string =>
  `<values>${rows.map((row) => `<Record>${rowXml(row)}</Record>`).join('')}</values>`;

function filtersXml(filters: readonly FilterRow[] = []): string {
  const each = filters.map(({ row, values = [] }) => {
    const defaults = { FLAG_NOT: false, FLAG_OR: false, FIELD_OR_CLAUSE_STATUS: 'N', FIELD_FORMULA: undefined };
    const given = recordsXml(values.map((value, at) => ({ KEY_ID: at, FIELD_VALUE: value })));
    return `<SearchFilter><descriptor>${rowXml({ ...defaults, ...row })}</descriptor><values>${given}</values></SearchFilter>`;
  });
  return `<values>${each.join('')}</values>`;
}

/** The XML inside of a definition. */
export function definitionXml(search: SavedSearchObject): string {
  const head = {
    KEY_SCRIPT_ID: search.id,
    FIELD_DEFAULT_NAME: search.title ?? search.id,
    FIELD_SEARCH_TYPE: search.type,
    FLAG_PUBLIC: true,
  };
  const sort = (search.sort ?? []).map(([field, direction], at) => ({
    KEY_FIELD: field,
    FILELD_ORDER: at + 1,
    FLAG_DESCENDING: direction === 'DESC',
  }));
  return `<?xml version="1.0" encoding="UTF-8"?>
<nssoc:SerializedObjectContainer xmlns:nssoc="http://www.netsuite.com/schemas/nssoc" version="0.1">
  <nssoc:definition><SearchDefinition>
    <descriptor>${rowXml(head)}</descriptor>
    <filters>${filtersXml(search.filters)}</filters>
    <summaryFilters>${filtersXml(search.summaryFilters)}</summaryFilters>
    <returnFields>${recordsXml(search.columns ?? [])}</returnFields>
    <sortColumns>${recordsXml(sort)}</sortColumns>
  </SearchDefinition></nssoc:definition>
  <nssoc:dependencies>${search.dependencies ?? ''}</nssoc:dependencies>
</nssoc:SerializedObjectContainer>`;
}

/** A `savedsearch` object as NetSuite exports it: the parts are checksum, kind, version and the packed XML. */
export function savedSearchXml(search: SavedSearchObject, definition?: string): string {
  const packed = gzipSync(definitionXml(search)).toString('base64');
  const text = definition ?? `${'0'.repeat(64)}@GZC@2026.1@${packed}`;
  return `<savedsearch scriptid="${search.id}"><definition>${text}</definition></savedsearch>`;
}
