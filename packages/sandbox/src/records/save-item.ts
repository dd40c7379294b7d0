import { sqlGet } from '../account/sql';
import { NetSuiteError } from '../errors';
import { fullName } from './full-name';
import type { Saving } from './saving';

/**
 * Two items of one type cannot have one name, below one parent; items of different types can.
 * http://netsuiterp.com/2019/03/creating-new-item-matrix-returns-error.html (the wording; the code is one of N/error's)
 */
export function checkItem({ account, type, id, body, before }: Saving): void {
  const name = fullName(account.db, type, body);
  if (name === null || (before && name === fullName(account.db, type, before.body))) return;
  const sql = "SELECT id FROM record WHERE kind = 'item' AND name = ? AND +type = ? AND id IS NOT ?";
  const other = sqlGet<{ id: number }>(account.db, sql, name, type.id, id);
  if (other) throw new NetSuiteError('DUP_ITEM', 'There is already an item with that name.');
}
