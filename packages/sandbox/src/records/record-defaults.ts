import { ITEM_TYPE_CODES } from './item-types';
import { fillEntity } from './save-entity';
import { fillTransaction } from './save-transaction';
import { fillIn, linesOf, nextNumber, type Saving } from './saving';

/** Where each kind keeps when it was made and changed. */
const TIMES: Readonly<Record<string, readonly [created: string, modified: string]>> = {
  entity: ['datecreated', 'lastmodifieddate'],
  transaction: ['createddate', 'lastmodifieddate'],
  item: ['createddate', 'lastmodifieddate'],
};

/**
 * Fills a record's body in place with what NetSuite fills by itself: times, flags, numbers, line ids, and what comes
 * from referenced records. It refuses nothing, so `load` may use it for records whose references come later.
 */
export function fillDefaults(saving: Saving): void {
  const { account, type, body } = saving;
  const now = account.clock.now().toISOString();
  const [created, modified] = TIMES[type.kind] ?? ['created', 'lastmodified'];
  if (type.cost === 'custom' || TIMES[type.kind]) {
    fillIn(body, created, now);
    body[modified] = now;
  }
  if (type.fields.has('isinactive')) fillIn(body, 'isinactive', false);
  for (const [id] of type.sublists) {
    // Items and expenses of a transaction share their numbers, which never change.
    if (id !== 'item' && id !== 'expense') numberLines(saving, id);
    if (id === 'campaigndrip') numberEvents(saving);
  }
  if (type.kind === 'entity') fillEntity(saving);
  else if (type.kind === 'transaction') fillTransaction(saving);
  else if (type.kind === 'item') fillIn(body, 'itemtype', ITEM_TYPE_CODES[type.family ?? type.id]);
  else if (type.cost === 'custom' && !type.fields.get('name')?.mandatory) {
    fillIn(body, 'name', String(saving.id ?? nextNumber(account, `name:${type.id}`)));
  }
}

function numberLines({ body }: Saving, sublist: string): void {
  linesOf(body, sublist).forEach((line, index) => {
    line.line = index + 1;
  });
}

/** Events of campaigns have ids of their own: those of N/email.sendCampaignEvent. */
function numberEvents({ account, body }: Saving): void {
  for (const line of linesOf(body, 'campaigndrip')) {
    if (typeof line.internalid !== 'number') line.internalid = nextNumber(account, 'campaignevent');
  }
}
