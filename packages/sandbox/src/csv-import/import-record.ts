import type { Account } from '../account/account';
import { NetSuiteError } from '../errors';
import type { RecordBody, StoredRecord } from '../records/record-store';
import { saveRecord } from '../records/save-record';
import { isEmpty, missing } from '../records/saving';
import type { BoundMap } from './bind-map';
import type { RecordChanges } from './build-draft';
import { lineKey, mergeLines } from './merge-lines';
import { CUSTOMER_STAGES, refuseDuplicate } from './refuse-duplicate';

/**
 * Does one record action: creates or changes the record that the rows name, as the map's data handling says.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N345294.html
 * @returns internal id
 * @throws NetSuiteError whose message is the record's line in the results file
 */
export function importRecord(account: Account, bound: BoundMap, changes: RecordChanges): number {
  const { dataHandling } = bound.map;
  if (account.settings.oneWorld) requireSubsidiary(bound, changes);
  const existing = dataHandling === 'ADD' ? undefined : findExisting(account, bound, changes);
  if (existing) return updateRecord(account, bound, changes, existing);
  if (dataHandling === 'UPDATE' || (dataHandling === 'ADDUPDATE' && changes.internalId !== undefined)) throw noMatch();
  const body = { ...withoutEmpty(changes.body), ...newSubrecords(changes), ...newLines(changes) };
  if (bound.map.preventDuplicates) refuseDuplicate(account, bound.type, body);
  return saveRecord(account, {
    type: bound.type.id,
    externalid: changes.externalId ?? null,
    body,
    ...ignored(bound),
  });
}

/** Whose subsidiary has to be mapped. */
const OF_A_SUBSIDIARY: readonly string[] = [...CUSTOMER_STAGES, 'contact', 'employee', 'job', 'partner', 'vendor'];

/**
 * "If you try to import or update records without a subsidiary, the import will fail":
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N349148.html
 */
function requireSubsidiary({ type }: BoundMap, { body }: RecordChanges): void {
  if (!OF_A_SUBSIDIARY.includes(type.id) || !isEmpty(body.subsidiary)) return;
  throw missing([type.fields.get('subsidiary')?.label ?? 'Subsidiary']);
}

/** The unique id is the internal id, else the external id, else the record's name or number. */
function findExisting(account: Account, { type, body }: BoundMap, changes: RecordChanges): StoredRecord | undefined {
  const isSame = (record: StoredRecord) =>
    record.type === type.id || (CUSTOMER_STAGES.includes(record.type) && CUSTOMER_STAGES.includes(type.id));
  if (changes.internalId !== undefined) return account.records.get(type.id, changes.internalId);
  if (changes.externalId !== undefined) {
    const found = account.records.findByExternalId(type.id, changes.externalId);
    return found && isSame(found) ? found : undefined;
  }
  const name = changes.body[type.nameField];
  if (!body.some(({ definition }) => definition.id === type.nameField) || typeof name !== 'string') return undefined;
  const named = account.records.findByName(type.id, name).filter(isSame);
  if (named.length > 1) throw new NetSuiteError('UNEXPECTED_ERROR', `More than one record is named ${name}.`);
  return named[0];
}

function updateRecord(account: Account, bound: BoundMap, changes: RecordChanges, existing: StoredRecord): number {
  const body: RecordBody = { ...existing.body, ...changes.body };
  for (const [id, subrecord] of changes.subrecords) {
    body[id] = { ...(existing.body[id] as RecordBody | undefined), ...subrecord };
  }
  for (const [sublist, lines] of changes.lines) {
    const mapped = bound.lines
      .filter((line) => line.sublist === sublist)
      .flatMap(({ fields }) => fields.map(({ definition }) => definition.id));
    const before = (existing.body[sublist] ?? []) as unknown as readonly RecordBody[];
    body[sublist] = mergeLines(before, lines, {
      overwrite: bound.map.overwriteSublists,
      key: lineKey(sublist, new Set(mapped)),
    });
  }
  return saveRecord(account, {
    type: existing.type,
    id: existing.id,
    externalid: changes.externalId ?? existing.externalid,
    body,
    ...ignored(bound),
  });
}

/** Validate Mandatory Custom Fields: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1519144045.html */
function ignored({ map }: BoundMap): { ignoreMandatory?: 'custom' } {
  return map.validateMandatoryCustomFields ? {} : { ignoreMandatory: 'custom' };
}

function newSubrecords({ subrecords }: RecordChanges): RecordBody {
  return Object.fromEntries([...subrecords].map(([id, body]) => [id, withoutEmpty(body)]));
}

/** Line ids of a file mean lines that are there already; new records number their own. */
function newLines({ lines }: RecordChanges): RecordBody {
  const fresh = (line: RecordBody) => {
    const { line: _line, internalid: _internalid, ...rest } = withoutEmpty(line);
    return rest;
  };
  return Object.fromEntries([...lines].map(([id, bodies]) => [id, bodies.map(fresh)]));
}

function withoutEmpty(body: RecordBody): RecordBody {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

/**
 * The wording is documented for customers; for other records and for an unknown external id the help gives none.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4568672490.html
 */
function noMatch(): NetSuiteError {
  return new NetSuiteError(
    'RCRD_DSNT_EXIST',
    'Could not find matching record. Primary name field was not mapped or is empty.',
  );
}
