import type { Account } from '../../account/account';
import { sqlGet } from '../../account/sql';
import { NetSuiteError } from '../../errors';
import { fillDepositFromOrder } from '../../records/deposit-from-order';
import type { RecordBody, StoredRecord } from '../../records/record-store';
import type { FieldDefinition, RecordType } from '../../records/record-type';
import { saveRecord } from '../../records/save-record';
import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { requireArguments, scriptObject } from '../script-object';
import { UNITS } from '../units';
import { type AttachOptions, attachRecord, detachRecord } from './attach';
import { findRecord, typeOf } from './find-record';
import { canSet } from './known-fields';
import { loadedRecordObject, newRecordObject } from './record-object';
import { RECORD_TYPE_ENUM } from './record-type-enum';
import { writtenValue } from './record-values';
import { isDeploymentType, submitDeploymentFields } from './submit-deployment';

interface RecordOptions {
  readonly type: string;
  readonly id: number | string;
  readonly isDynamic?: boolean;
  readonly defaultValues?: Readonly<Record<string, unknown>>;
}

interface SubmitOptions {
  readonly type: string;
  readonly id: number | string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly options?: { readonly ignoreMandatoryFields?: boolean };
}

/** N/record. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4267255811.html */
export const createRecordModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/record', {
    create(options: RecordOptions): object {
      requireArguments(options, ['type'], 'create');
      const type = typeOf(execution.account, options.type);
      execution.charge(UNITS['record.create'][type.cost]);
      return newRecordObject(
        execution,
        type,
        options.isDynamic === true,
        defaults(execution, type, options),
        'created',
      );
    },
    load(options: RecordOptions): object {
      const record = open(execution, options, 'load');
      return loadedRecordObject(execution, record, options.isDynamic === true);
    },
    copy(options: RecordOptions): object {
      const record = open(execution, options, 'copy');
      const type = execution.account.types.get(record.type);
      const body = { ...copyOf(record.body), ...defaults(execution, type, options) };
      return newRecordObject(execution, type, options.isDynamic === true, body, 'copied');
    },
    delete(options: RecordOptions): number {
      requireArguments(options, ['type', 'id'], 'delete');
      const type = typeOf(execution.account, options.type);
      execution.charge(UNITS['record.delete'][type.cost]);
      const record = findRecord(execution.account, type, options.id);
      refuseWhenUsed(execution.account, type, record);
      execution.account.records.remove(type.id, record.id);
      return record.id;
    },
    submitFields: (options: SubmitOptions) => submitFields(execution, options),
    attach: (options: AttachOptions) => attachRecord(execution, options),
    detach: (options: AttachOptions) => detachRecord(execution, options),
    get Type() {
      return RECORD_TYPE_ENUM;
    },
  });

function open(execution: ScriptExecution, options: RecordOptions, call: 'load' | 'copy'): StoredRecord {
  requireArguments(options, ['type', 'id'], call);
  const type = typeOf(execution.account, options.type);
  execution.charge(UNITS[`record.${call}`][type.cost]);
  return findRecord(execution.account, type, options.id);
}

/** What is no field, e.g. the initialization type `subtype`, is ignored, and the script's log says so. */
function defaults(execution: ScriptExecution, type: RecordType, { defaultValues }: RecordOptions): RecordBody {
  const body: RecordBody = {};
  for (const [name, value] of Object.entries(defaultValues ?? {})) {
    const id = name.toLowerCase();
    const field = type.fields.get(id);
    if (canSet({ execution, type }, field, id)) body[id] = writtenValue(execution.account, field, value);
  }
  if (type.id === 'customerdeposit') fillDepositFromOrder(execution.account, body);
  return body;
}

/** What a copy does not take over: numbers, times and line ids. */
const OWN_FIELDS = [
  'tranid',
  'entityid',
  'trandate',
  'createddate',
  'datecreated',
  'created',
  'lastmodifieddate',
  'lastmodified',
  'orderstatus',
  'status',
];
const OWN_LINE_FIELDS = ['line', 'lineuniquekey', 'id', 'internalid'];

function copyOf(body: RecordBody): RecordBody {
  const copy = structuredClone(body);
  for (const field of OWN_FIELDS) delete copy[field];
  for (const value of Object.values(copy)) {
    if (!Array.isArray(value)) continue;
    for (const line of value) {
      if (typeof line === 'object' && line !== null)
        for (const field of OWN_LINE_FIELDS) delete (line as RecordBody)[field];
    }
  }
  return copy;
}

/** Changes body fields without loading the record. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4267283788.html */
function submitFields(execution: ScriptExecution, options: SubmitOptions): number {
  requireArguments(options, ['type', 'id', 'values'], 'submitFields');
  if (isDeploymentType(options.type)) return submitDeploymentFields(execution, options.id, options.values);
  const { account } = execution;
  const type = typeOf(account, options.type);
  execution.charge(UNITS['record.submitFields'][type.cost]);
  const record = findRecord(account, type, options.id);
  const { externalid, ...values } = Object.fromEntries(
    Object.entries(options.values).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const changes = Object.fromEntries(
    Object.entries(values).map(([id, value]) => [id, writtenValue(account, submittable(type, id), value)]),
  );
  return saveRecord(account, {
    type: record.type,
    id: record.id,
    externalid: externalid === undefined ? record.externalid : String(externalid),
    body: { ...record.body, ...changes },
    ignoreMandatory: options.options?.ignoreMandatoryFields === true && 'custom',
  });
}

/**
 * "You cannot use this method to edit and submit sublist line item fields, subrecord fields" (same page). The codes are
 * NetSuite's; which one it gives here, and that an unknown field is refused at all, is not documented.
 * @throws NetSuiteError naming the field
 */
function submittable(type: RecordType, id: string): FieldDefinition {
  const field = type.fields.get(id);
  if (field && field.type !== 'subrecord') return field;
  const what = field ? 'a subrecord' : type.sublists.has(id) ? 'a sublist' : undefined;
  throw new NetSuiteError(
    'INVALID_FIELD_ID',
    what ? `${type.id}.${id} is ${what}; submitFields sets body fields only.` : `${type.id} has no field ${id}.`,
  );
}

/** The code is NetSuite's own for records that others point at; the help pages that could be read do not list it. */
function refuseWhenUsed(account: Account, type: RecordType, record: StoredRecord): void {
  const used =
    type.kind === 'entity'
      ? sqlGet(
          account.db,
          "SELECT 1 AS used FROM record WHERE kind = 'transaction' AND json_extract(body, '$.entity') = ?",
          record.id,
        )
      : type.kind === 'item'
        ? sqlGet(
            account.db,
            "SELECT 1 AS used FROM record, json_each(record.body, '$.item') AS line WHERE kind = 'transaction' AND json_extract(line.value, '$.item') = ?",
            record.id,
          )
        : type.kind === 'folder'
          ? sqlGet(
              account.db,
              'SELECT 1 AS used FROM file WHERE folder = ? UNION SELECT 1 FROM folder WHERE parent = ?',
              record.id,
              record.id,
            )
          : undefined;
  if (used) {
    throw new NetSuiteError(
      'THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS',
      'This record cannot be deleted because it has dependent records',
    );
  }
}
