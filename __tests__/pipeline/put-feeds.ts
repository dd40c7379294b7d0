import type { InMemoryAccount } from './in-memory-account';

/** Puts a file of customers on SFTP, a row for each key. */
export function putCustomers(account: InMemoryAccount, file: string, ...keys: string[]): void {
  const rows = keys.map((key) => `${key},P-${key},Byron`);
  account.put(`customer/export/${file}`, 'externalId,HCCustomerId,lastName', ...rows);
}

/** Puts a file of orders of the customer `known` on SFTP, one line each. @param item internal id of an item */
export function putOrders(account: InMemoryAccount, file: string, keys: readonly string[], item = '4711'): void {
  const rows = keys.map((key) => `${key},M-${key},known,03/09/2026,${item},1,1`);
  account.put(`salesorder/export/${file}`, 'externalId,HCOrderId,customer,date,item,orderLineId,quantity', ...rows);
}

/** Party ids that came back, each once. */
export function idsSent(account: InMemoryAccount): (string | undefined)[] {
  return account.lines('customer/import').map((line) => line.split(',')[0]);
}
