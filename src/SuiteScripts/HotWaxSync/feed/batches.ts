import { csvLine } from './csv-text';
import type { ImportableRecord } from './importable-record';

/**
 * What one CSV import job takes: 25,000 records or 50 MB
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N453326.html). The page does not say whether
 * the rows of one record count as one, so rows are counted; nor whether a megabyte is a million bytes, so it is.
 */
export const IMPORT_LIMITS: BatchLimits = { rows: 25_000, bytes: 50_000_000 };

export interface BatchLimits {
  readonly rows: number;
  readonly bytes: number;
}

/** The contents of one batch file. */
export interface Batch {
  /** CSV lines without line breaks, the header first. */
  readonly lines: readonly string[];
  /** External ids of its records. */
  readonly keys: readonly string[];
}

/**
 * Packs records into as few batches as the limits allow, in their order. A record is never split (G3).
 * @param columns header of the batch, as the import map names them
 */
export function packBatches<Column extends string>(
  records: readonly ImportableRecord<Column>[],
  columns: readonly Column[],
  limits: BatchLimits = IMPORT_LIMITS,
): Batch[] {
  const header = csvLine(columns);
  const batches: { lines: string[]; keys: string[]; bytes: number }[] = [];
  for (const { key, rows } of records) {
    const lines = rows.map((row) => csvLine(columns.map((column) => row[column] ?? '')));
    const bytes = lines.reduce((sum, line) => sum + utf8Length(line) + 1, 0);
    let batch = batches.at(-1);
    if (
      batch === undefined ||
      batch.lines.length - 1 + lines.length > limits.rows ||
      batch.bytes + bytes > limits.bytes
    ) {
      batch = { lines: [header], keys: [], bytes: utf8Length(header) + 1 };
      batches.push(batch);
    }
    for (const line of lines) {
      batch.lines.push(line);
    }
    batch.keys.push(key);
    batch.bytes += bytes;
  }
  return batches;
}

/** Bytes of a text in UTF-8; NetSuite's runtime has no TextEncoder. */
export function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
