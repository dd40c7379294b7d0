import type { Account } from '../account/account';
import { sqlAll, sqlGet } from '../account/sql';
import { findFixedList } from './fixed-lists';
import type { RecordBody } from './record-store';
import type { FieldDefinition } from './record-type';

export type ReferenceKey = 'INTERNAL_ID' | 'EXTERNAL_ID' | 'NAME';

interface Candidate {
  id: number;
  type: string;
  name: string | null;
  body: string;
}

/** Record types whose key is the text in `body.key`, see `account/seed-records.ts`. */
const KEYED_RECORDS: ReadonlySet<string> = new Set(['country', 'state']);

/**
 * Finds the active record, or the list value, that a select field's text means. Names compare without case and are the
 * text of the dropdown, `Parent : Child`. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N349594.html
 * @returns what the field stores: internal id, or the key of a list with text keys; undefined when nothing active, or
 *   more than one record by that name, answers to it
 */
export function resolveReference(
  account: Account,
  field: FieldDefinition,
  value: string,
  by: ReferenceKey,
): number | string | undefined {
  const selects = field.selects ?? '';
  const fixed = findFixedList(selects);
  if (fixed) return inFixedList(fixed, value, by);
  if (KEYED_RECORDS.has(selects)) return inKeyedRecords(account, selects, value, by);
  const types = account.types.targets(selects);
  // A select on a list that the sandbox does not have: nothing to look the value up in.
  if (types.length === 0) return /^-?\d+$/.test(value) ? Number(value) : value;
  const typeIds = new Set(types.map((type) => type.id));
  const found = [...new Set(types.map((type) => type.kind))]
    .flatMap((kind) => candidates(account, kind, value, by))
    .filter((candidate) => typeIds.has(candidate.type) && !isInactive(candidate));
  return found.length === 1 ? found[0]?.id : undefined;
}

function candidates(account: Account, kind: string, value: string, by: ReferenceKey): Candidate[] {
  const columns = 'SELECT id, type, name, body FROM record WHERE kind = ?';
  if (by === 'INTERNAL_ID') {
    if (!/^-?\d{1,15}$/.test(value)) return [];
    return sqlAll<Candidate>(account.db, `${columns} AND id = ?`, kind, Number(value));
  }
  if (by === 'EXTERNAL_ID')
    return sqlAll<Candidate>(account.db, `${columns} AND externalid = ? COLLATE NOCASE`, kind, value);
  const exact = sqlAll<Candidate>(account.db, `${columns} AND name = ?`, kind, value);
  if (exact.length > 0 || kind !== 'entity') return exact;
  // Numbered entities show as "1042 Acme": the number and the name.
  const number = value.split(' ', 1)[0] ?? '';
  return sqlAll<Candidate>(account.db, `${columns} AND name = ?`, kind, number).filter(
    (candidate) => displayText(candidate).toLowerCase() === value.toLowerCase(),
  );
}

function inFixedList(list: ReadonlyMap<string, string>, value: string, by: ReferenceKey): string | undefined {
  if (by !== 'NAME') return list.has(value) ? value : undefined;
  const wanted = value.toLowerCase();
  return [...list].find(([, text]) => text.toLowerCase() === wanted)?.[0];
}

function inKeyedRecords(account: Account, type: string, value: string, by: ReferenceKey): string | undefined {
  const names = keyedRecords(account, type);
  if (by !== 'NAME') return names.has(value) ? value : undefined;
  const wanted = value.toLowerCase();
  const found = [...names].filter(([, name]) => name.toLowerCase() === wanted);
  return found.length === 1 ? found[0]?.[0] : undefined;
}

/** Names by key of the lists with text keys. They hardly ever change, so they are read once per opened account. */
function keyedRecords(account: Account, type: string): ReadonlyMap<string, string> {
  let lists = keyedLists.get(account);
  if (!lists) {
    lists = new Map();
    keyedLists.set(account, lists);
  }
  let names = lists.get(type);
  if (!names || names.size === 0) {
    names = new Map(
      [...account.records.list(type)].map(({ body }): [string, string] => [String(body.key), String(body.name)]),
    );
    lists.set(type, names);
  }
  return names;
}

const keyedLists = new WeakMap<Account, Map<string, ReadonlyMap<string, string>>>();

/**
 * What people see for a reference: the dropdown's text. Empty when the record is gone.
 * @param value as the field stores it: one internal id or key
 */
export function referenceText(account: Account, field: FieldDefinition, value: string | number): string {
  const selects = field.selects ?? '';
  const fixed = findFixedList(selects);
  if (fixed) return fixed.get(String(value)) ?? '';
  if (KEYED_RECORDS.has(selects)) return keyedRecords(account, selects).get(String(value)) ?? '';
  const types = account.types.targets(selects);
  if (types.length === 0) return String(value);
  for (const kind of new Set(types.map((type) => type.kind))) {
    const row = sqlGet<Candidate>(
      account.db,
      'SELECT id, type, name, body FROM record WHERE kind = ? AND id = ?',
      kind,
      Number(value),
    );
    if (!row) continue;
    if (kind === 'transaction') return `${account.types.get(row.type).label} #${row.name ?? row.id}`;
    return kind === 'entity' ? displayText(row) : (row.name ?? '');
  }
  return '';
}

function displayText({ name, body }: Candidate): string {
  const { altname } = JSON.parse(body) as RecordBody;
  const shown = name ?? '';
  return typeof altname === 'string' && altname !== '' && !shown.endsWith(altname) ? `${shown} ${altname}` : shown;
}

function isInactive(candidate: Candidate): boolean {
  return (JSON.parse(candidate.body) as RecordBody).isinactive === true;
}
