import { sqlGet } from '../account/sql';
import { NetSuiteError } from '../errors';
import { isEmpty, type Saving } from './saving';

/**
 * Two items of one type cannot have one name, below one parent; items of different types can.
 * http://netsuiterp.com/2019/03/creating-new-item-matrix-returns-error.html (the wording; the code is one of N/error's)
 */
export function checkItem({ account, type, id, body, before }: Saving): void {
  if (isEmpty(body.itemid)) return;
  if (before && before.body.itemid === body.itemid && before.body.parent === body.parent) return;
  // The stored name is the full one, `Parent : Child`.
  const other = sqlGet<{ id: number }>(
    account.db,
    `SELECT id FROM record WHERE kind = 'item' AND +type = ? AND id IS NOT ? AND name =
       coalesce((SELECT name || ' : ' FROM record WHERE kind = 'item' AND id = ?), '') || ?`,
    type.id,
    id,
    typeof body.parent === 'number' ? body.parent : null,
    String(body.itemid),
  );
  if (other) throw new NetSuiteError('DUP_ITEM', 'There is already an item with that name.');
}
