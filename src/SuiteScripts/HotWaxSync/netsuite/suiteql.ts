import * as query from 'N/query';
import { LOOKUP_CHUNK } from '../pipeline/lookup-units';

/** More rows than this are cut off without a word
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157960542026.html). */
const MAX_ROWS = 5000;

type Form = (value: string) => string;

export type Row = Record<string, string | number | boolean | null>;

/** Runs a query with bound parameters. 10 units. @returns rows with lower-case column names */
export function select(sql: string, params: readonly (string | number)[]): Row[] {
  return query.runSuiteQL({ query: sql, params: [...params] }).asMappedResults() as Row[];
}

/**
 * Runs a query once per chunk of values, and splits a chunk again when its answer may have been cut off.
 * @param sqlOf makes the query for a list of placeholders, e.g. `?, ?, ?`
 * @param forms the query names the list once per form, with the values in that form
 */
export function selectIn(
  values: readonly string[],
  sqlOf: (placeholders: string) => string,
  forms: readonly Form[] = [(value) => value],
): Row[] {
  const rows: Row[] = [];
  for (let start = 0; start < values.length; start += LOOKUP_CHUNK) {
    rows.push(...selectChunk(values.slice(start, start + LOOKUP_CHUNK), sqlOf, forms));
  }
  return rows;
}

function selectChunk(
  values: readonly string[],
  sqlOf: (placeholders: string) => string,
  forms: readonly Form[],
): Row[] {
  const placeholders = values.map(() => '?').join(', ');
  const rows = select(
    sqlOf(placeholders),
    forms.flatMap((form) => values.map(form)),
  );
  if (rows.length < MAX_ROWS || values.length === 1) {
    return rows;
  }
  const middle = Math.ceil(values.length / 2);
  return [...selectChunk(values.slice(0, middle), sqlOf, forms), ...selectChunk(values.slice(middle), sqlOf, forms)];
}

/** A column as text; blank for null. */
export function text(value: Row[string] | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
