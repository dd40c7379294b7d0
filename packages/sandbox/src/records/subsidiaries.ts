import type { Account } from '../account/account';
import type { FieldValue, RecordBody } from './record-store';

/**
 * Whether a record that belongs to subsidiaries may be used in one: its list names it, or names an ancestor and
 * includes children. A record that names none is open to all.
 */
export function fitsSubsidiary(account: Account, body: RecordBody, subsidiary: FieldValue | undefined): boolean {
  const own = body.subsidiary;
  const list = Array.isArray(own) ? own : [own];
  const named = list.filter((id) => typeof id === 'number');
  if (named.length === 0 || typeof subsidiary !== 'number') return true;
  if (named.includes(subsidiary)) return true;
  return body.includechildren === true && ancestors(account, subsidiary).some((id) => named.includes(id));
}

function ancestors(account: Account, subsidiary: number): number[] {
  const found: number[] = [];
  for (let at = account.records.get('subsidiary', subsidiary); at; ) {
    const parent = at.body.parent;
    if (typeof parent !== 'number' || found.includes(parent)) break;
    found.push(parent);
    at = account.records.get('subsidiary', parent);
  }
  return found;
}
