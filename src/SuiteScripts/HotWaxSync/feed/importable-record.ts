import type { RowSource } from './reject';

/** Each batch row says where it came from and what HotWax calls it; the import maps leave these columns alone. */
export const SOURCE_COLUMNS = ['sourceFile', 'sourceRow', 'hotwaxId'] as const;
export type SourceColumn = (typeof SOURCE_COLUMNS)[number];

/** A record for a batch: one row for a customer, a row per line for an order, with the batch's columns. */
export interface ImportableRecord<Column extends string = string> {
  /** External id. */
  readonly key: string;
  readonly rows: readonly Partial<Record<Column, string>>[];
}

export function sourceColumns(source: RowSource, hotwaxId: string): Record<SourceColumn, string> {
  return { sourceFile: source.file, sourceRow: String(source.row), hotwaxId };
}
