import type { HotWaxTables } from '../adapters/database/hotwax-tables';

/** Rows for some of HotWax's tables. */
export type Rows = { [Name in keyof HotWaxTables]?: HotWaxTables[Name][] };

/** Adds rows to others, table by table. */
export function addRows(to: Rows, rows: Rows): void {
  for (const name of Object.keys(rows) as (keyof HotWaxTables)[]) {
    const list = (to[name] ?? []) as unknown[];
    list.push(...(rows[name] as unknown[]));
    (to as Record<string, unknown[]>)[name] = list;
  }
}
