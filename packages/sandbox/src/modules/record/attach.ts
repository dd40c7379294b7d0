import type { Account } from '../../account/account';
import { NetSuiteError, NotSimulatedError } from '../../errors';
import { type Attachable, attach, detach } from '../../records/attachments';
import type { StoredRecord } from '../../records/record-store';
import type { ScriptExecution } from '../../scripts/script-execution';
import { requireArguments } from '../script-object';
import { UNITS } from '../units';
import { findRecord, typeOf } from './find-record';

interface Reference {
  readonly type: string;
  readonly id: number | string;
}

export interface AttachOptions {
  readonly record: Reference;
  readonly to?: Reference;
  readonly from?: Reference;
  readonly attributes?: unknown;
}

/**
 * Attaches a file to a record, or a contact to an entity
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4267284169.html); searches show it by the joins
 * `file` and `contact`. "The record must be active": the code of that error is not documented. Attaching twice changes
 * nothing, which is not documented, either.
 * @throws NetSuiteError SSS_MISSING_REQD_ARGUMENT, RCRD_DSNT_EXIST, USER_ERROR for an inactive contact
 * @throws NotSimulatedError for other pairs of records, and for attributes
 */
export function attachRecord(execution: ScriptExecution, options: AttachOptions): void {
  const { account } = execution;
  const { attached, holder, contact } = readEnds(execution, options, 'to', 'attach');
  if (contact?.body.isinactive === true) {
    throw new NetSuiteError('USER_ERROR', `The record is inactive and cannot be attached: contact ${contact.id}.`);
  }
  attach(account.db, holder, attached);
}

/**
 * Takes back what `attachRecord` did: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4267284360.html.
 * What NetSuite says of a record that is not attached is not documented; here it is refused.
 * @throws NetSuiteError as `attachRecord`, RCRD_DSNT_EXIST also when it is not attached
 * @throws NotSimulatedError also for a contact and the company in its own field
 */
export function detachRecord(execution: ScriptExecution, options: AttachOptions): void {
  const { account } = execution;
  const { attached, holder, contact } = readEnds(execution, options, 'from', 'detach');
  if (detach(account.db, holder, attached)) return;
  if (contact?.body.company === holder.id) {
    throw new NotSimulatedError('N/record.detach of a contact from the company in its field company');
  }
  const what = `${options.record.type} ${attached.id} is not attached to ${options.from?.type} ${holder.id}`;
  throw new NetSuiteError('RCRD_DSNT_EXIST', `That record does not exist. path: ${what}`);
}

interface Ends {
  readonly attached: Attachable;
  readonly holder: Attachable;
  readonly contact?: StoredRecord;
}

function readEnds(
  execution: ScriptExecution,
  options: AttachOptions,
  end: 'to' | 'from',
  call: 'attach' | 'detach',
): Ends {
  requireArguments(options, ['record', end], call);
  const { record, attributes } = options;
  const other = options[end] as Reference;
  for (const reference of [record, other]) requireArguments(reference, ['type', 'id'], call);
  execution.charge(UNITS[`record.${call}`]);
  if (Object.keys(attributes ?? {}).length > 0) throw new NotSimulatedError(`N/record.${call} with attributes`);
  const { account } = execution;
  const type = typeOf(account, other.type);
  const holder = { kind: type.kind, id: findRecord(account, type, other.id).id };
  if (record.type.toLowerCase() === 'file') return { attached: fileOf(account, record.id), holder };
  const contact = findRecord(account, typeOf(account, record.type), record.id);
  if (contact.type !== 'contact' || type.kind !== 'entity' || type.id === 'contact') {
    throw new NotSimulatedError(`N/record.${call} of ${record.type} and ${other.type}`, 'Files and contacts are.');
  }
  return { attached: { kind: type.kind, id: contact.id }, holder, contact };
}

function fileOf(account: Account, id: number | string): Attachable {
  const file = account.files.byId(Number(id));
  if (!file) throw new NetSuiteError('RCRD_DSNT_EXIST', `That record does not exist. path: file/${id}`);
  return { kind: 'file', id: file.id };
}
