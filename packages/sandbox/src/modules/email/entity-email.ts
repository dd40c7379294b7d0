import type { Account } from '../../account/account';

/** The e-mail address of a customer, vendor, employee …; undefined when there is none. */
export function emailOfEntity(account: Account, id: number): string | undefined {
  for (const type of account.types.targets('entity')) {
    const email = account.records.get(type.id, id)?.body.email;
    if (typeof email === 'string' && email !== '') return email;
  }
  return undefined;
}
