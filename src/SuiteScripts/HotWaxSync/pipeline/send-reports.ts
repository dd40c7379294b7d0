import { utf8Length } from '../feed/batches';
import { reportBody } from '../feed/reject-report';
import { readOrSay } from './cabinet-lines';
import { stamp } from './collect';
import type { ImportBatch, SourceFile } from './ledger';
import type { Ports } from './ports';
import { noteProblem } from './problems';
import { PUT_UNITS, putLines } from './put-lines';

/** Reading a report, and marking its row. */
const REPORT_UNITS = 12;
const NOTICE_UNITS = 6;
/** Reports are joined until they weigh so much; a file on SFTP takes no more. */
const JOINED_BYTES = 8_000_000;
/** Of so many files a notice tells the counts. */
const NAMED_FILES = 10;

/** What a report is about. */
type Reported = ImportBatch | SourceFile;

export interface SentReports {
  readonly told: ReadonlySet<Reported>;
  readonly workLeft: boolean;
}

interface Joined {
  readonly rows: Reported[];
  header: string;
  readonly lines: string[];
  bytes: number;
}

/**
 * Puts the reject reports of files and batches on SFTP, joined to one where it is not too large. First the file, then the
 * notice, then the marks: a run that dies in between tells again, and forgets nothing.
 */
export function sendReports(
  feedName: string,
  exportDirectory: string,
  untold: readonly Reported[],
  ports: Ports,
): SentReports {
  const told = new Set<Reported>();
  const send = (joined: Joined) => sendJoined(feedName, `${exportDirectory}/error`, joined, told, ports);
  let joined = empty();
  for (const row of untold) {
    if (!ports.budget.allows(PUT_UNITS + NOTICE_UNITS + REPORT_UNITS * (joined.rows.length + 1))) {
      return { workLeft: send(joined) !== 'failed', told };
    }
    const lines = readReport(row, ports);
    if (lines === undefined) {
      continue;
    }
    const bytes = lines.reduce((sum, line) => sum + utf8Length(line) + 1, 0);
    if (joined.bytes + bytes > JOINED_BYTES) {
      const sent = send(joined);
      if (sent !== 'sent') {
        return { workLeft: sent === 'later', told };
      }
      joined = empty();
    }
    joined.header = lines[0] ?? '';
    for (const line of reportBody(lines)) {
      joined.lines.push(line);
    }
    joined.rows.push(row);
    joined.bytes += bytes;
  }
  return { workLeft: send(joined) === 'later', told };
}

function empty(): Joined {
  return { rows: [], header: '', lines: [], bytes: 0 };
}

function readReport(row: Reported, ports: Ports): string[] | undefined {
  try {
    return [...readOrSay(`report of ${row.name}`, row.report, ports.cabinet)].filter((line) => line !== '');
  } catch (error) {
    noteProblem('REPORT_NOT_SENT', row.name, error, ports);
    return undefined;
  }
}

function sendJoined(
  feedName: string,
  directory: string,
  joined: Joined,
  told: Set<Reported>,
  ports: Ports,
): 'sent' | 'later' | 'failed' {
  const [first] = joined.rows;
  if (first === undefined) {
    return 'sent';
  }
  const names = put(directory, `Rejects_${feedName}_${stamp(ports.clock.now())}_${first.report}`, joined, ports);
  if (!Array.isArray(names)) {
    return names;
  }
  addNotice(directory, names, joined, ports);
  mark(joined.rows, names.join(', '), ports);
  for (const row of joined.rows) {
    told.add(row);
  }
  ports.log.audit('Rejects sent', { files: names.join(', '), problems: joined.lines.length });
  return 'sent';
}

function put(directory: string, stem: string, { header, lines }: Joined, ports: Ports): string[] | 'later' | 'failed' {
  try {
    return putLines({ directory, makes: 1, stem, header, entries: lines.map((line) => [line]) }, ports) ?? 'later';
  } catch (error) {
    noteProblem('REPORT_NOT_SENT', directory, error, ports);
    return 'failed';
  }
}

function addNotice(
  directory: string,
  names: readonly string[],
  { rows, lines }: Joined,
  { notices, clock }: Ports,
): void {
  const parts = names.length === 1 ? '' : ` in ${names.length} files`;
  const named = rows.slice(0, NAMED_FILES).map(describe);
  const others = rows.length > named.length ? [`${rows.length - named.length} more`] : [];
  const message = `${lines.length} line(s)${parts}. ${[...named, ...others].join('; ')}`;
  const about = `${directory}/${names[0]}`;
  notices.add({ code: 'ROWS_REJECTED', about, message, since: clock.now(), told: '', gone: '' });
}

function describe(row: Reported): string {
  if ('counts' in row) {
    return `${row.name}: ${row.counts.rejected} of ${row.counts.rows} row(s) rejected (${row.state})`;
  }
  const what = row.state === 'overdue' ? 'not ended' : 'refused by NetSuite';
  return `${row.name}: ${row.missing} of ${row.records} record(s) ${what}`;
}

function mark(rows: readonly Reported[], reported: string, { ledger }: Ports): void {
  for (const row of rows) {
    if ('counts' in row) {
      ledger.changeFile(row, { reported });
    } else {
      ledger.changeBatch(row, { reported });
    }
  }
}
