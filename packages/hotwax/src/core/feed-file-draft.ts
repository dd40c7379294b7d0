import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import type { FeedRecord } from './feed-record';
import type { FileLimits } from './settings';

/** A record of a file, as it is remembered. */
export interface DraftRecord {
  readonly recordId: string;
  readonly externalId: string;
  /** SHA-256 over its rows: differs when the feed would say something else of it. */
  readonly fingerprint: string;
}

/** A record as CSV text. */
export interface RecordText extends DraftRecord {
  readonly rows: number;
  readonly text: Buffer;
}

/** The contents of one feed file. */
export interface FileDraft {
  readonly records: readonly DraftRecord[];
  /** Without the header */
  readonly rows: number;
  readonly content: readonly Buffer[];
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes a record as the lines of its feed, each ended by LF. */
export function recordText<Column extends string>(
  { recordId, externalId, rows }: FeedRecord<Column>,
  columns: readonly Column[],
): RecordText {
  const text = Buffer.from(rows.map((row) => csvLine(columns.map((column) => row[column] ?? ''))).join(''));
  return { recordId, externalId, fingerprint: sha256([text]), rows: rows.length, text };
}

/** Whether a record could never be in a file, since a record is never split. */
export function exceeds({ rows, text }: RecordText, limits: FileLimits, columns: readonly string[]): boolean {
  return rows > limits.rows || text.length + csvLine(columns).length > limits.bytes;
}

/** Fills one file up to its limits. All lines of a record are in it, or none. */
export class FileBuilder {
  readonly #header: Buffer;
  readonly #records: RecordText[] = [];
  #rows = 0;
  #bytes: number;

  constructor(
    columns: readonly string[],
    private readonly limits: FileLimits,
  ) {
    this.#header = Buffer.from(csvLine(columns));
    this.#bytes = this.#header.length;
  }

  get isEmpty(): boolean {
    return this.#records.length === 0;
  }

  hasRoomFor({ rows, text }: RecordText): boolean {
    const { limits } = this;
    return (
      this.#records.length + 1 <= limits.records &&
      this.#rows + rows <= limits.rows &&
      this.#bytes + text.length <= limits.bytes
    );
  }

  add(record: RecordText): void {
    this.#records.push(record);
    this.#rows += record.rows;
    this.#bytes += record.text.length;
  }

  build(): FileDraft {
    const content = [this.#header, ...this.#records.map(({ text }) => text)];
    const records = this.#records.map(({ recordId, externalId, fingerprint }) => ({
      recordId,
      externalId,
      fingerprint,
    }));
    return { records, rows: this.#rows, content, bytes: this.#bytes, sha256: sha256(content) };
  }
}

function csvLine(values: readonly string[]): string {
  return `${Papa.unparse([[...values]], { newline: '\n' })}\n`;
}

function sha256(parts: readonly Buffer[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(part);
  }
  return hash.digest('hex');
}
