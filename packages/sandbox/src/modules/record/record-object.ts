import type { Account } from '../../account/account';
import { NetSuiteError, NotSimulatedError } from '../../errors';
import { contactLines, hasContactLines } from '../../records/contact-lines';
import type { FieldValue, RecordBody, StoredRecord } from '../../records/record-store';
import type { RecordType } from '../../records/record-type';
import { saveRecord } from '../../records/save-record';
import type { Sourcing } from '../../records/saving';
import type { ScriptExecution } from '../../scripts/script-execution';
import { scriptObject } from '../script-object';
import { UNITS } from '../units';
import { bodyMembers } from './body-members';
import { clientOnly } from './client-only';
import { currentLineMembers } from './current-line-members';
import { currentLineValueMembers } from './current-line-values';
import { lineValueMembers } from './line-value-members';
import { macroMembers } from './macro-members';
import type { RecordState } from './record-state';
import { editableLines } from './record-state';
import { sublistMembers } from './sublist-members';
import { subrecordMembers } from './subrecord-members';

/** A Record object for a script, of a new record; a copy is one, too. */
export function newRecordObject(
  execution: ScriptExecution,
  type: RecordType,
  isDynamic: boolean,
  body: RecordBody,
  origin: 'created' | 'copied',
): object {
  return recordObject({ ...makeState(execution, type, isDynamic, body, undefined), origin });
}

/** A Record object of a stored record. */
export function loadedRecordObject(execution: ScriptExecution, record: StoredRecord, isDynamic: boolean): object {
  const type = execution.account.types.get(record.type);
  const body = structuredClone(record.body);
  if (hasContactLines(type)) body.contact = contactLines(execution.account, record.id) as unknown as FieldValue;
  return recordObject(makeState(execution, type, isDynamic, body, record));
}

function makeState(
  execution: ScriptExecution,
  type: RecordType,
  isDynamic: boolean,
  body: RecordBody,
  stored: StoredRecord | undefined,
): RecordState {
  return {
    execution,
    type,
    isDynamic,
    body,
    id: stored?.id,
    externalid: stored?.externalid ?? null,
    loaded: stored && JSON.stringify(stored.body),
    current: new Map(),
    origin: 'loaded',
    setByText: new Set(),
    setByValue: new Set(),
    isSubrecord: false,
  };
}

function recordObject(state: RecordState): object {
  const members = {
    ...bodyMembers(state),
    ...sublistMembers(state),
    ...lineValueMembers(state),
    ...currentLineMembers(state),
    ...currentLineValueMembers(state),
    ...subrecordMembers(state, recordObject),
    ...macroMembers(state),
    save: (options?: SaveOptions) => save(state, options),
    toString: () => 'record.Record',
    toJSON: () => toJson(state),
  };
  Object.defineProperties(members, {
    id: { get: () => state.id, enumerable: true },
    type: { get: () => state.type.id, enumerable: true },
    isDynamic: { get: () => state.isDynamic, enumerable: true },
    ...clientOnly('record.Record', ['moveLine']),
  });
  return scriptObject(state.execution, 'record.Record', members);
}

interface SaveOptions {
  readonly enableSourcing?: boolean;
  readonly ignoreMandatoryFields?: boolean;
}

/** @returns internal id. @throws NetSuiteError when NetSuite's rules refuse the record, or it was changed since it was loaded */
function save(state: RecordState, options: SaveOptions = {}): number {
  if (state.isSubrecord) throw new NotSimulatedError('record.Record.save of a subrecord');
  const { account } = state.execution;
  state.execution.charge(UNITS['record.Record.save'][state.type.cost]);
  if (state.id !== undefined) refuseStale(account, state);
  const id = saveRecord(account, {
    type: state.type.id,
    id: state.id,
    externalid: state.externalid,
    body: state.body,
    // "All standard and custom fields that are required through customization are ignored": of standard fields none is, here.
    ignoreMandatory: options?.ignoreMandatoryFields === true && 'custom',
    sourcing: sourcingOf(state, options),
  });
  state.id = id;
  if (hasContactLines(state.type)) state.body.contact = contactLines(account, id) as unknown as FieldValue;
  state.loaded = JSON.stringify(account.records.get(state.type.id, id)?.body);
  state.setByText.clear();
  state.setByValue.clear();
  return id;
}

/**
 * "Defaults to false - dependent field values are not sourced … When working with records in dynamic mode, field values are
 * always sourced and the value you provide for enableSourcing is ignored."
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4267286323.html
 */
function sourcingOf({ isDynamic }: RecordState, options: SaveOptions | undefined): Sourcing {
  if (isDynamic) return 'whenNew';
  return options?.enableSourcing === true ? 'always' : 'never';
}

/** Optimistic locking, which is on for all records. The wording is NetSuite's; the help pages that could be read name only the code. */
function refuseStale(account: Account, state: RecordState): void {
  const now = account.records.get(state.type.id, state.id as number);
  if (!now || JSON.stringify(now.body) === state.loaded) return;
  throw new NetSuiteError('RCRD_HAS_BEEN_CHANGED', 'Record has been changed');
}

function toJson(state: RecordState): Record<string, unknown> {
  const sublists = [...state.type.sublists.keys()].map((id) => [
    id,
    Object.fromEntries(editableLines(state, id).map((line, index) => [`line ${index + 1}`, line])),
  ]);
  const fields = Object.entries(state.body).filter(([id]) => !state.type.sublists.has(id));
  return {
    id: state.id,
    type: state.type.id,
    isDynamic: state.isDynamic,
    fields: Object.fromEntries(fields),
    sublists: Object.fromEntries(sublists),
  };
}
