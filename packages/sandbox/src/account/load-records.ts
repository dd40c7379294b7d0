import { NetSuiteError, SandboxError } from '../errors';
import { hasContactLines } from '../records/contact-lines';
import { convertBody } from '../records/convert-value';
import { fillDefaults } from '../records/record-defaults';
import type { RecordType } from '../records/record-type';
import { References } from '../records/saving';
import type { Account } from './account';
import { checkGiven } from './check-load';
import { keepIdentity } from './keep-identity';
import { loadOrder } from './load-order';
import { MissingReferences } from './missing-references';
import { didYouMean } from './nearest';
import { inTransaction } from './sql';

/** What `load` did with one record type. */
export interface LoadedRecords {
  readonly type: string;
  readonly count: number;
}

/** The list also says what was kept though the type does not know it, and which referenced records are not there. */
export type LoadResult = LoadedRecords[] & { warnings: string[] };

/**
 * Adds reference records: an object of record type ids, each with a list of records as `docs` describe the `load` format.
 * Ids and external ids are kept; a record whose id, or else external id, is there is replaced. NetSuite's defaults are
 * filled in; references may point at records that come later. A record that is loaded again keeps the numbers, dates and
 * line ids that it has, unless the file gives others. All or nothing.
 * @throws SandboxError that names type, record and field
 */
export function loadRecords(account: Account, json: unknown): LoadResult {
  if (!isObject(json))
    throw new SandboxError('A load file holds an object: record type ids with a list of records each.');
  const groups = Object.entries(json).map(([name, records]) => readGroup(account, name, records));
  const warnings = new Set<string>();
  const missing = new MissingReferences();
  const counts = inTransaction(account.db, () =>
    loadOrder(groups).map(({ type, records }) => {
      for (const record of records) loadOne(account, type, record, { warnings, missing });
      return { type: type.id, count: records.length };
    }),
  );
  return Object.assign(counts, { warnings: [...warnings, ...missing.warnings(account)] });
}

interface Findings {
  readonly warnings: Set<string>;
  readonly missing: MissingReferences;
}

type Given = Record<string, unknown>;

function readGroup(account: Account, name: string, records: unknown): { type: RecordType; records: Given[] } {
  const type = account.types.find(name.trim());
  if (!type) {
    const known = account.types.all().map((candidate) => candidate.id);
    throw new SandboxError(
      `There is no record type "${name}".${didYouMean(name.toLowerCase(), known, (guess) => `"${guess}"`)}`,
    );
  }
  if (!Array.isArray(records)) throw new SandboxError(`${name}: the value must be a list of records, [{…}, …].`);
  records.forEach((record, index) => {
    if (!isObject(record)) throw new SandboxError(`${name}, record ${index + 1}: a record is an object of fields.`);
  });
  const list = (records as Given[]).map(lowerCase);
  for (const key of ['id', 'externalid']) refuseTwice(type, list, key);
  return { type, records: list };
}

/** The later of two records with one key would replace the earlier without a word. External ids compare without case. */
function refuseTwice(type: RecordType, records: readonly Given[], key: string): void {
  const seen = new Set<string>();
  for (const record of records) {
    const value = (key === 'id' ? (record.id ?? record.internalid) : record[key]) ?? '';
    const text = String(value).trim().toLowerCase();
    if (text === '') continue;
    if (seen.has(text)) throw new SandboxError(`${type.id}: the ${key} ${JSON.stringify(value)} is given twice.`);
    seen.add(text);
  }
}

function loadOne(account: Account, type: RecordType, given: Given, { warnings, missing }: Findings): void {
  const { id: givenId, internalid, externalid: givenExternal, ...fields } = given;
  const externalid =
    givenExternal === undefined || givenExternal === null || givenExternal === '' ? null : String(givenExternal);
  const where = `${type.id} ${String(givenId ?? externalid ?? fields[type.nameField] ?? fields.name ?? '')}`.trim();
  const id = readId(givenId ?? internalid, where);
  if (fields.contact !== undefined && hasContactLines(type)) {
    throw new SandboxError(`${where}: give its contacts as records of the type contact, with company.`);
  }
  const named = withNameField(type, fields);
  checkGiven(account, type, named, where);
  const body = convertBody(type, named, (field) =>
    warnings.add(`${type.id}: the field ${field} is not known, its value was kept as it is`),
  );
  const before = findBefore(account, type, id, externalid);
  missing.collect(type, body, where);
  if (before) keepIdentity(type, body, before);
  // Without `before`: a replaced record takes its defaults from others as a new one does.
  fillDefaults({ account, type, id: before?.id ?? id, body, references: new References(account) });
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
