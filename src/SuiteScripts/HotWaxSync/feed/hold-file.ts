import { csvLine } from './csv-text';
import { HELD_CUSTOMER_COLUMNS } from './customer-columns';
import type { Customer } from './customers';
import type { Order } from './order';
import { HELD_ORDER_COLUMNS } from './order-columns';

/**
 * Writes held orders as a feed file of our own: the same columns, and for each row where it came from and since when
 * it waits. The next run reads it like any other order file.
 * @param now ISO instant for orders that are held for the first time
 */
export function heldOrderLines(orders: readonly Order[], now: string): string[] {
  const columns = HELD_ORDER_COLUMNS.map(({ name }) => name);
  const rows = orders.flatMap(({ orderId, rows: lines, heldSince }) =>
    lines.map(({ source, values }) => ({
      ...values,
      HCOrderId: orderId,
      heldSince: heldSince ?? now,
      sourceFile: source.file,
      sourceRow: String(source.row),
    })),
  );
  return [csvLine(columns), ...rows.map((row) => csvLine(columns.map((column) => row[column] ?? '')))];
}

/** Writes customers that wait for a job which has them already, as a feed file of our own. */
export function heldCustomerLines(customers: readonly Customer[]): string[] {
  const columns = HELD_CUSTOMER_COLUMNS.map(({ name }) => name);
  const rows = customers.flatMap(({ partyId, values, sources }) =>
    sources.map(({ file, row }) => ({
      ...values,
      HCCustomerId: partyId,
      sourceFile: file,
      sourceRow: String(row),
    })),
  );
  return [
    csvLine(columns),
    ...rows.map((row: Partial<Record<string, string>>) => csvLine(columns.map((column) => row[column] ?? ''))),
  ];
}
