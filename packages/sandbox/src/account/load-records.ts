import { NetSuiteError, SandboxError } from '../errors';
import { convertBody } from '../records/convert-value';
import { fillDefaults } from '../records/record-defaults';
import type { RecordType } from '../records/record-type';
import { References } from '../records/saving';
import type { Account } from './account';
import { loadOrder } from './load-order';
import { nearest } from './nearest';
import { inTransaction } from './sql';

/** What `load` did with one record type. */
export interface LoadedRecords {
  readonly type: string;
  readonly count: number;
}

/** The list also says what was kept though the type does not know it. */
export type LoadResult = LoadedRecords[] & { warnings: string[] };

/**
 * Adds reference records: an object of record type ids, each with a list of records as `docs` describe the `load` format.
 * Ids and external ids are kept; a record whose id, or else external id, is there is replaced. NetSuite's defaults are
 * filled in; references may point at records that come later. All or nothing.
 * @throws SandboxError that names type, record and field
 */
export function loadRecords(account: Account, json: unknown): LoadResult {
  if (!isObject(json))
    throw new SandboxError('A load file holds an object: record type ids with a list of records each.');
  const groups = Object.entries(json).map(([name, records]) => readGroup(account, name, records));
  const warnings = new Set<string>();
  const counts = inTransaction(account.db, () =>
    loadOrder(groups).map(({ type, records }) => {
      for (const record of records) loadOne(account, type, record, warnings);
      return { type: type.id, count: records.length };
    }),
  );
  return Object.assign(counts, { warnings: [...warnings] });
}

type Given = Record<string, unknown>;

function readGroup(account: Account, name: string, records: unknown): { type: RecordType; records: Given[] } {
  const type = account.types.find(name.trim());
  if (!type) {
    const known = account.types.all().map((candidate) => candidate.id);
    throw new SandboxError(`There is no record type "${name}". Did you mean "${nearest(name.toLowerCase(), known)}"?`);
  }
  const list = Array.isArray(records) ? records : [records];
  list.forEach((record, index) => {
    if (!isObject(record)) throw new SandboxError(`${name}, record ${index + 1}: a record is an object of fields.`);
  });
  return { type, records: list as Given[] };
}

function loadOne(account: Account, type: RecordType, given: Given, warnings: Set<string>): void {
  const { id: givenId, internalid, externalid: givenExternal, ...fields } = lowerCase(given);
  const externalid =
    givenExternal === undefined || givenExternal === null || givenExternal === '' ? null : String(givenExternal);
  const where = `${type.id} ${String(givenId ?? externalid ?? fields[type.nameField] ?? fields.name ?? '')}`.trim();
  const id = readId(givenId ?? internalid, where);
  const body = convertBody(type, withNameField(type, fields), (field) =>
    warnings.add(`${type.id}: the field ${field} is not known, its value was kept as it is`),
  );
  const before = findBefore(account, type, id, externalid);
  fillDefaults({ account, type, id: before?.id ?? id, body, before, references: new References(account) });
  try {
    if (before) account.records.replace(type.id, before.id, { externalid, body });
    else account.records.insert(type.id, { id, externalid, body });
  } catch (error) {
    if (!(error instanceof NetSuiteError || error instanceof SandboxError)) throw error;
    throw new SandboxError(`${where}: ${error.message}`, { cause: error });
  }
}

/** The record that is replaced: the one with the id, else the one with the external id. */
function findBefore(account: Account, type: RecordType, id: number | undefined, externalid: string | null) {
  if (id !== undefined) return account.records.get(type.id, id);
  const holder = externalid === null ? undefined : account.records.findByExternalId(type.id, externalid);
  return holder && account.records.get(type.id, holder.id);
}

function readId(value: unknown, where: string): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const id = Number(value);
  if (!Number.isSafeInteger(id))
    throw new SandboxError(`${where}: the id must be a whole number, not "${String(value)}".`);
  return id;
}

/** People write `name` for items, and `itemid` or `entityid` where NetSuite has `name`; both are understood. */
function withNameField(type: RecordType, fields: Given): Given {
  const { nameField } = type;
  if (fields[nameField] !== undefined) return fields;
  const other = ['name', 'itemid', 'title'].find((field) => fields[field] !== undefined && !type.fields.has(field));
  if (other === undefined) return fields;
  const { [other]: name, ...rest } = fields;
  return { [nameField]: name, ...rest };
}

function lowerCase(given: Given): Given {
  return Object.fromEntries(Object.entries(given).map(([field, value]) => [field.toLowerCase(), value]));
}

function isObject(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
