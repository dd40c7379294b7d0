import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';
import Papa from 'papaparse';
import { FEEDS } from './feed-folders';
import type { Sandbox } from './sandbox';
import { tableStyle, WITHOUT_LINES } from './tables';

interface FileRow {
  readonly id: number;
  readonly name: string;
  readonly feed: string;
  readonly state: string;
  readonly rowcount: number;
  readonly known: number;
  readonly held: number;
  readonly rejected: number;
  readonly message: string | null;
  readonly part: string | null;
}

interface BatchRow {
  readonly feed: string;
  readonly kind: string;
  readonly created: number;
  readonly missing: number;
}

/** What one feed came to. */
export interface FeedSummary {
  readonly feed: string;
  readonly files: number;
  readonly seenBefore: number;
  readonly rows: number;
  readonly created: number;
  readonly known: number;
  readonly held: number;
  readonly rejected: number;
  readonly unreadable: readonly string[];
}

/** What each script spent. */
export interface Spending {
  units: number;
  milliseconds: number;
}

/** Ledger rows above these ids belong to this start. */
export interface LedgerMark {
  readonly files: number;
  readonly batches: number;
}

export async function markLedger(sandbox: Sandbox): Promise<LedgerMark> {
  const last = async (type: string) =>
    (await sandbox.rows<{ last: number | null }>(`SELECT MAX(id) AS last FROM ${type}`))[0]?.last ?? 0;
  return { files: await last('customrecord_hcsync_file'), batches: await last('customrecord_hcsync_batch') };
}

/** Reads the ledger, as an administrator would in NetSuite's list view. */
export async function summarize(sandbox: Sandbox, since: LedgerMark): Promise<FeedSummary[]> {
  const prefix = 'custrecord_hcsync_file';
  const files = await sandbox.rows<FileRow>(
    `SELECT id, name, ${prefix}_feed AS feed, ${prefix}_state AS state, ${prefix}_rows AS rowcount,
      ${prefix}_known AS known, ${prefix}_held AS held, ${prefix}_rejected AS rejected, ${prefix}_message AS message,
      ${prefix}_part AS part
    FROM customrecord_hcsync_file WHERE id > ${since.files} OR ${prefix}_state = 'holding'`,
  );
  const batches = await sandbox.rows<BatchRow>(
    `SELECT custrecord_hcsync_batch_feed AS feed, custrecord_hcsync_batch_kind AS kind,
      custrecord_hcsync_batch_created AS created, custrecord_hcsync_batch_missing AS missing
    FROM customrecord_hcsync_batch WHERE id > ${since.batches}`,
  );
  return FEEDS.map(({ name }) =>
    summaryOf(
      name,
      files.filter(({ feed }) => feed === name),
      batches.filter(({ feed, kind }) => feed === name && kind === 'import'),
    ),
  );
}

function summaryOf(feed: string, ledgerFiles: FileRow[], batches: BatchRow[]): FeedSummary {
  const holding = ledgerFiles.filter(({ name }) => name.endsWith('-held.csv'));
  const files = ledgerFiles.filter((file) => !holding.includes(file));
  return {
    feed,
    // A large file has a row for each of its parts as well.
    files: files.filter(({ part }) => part === null).length,
    seenBefore: files.filter(({ message }) => message?.startsWith('Same content') === true).length,
    rows: sum(files, 'rowcount'),
    created: sum(batches, 'created'),
    known: sum(files, 'known') + sum(holding, 'known'),
    held: sum(
      holding.filter(({ state }) => state === 'holding'),
      'held',
    ),
    rejected: sum(ledgerFiles, 'rejected') + sum(batches, 'missing'),
    unreadable: files.filter(({ state }) => state === 'failed' || state === 'unaddressable').map(({ name }) => name),
  };
}

function sum<Key extends string>(rows: readonly Record<Key, number | null>[], key: Key): number {
  return rows.reduce((total, row) => total + Number(row[key] ?? 0), 0);
}

export function summaryTable(summaries: readonly FeedSummary[], spending: ReadonlyMap<string, Spending>): string {
  const table = new Table({
    head: ['Feed', 'Files', 'Rows', 'Created', 'Already there', 'Held', 'Rejected', 'Units used', 'Time'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right', 'right', 'right'],
    style: tableStyle(),
    chars: WITHOUT_LINES,
  });
  for (const { feed, files, seenBefore, rows, created, known, held, rejected } of summaries) {
    const { units = 0, milliseconds = 0 } = spending.get(feed) ?? {};
    table.push([
      feed,
      seenBefore > 0 ? `${files} (${seenBefore} seen before)` : files,
      rows,
      created,
      known,
      held,
      rejected,
      units,
      `${(milliseconds / 1000).toFixed(1)} s`,
    ]);
  }
  return table.toString();
}

/**
 * The reject reports on SFTP that were written since a time, newest last, with full paths.
 * @param since milliseconds, as `Date.now()` gives them
 */
export function reportFiles(sftpRoot: string, since: number): string[] {
  return FEEDS.flatMap(({ name }) => {
    const folder = join(sftpRoot, name, 'export/error');
    return readdirSync(folder)
      .sort()
      .map((file) => join(folder, file))
      .filter((file) => statSync(file).mtimeMs >= since);
  });
}

/** Each reason once, with how many rows it holds back. */
export function rejectTable(reports: readonly string[]): string {
  const counts = new Map<string, { code: string; reason: string; rows: number }>();
  for (const report of reports) {
    const { data } = Papa.parse<Record<string, string>>(readFileSync(report, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    for (const { code = '', reason = '' } of data) {
      const entry = counts.get(`${code} ${reason}`) ?? { code, reason, rows: 0 };
      counts.set(`${code} ${reason}`, { ...entry, rows: entry.rows + 1 });
    }
  }
  const table = new Table({
    head: ['Rows', 'Code', 'Why'],
    colAligns: ['right', 'left', 'left'],
    colWidths: [6, 30, 84],
    wordWrap: true,
    style: tableStyle(),
    chars: WITHOUT_LINES,
  });
  table.push(...[...counts.values()].map(({ rows, code, reason }) => [rows, code, reason]));
  return counts.size === 0 ? '' : table.toString();
}
