import { type Batch, utf8Length } from '../feed/batches';
import { rejectReportLines } from '../feed/reject-report';
import { stamp } from './collect';
import type { Feed, FeedPlan, SourcePlan } from './feed';
import { type ImportBatch, type NewBatch, NO_COUNTS, type SourceFile } from './ledger';
import type { Ports } from './ports';
import { isHold } from './preparation-queue';
import { promote } from './recover-preparation';

/** Saving a batch or hold file, its ledger row, and promoting that. */
const DRAFT_UNITS = 28;
/** A report, and marking the row. */
const SOURCE_UNITS = 22;
/** Finding the folders of the File Cabinet, once a run. */
const FOLDER_UNITS = 30;
/** Rows that fill a batch half at least: the next record may be too large for the rest of it. */
const ROWS_PER_BATCH = 12_500;

/** What carrying out a plan costs at most, known ids and held orders included. */
export function carryOutUnits(sources: number, rows: number): number {
  return FOLDER_UNITS + SOURCE_UNITS * sources + DRAFT_UNITS * (2 + Math.ceil(rows / ROWS_PER_BATCH));
}

/**
 * Does what a plan says: drafts first, then the source files are marked, then the drafts are promoted. See the ledger
 * for what a crash in between leaves.
 */
export function carryOut(plan: FeedPlan, feed: Feed, ports: Ports): void {
  const { ledger, clock, log } = ports;
  const preparation = `${feed.name}-${stamp(clock.now())}-${plan.sources[0]?.file.id ?? 0}`;
  const batches = plan.batches.map((batch, index) =>
    draftBatch(batch, 'import', `${preparation}-${index + 1}`, preparation, ports),
  );
  if (plan.known !== undefined) {
    batches.push(draftBatch(plan.known, 'known', `${preparation}-known`, preparation, ports));
  }
  const holds = plan.hold === undefined ? [] : [draftHold(plan.hold, preparation, ports)];
  for (const source of plan.sources) {
    markSource(source, preparation, ports);
  }
  promote({ batches, holds }, ledger);
  log.audit('Files prepared', {
    preparation,
    files: plan.sources.length,
    records: plan.batches.reduce((sum, { keys }) => sum + keys.length, 0),
    known: plan.known?.keys.length ?? 0,
    held: plan.hold?.orders ?? 0,
    rejects: plan.sources.reduce((sum, { rejects }) => sum + rejects.length, 0),
  });
}

function draftBatch(
  batch: Batch,
  kind: NewBatch['kind'],
  name: string,
  preparation: string,
  ports: Ports,
): ImportBatch {
  const document = ports.cabinet.writeLines('batches', `${name}.csv`, batch.lines);
  const records = batch.keys.length;
  return ports.ledger.addBatch({
    name,
    state: 'draft',
    kind,
    preparation,
    document,
    records,
    taskId: '',
    submitted: '',
    attempts: 0,
    created: 0,
    missing: 0,
    report: undefined,
    reported: '',
    message: '',
  });
}

function draftHold(
  { lines, orders, message }: NonNullable<FeedPlan['hold']>,
  preparation: string,
  { cabinet, ledger, clock }: Ports,
): SourceFile {
  const name = `${preparation}-held.csv`;
  const document = cabinet.writeLines('held', name, lines);
  const now = clock.now();
  return ledger.addFile({
    name,
    state: 'draft',
    document,
    preparation,
    size: lines.reduce((sum, line) => sum + utf8Length(line) + 1, 0),
    modified: now,
    digest: '',
    part: '',
    received: now,
    counts: { ...NO_COUNTS, rows: lines.length - 1, held: orders },
    report: undefined,
    reported: '',
    message,
  });
}

function markSource({ file, unreadable, counts, rejects, note }: SourcePlan, preparation: string, ports: Ports): void {
  const report =
    rejects.length === 0
      ? undefined
      : ports.cabinet.writeLines('reports', `${preparation}-file-${file.id}-rejects.csv`, rejectReportLines(rejects));
  const state = isHold(file) ? 'archived' : unreadable ? 'unreadable' : 'prepared';
  const before = isHold(file) ? '' : file.message;
  const message = [before, note].filter((text) => text !== '').join('. ');
  ports.ledger.moveFile(file, state, { preparation, counts, report, message });
}
