import { sqlAll } from '../../account/sql';
import { NotSimulatedError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import type { ColumnSpec } from '../../search/search-definition';
import { requireArguments } from '../script-object';
import { columnObject } from './column-object';
import { resultObject } from './result-object';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345775747.html */
const MAX_RESULTS = 1000;

/** The page has this prefix; which others there are depends on the account's record types. */
const PREFIXES: Readonly<Record<string, string>> = { cu: 'customer' };

const COLUMNS: readonly ColumnSpec[] = [
  { name: 'name' },
  { name: 'type' },
  { name: 'info1', notSimulated: 'The column info1 of N/search.global' },
  { name: 'info2', notSimulated: 'The column info2 of N/search.global' },
];

/**
 * `search.global`: records of entities, items, transactions and custom types whose name has each of the keywords in it,
 * `cu: simpson` customers only. What else NetSuite looks at is not documented.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345775747.html
 * @returns null when there is none
 */
export function findGlobally(execution: ScriptExecution, options: unknown): object[] | null {
  requireArguments(options, ['keywords'], 'search.global');
  const { words, type } = readKeywords(String((options as { keywords: unknown }).keywords));
  const { account } = execution;
  const searched = "(r.kind IN ('entity', 'item', 'transaction') OR r.kind GLOB 'customrecord*')";
  const rows = sqlAll<{ id: number; type: string; name: string }>(
    account.db,
    `SELECT r.id, r.type, r.name FROM record AS r WHERE ${searched} AND (?1 = '' OR r.type = ?1)
     ${words.map((_, at) => `AND instr(lower(r.name), ?${at + 2}) > 0`).join(' ')}
     ORDER BY r.name, r.id LIMIT ${MAX_RESULTS}`,
    type,
    ...words,
  );
  const columns = { specs: COLUMNS, objects: execution.toScript(COLUMNS.map((spec) => columnObject(execution, spec))) };
  const results = rows.map(({ id, type: recordType, name }) => {
    const texts = [name, account.types.find(recordType)?.label ?? recordType, '', ''];
    const values = texts.map((text) => ({ value: text, text }));
    return resultObject(execution, columns, { id: String(id), recordType, values, formats: texts.map(() => 'text') });
  });
  return results.length === 0 ? null : results;
}

function readKeywords(keywords: string): { words: string[]; type: string } {
  const [, prefix, rest = keywords] = /^\s*(\w+):(.*)$/s.exec(keywords) ?? [];
  const type = prefix ? PREFIXES[prefix.toLowerCase()] : '';
  if (type === undefined) {
    throw new NotSimulatedError(`N/search.global with the prefix ${prefix}:`);
  }
  return { type, words: rest.toLowerCase().split(/\s+/).filter(Boolean) };
}
