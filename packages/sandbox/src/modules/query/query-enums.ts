const same = <T extends string>(...names: T[]): Record<T, string> =>
  Object.fromEntries(names.map((name): [string, string] => [name, name])) as Record<T, string>;

/** Enumerations of N/query, as in the notes of Oracle's unit-testing stubs (`stubs/query/query.js`). */
export const AGGREGATE = same(
  'AVERAGE',
  'AVERAGE_DISTINCT',
  'COUNT',
  'COUNT_DISTINCT',
  'MAXIMUM',
  'MAXIMUM_DISTINCT',
  'MEDIAN',
  'MINIMUM',
  'MINIMUM_DISTINCT',
  'SUM',
  'SUM_DISTINCT',
);

export const RETURN_TYPE = same(
  'ANY',
  'BOOLEAN',
  'CLOBTEXT',
  'CURRENCY',
  'DATE',
  'DATETIME',
  'DURATION',
  'FLOAT',
  'INTEGER',
  'KEY',
  'PERCENT',
  'RELATIONSHIP',
  'STRING',
  'UNKNOWN',
);

export const FIELD_CONTEXT = same(
  'CONVERTED',
  'CURRENCY_CONSOLIDATED',
  'DISPLAY',
  'HIERARCHY',
  'HIERARCHY_IDENTIFIER',
  'RAW',
  'SIGN_CONSOLIDATED',
);
