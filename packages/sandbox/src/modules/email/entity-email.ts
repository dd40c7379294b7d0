import type { Account } from '../../account/account';
import { References } from '../../records/saving';

/** The e-mail address of a customer, vendor, employee …; undefined when there is none. */
export function emailOfEntity(account: Account, id: number): string | undefined {
  const email = new References(account).find('entity', id)?.body.email;
  return typeof email === 'string' && email !== '' ? email : undefined;
}
