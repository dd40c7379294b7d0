import type { Account } from '../account/account';
import { inTransaction } from '../account/sql';
import { NetSuiteError } from '../errors';
import { checkFields, checkMandatory } from './check-fields';
import { contactOf, takeNewContacts } from './contact-lines';
import { fillDefaults } from './record-defaults';
import type { RecordBody } from './record-store';
import { checkEntity } from './save-entity';
import { checkItem } from './save-item';
import { checkTransaction, refuseTermsWithPaymentMethod } from './save-transaction';
import { References, type Saving, type Sourcing } from './saving';

/** A record about to be saved; values are in stored form (references as internal ids). */
export interface RecordDraft {
  readonly type: string;
  /** Absent: a new record. */
  readonly id?: number;
  /** Wanted internal id of a new record; only `load` may choose. */
  readonly externalid?: string | null;
  readonly body: RecordBody;
  /** Save though mandatory fields are empty; `custom`: those that are custom fields. */
  readonly ignoreMandatory?: boolean | 'custom';
  /** Absent: `whenNew`. */
  readonly sourcing?: Sourcing;
}

/**
 * Applies NetSuite's save rules (defaults, sourcing from the customer and item, mandatory fields, references exist,
 * are active and fit the subsidiary, lengths, line numbers, amounts) and stores the record.
 * @returns internal id
 * @throws NetSuiteError with NetSuite's wording, e.g. `INVALID_KEY_OR_REF` "Invalid item reference key 4711."
 */
export type SaveRecord = (account: Account, draft: RecordDraft) => number;

/** The whole body is given: what an update leaves out is gone. The draft's own body is not changed. */
export const saveRecord: SaveRecord = (account, draft) => {
  const type = account.types.get(draft.type);
  return inTransaction(account.db, () => {
    const before = draft.id === undefined ? undefined : account.records.get(type.id, draft.id);
    if (draft.id !== undefined && !before) {
      throw new NetSuiteError('RCRD_DSNT_EXIST', `That record does not exist. path: ${type.id}/${draft.id}`);
    }
    const saving: Saving = {
      account,
      type,
      id: draft.id,
      body: structuredClone(draft.body),
      before,
      references: new References(account),
      sourcing: draft.sourcing,
    };
    const contacts = takeNewContacts(saving);
    applyRules(saving, draft.ignoreMandatory ?? false);
    const { body } = saving;
    const stored = { externalid: draft.externalid, body };
    if (draft.id !== undefined) account.records.replace(type.id, draft.id, stored);
    const id = draft.id ?? account.records.insert(type.id, stored);
    for (const line of contacts) saveRecord(account, { type: 'contact', body: contactOf(line, id, body.subsidiary) });
    return id;
  });
};

function applyRules(saving: Saving, ignoreMandatory: boolean | 'custom'): void {
  const { type, before } = saving;
  if (type.kind === 'transaction' && !before) refuseTermsWithPaymentMethod(saving);
  fillDefaults(saving);
  if (ignoreMandatory !== true) checkMandatory(saving, ignoreMandatory === 'custom');
  checkFields(saving);
  if (type.kind === 'entity') checkEntity(saving);
  if (type.kind === 'item') checkItem(saving);
  if (type.kind === 'transaction') checkTransaction(saving);
}
