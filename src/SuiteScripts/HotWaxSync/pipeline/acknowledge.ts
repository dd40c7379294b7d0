import { reportBody } from '../feed/reject-report';
import { readBatchRecords } from './batch-records';
import { isSameFile, stamp } from './collect';
import type { Feed } from './feed';
import type { FileState, ImportBatch, SourceFile } from './ledger';
import { lookupUnits } from './lookup-units';
import type { Ports, RemoteFile } from './ports';

/** Two files of ids and a report put on SFTP, with what it takes to make them. */
const ALL_PUTS = 600;
/** Loading one batch file and report, and closing its ledger row; looking its records up comes on top. */
const CLOSE_UNITS = 50;
const MOVE_UNITS = 60;

const REPORTED_STATES: readonly FileState[] = ['prepared', 'unreadable', 'unaddressable', 'archived'];

/**
 * Tells HotWax: ids of records that are in NetSuite, then the reject report; then the source files are moved aside.
 * Each file is told at least once: a run that dies before the ledger row is closed sends the same ids again.
 * @returns whether work is left for another run
 */
export function acknowledge(feed: Feed, exportDirectory: string, ports: Ports): boolean {
  const ended = affordable(
    ports.ledger.batches(['ended']),
    ({ records }) => CLOSE_UNITS + lookupUnits(records),
    ALL_PUTS,
    ports,
  );
  const untold = affordable(
    ports.ledger.unreportedFiles(REPORTED_STATES),
    () => CLOSE_UNITS,
    ALL_PUTS + ended.units,
    ports,
  );
  sendIds(feed, ended.chosen, ports);
  sendReport(feed, exportDirectory, ended.chosen, untold.chosen, ports);
  for (const batch of ended.chosen) {
    ports.ledger.moveBatch(batch, 'closed');
  }
  const unmoved = moveAside(exportDirectory, ports);
  return ended.rest || untold.rest || unmoved;
}

/** As many rows, oldest first, as there are units for beside those that are spoken for. */
function affordable<Row>(rows: readonly Row[], unitsOf: (row: Row) => number, spokenFor: number, { budget }: Ports) {
  const chosen: Row[] = [];
  let units = 0;
  for (const row of rows) {
    if (!budget.allows(spokenFor + units + unitsOf(row))) {
      break;
    }
    chosen.push(row);
    units += unitsOf(row);
  }
  return { chosen, rest: chosen.length < rows.length, units };
}

function sendIds(feed: Feed, batches: readonly ImportBatch[], ports: Ports): void {
  const [first] = batches;
  if (first === undefined) {
    return;
  }
  const records = batches.flatMap(({ name, document }) =>
    readBatchRecords(name, ports.cabinet.readLines(document ?? 0)),
  );
  for (const { directory, stem, lines } of feed.idFiles(records, ports)) {
    const name = `${stem}_${stamp(ports.clock.now())}_${first.id}.csv`;
    ports.feedFolder.put(directory, name, lines);
    ports.log.audit('Ids sent', { file: name, ids: lines.length - 1 });
  }
}

/** One report per run, made of the reports of all files and batches that have not been told. */
function sendReport(
  feed: Feed,
  exportDirectory: string,
  batches: readonly ImportBatch[],
  files: readonly SourceFile[],
  ports: Ports,
): void {
  const reports = [...batches, ...files].flatMap(({ report }) => (report === undefined ? [] : [report]));
  if (reports.length === 0) {
    return;
  }
  const contents = reports.map((report) => [...ports.cabinet.readLines(report)].filter((line) => line !== ''));
  const header = contents[0]?.[0] ?? '';
  const lines = [header, ...contents.flatMap(reportBody)];
  const name = `Rejects_${feed.name}_${stamp(ports.clock.now())}_${reports[0]}.csv`;
  const directory = `${exportDirectory}/error`;
  ports.feedFolder.put(directory, name, lines);
  for (const file of files) {
    ports.ledger.changeFile(file, { reported: name });
  }
  ports.log.audit('Rejects sent', { file: name, problems: lines.length - 1 });
  mail(ports, ...digest(feed, `${directory}/${name}`, lines.length - 1, files, batches));
}

/** A mail that cannot be sent is no reason to send ids and reports again: the report on SFTP has it all. */
function mail({ mailer, log }: Ports, subject: string, body: string): void {
  try {
    mailer.send(subject, body);
  } catch (error) {
    log.error('The digest could not be mailed: check mail author and recipients', { message: String(error) });
  }
}

function digest(
  feed: Feed,
  path: string,
  problems: number,
  files: readonly SourceFile[],
  batches: readonly ImportBatch[],
): [subject: string, body: string] {
  const refused = batches.reduce((sum, { missing }) => sum + missing, 0);
  return [
    `HotWax sync: ${problems} problem(s) in the ${feed.name} feed`,
    [
      `Rows of the ${feed.name} feed did not become NetSuite records; the report has ${problems} line(s).`,
      '',
      `Report on SFTP: ${path}`,
      'It says for each row the file, the row number, the key, the reason and what to do.',
      '',
      ...files.map(
        ({ name, counts, state }) => `- ${name}: ${counts.rejected} of ${counts.rows} row(s) rejected (${state})`,
      ),
      ...(refused > 0 ? [`- ${refused} record(s) were refused by NetSuite itself`] : []),
    ].join('\n'),
  ];
}

/** A source file leaves the export folder when nothing of it is on its way any more. */
function moveAside(exportDirectory: string, ports: Ports): boolean {
  const { ledger, budget } = ports;
  const open = new Set(
    ledger.batches(['draft', 'ready', 'submitting', 'submitted', 'ended']).map(({ preparation }) => preparation),
  );
  const done = ledger
    .files(['prepared', 'duplicate', 'unreadable'])
    .filter(({ preparation, report, reported }) => !open.has(preparation) && (report === undefined || reported !== ''));
  if (done.length === 0) {
    return false;
  }
  if (!budget.allows(MOVE_UNITS * 2)) {
    return true;
  }
  const listed = ports.feedFolder.list(exportDirectory);
  for (const file of done) {
    if (!budget.allows(MOVE_UNITS)) {
      return true;
    }
    moveFileAside(file, listed, exportDirectory, ports);
  }
  return false;
}

/**
 * Moves by name, so only what is still the file that was downloaded: HotWax may have put another one under its name,
 * which must be collected, not archived (G1).
 */
function moveFileAside(
  file: SourceFile,
  listed: readonly RemoteFile[],
  exportDirectory: string,
  { ledger, feedFolder, log }: Ports,
): void {
  const folder = file.state === 'unreadable' ? 'failed' : 'archive';
  const state = file.state === 'unreadable' ? 'failed' : 'archived';
  if (!listed.some((remote) => isSameFile(file, remote))) {
    ledger.moveFile(file, state, { message: 'Not moved on SFTP: it was gone, or another file had its name' });
    return;
  }
  try {
    feedFolder.moveAside(exportDirectory, file.name, folder, String(file.id));
    ledger.moveFile(file, state);
  } catch (error) {
    log.error('A file could not be moved aside', { file: file.name, message: String(error) });
  }
}
