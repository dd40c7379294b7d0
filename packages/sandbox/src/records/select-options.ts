import type { Account } from '../account/account';
import { sqlAll } from '../account/sql';
import { findFixedList, TEXT_KEYED } from './fixed-lists';
import type { RecordBody } from './record-store';
import type { FieldDefinition } from './record-type';
import { referenceText } from './resolve-reference';

export interface SelectOption {
  readonly value: number | string;
  readonly text: string;
}

/**
 * What a select can be set to, by text: active records or list values.
 * @returns undefined when there are more than `limit`, and for a list that the sandbox does not have
 */
export function selectOptions(account: Account, field: FieldDefinition, limit: number): SelectOption[] | undefined {
  const selects = field.selects ?? '';
  const fixed = findFixedList(selects);
  if (fixed) return [...fixed].map(([value, text]) => ({ value, text }));
  const types = account.types.targets(selects);
  if (types.length === 0) return undefined;
  const rows = sqlAll<{ id: number; body: string }>(
    account.db,
    `SELECT id, body FROM record WHERE type IN (${types.map(() => '?').join(', ')})
     AND coalesce(json_extract(body, '$.isinactive'), 0) <> 1 LIMIT ?`,
    ...types.map((type) => type.id),
    limit + 1,
  );
  if (rows.length > limit) return undefined;
  const keys = rows.map(({ id, body }) =>
    TEXT_KEYED.has(selects) ? String((JSON.parse(body) as RecordBody).key) : id,
  );
  const options = keys.map((value) => ({ value, text: referenceText(account, field, value) }));
  return options.sort((one, other) => one.text.localeCompare(other.text, 'en'));
}
