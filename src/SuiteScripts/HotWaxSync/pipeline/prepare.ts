import { type Batch, utf8Length } from '../feed/batches';
import { rejectReportLines } from '../feed/reject-report';
import { stamp } from './collect';
import type { Feed, FeedPlan, OpenedSource, SourcePlan } from './feed';
import { flightUnits } from './flight-keys';
import { type NewBatch, NO_COUNTS, type SourceFile } from './ledger';
import type { Ports } from './ports';
import { recoverPreparation } from './recover-preparation';

/** Loading one source file and writing its ledger row and report. */
const SOURCE_UNITS = 60;
/** Writing batches and hold file: what must be left before anything is begun. */
const PLAN_UNITS = 800;
/** Looking up what the rows of a file point at: enough for rows of 150 bytes and more. */
const BYTES_PER_UNIT = 1000;
/** So many bytes are prepared in one go, to stay within the memory of a script. */
const MAX_BYTES = 8_000_000;

/**
 * Turns received files and held orders into batches, holds and rejects. Drafts first, then the source files, then the
 * drafts are promoted: see the ledger for what a crash in between leaves.
 * @returns whether work is left for another run
 */
export function prepare(feed: Feed, ports: Ports): boolean {
  recoverPreparation(ports);
  // Held orders first: they have waited longest.
  const waiting = [...ports.ledger.files(['holding']), ...ports.ledger.files(['received'])];
  if (waiting.length === 0) {
    return false;
  }
  // What is in flight is read while preparing, and may be much when a batch was divided.
  const chosen = choose(waiting, flightUnits(ports.ledger), ports);
  if (chosen.length === 0) {
    return true;
  }
  const sources = chosen.map((file): OpenedSource => ({ file, lines: ports.cabinet.readLines(file.document ?? 0) }));
  const plan = feed.plan(sources, ports);
  if (!plan.idle) {
    carryOut(plan, feed, ports);
  }
  return chosen.length < waiting.length;
}

/** Held orders, and as many received files as units and memory allow, one at least. */
function choose(waiting: readonly SourceFile[], inFlight: number, { budget }: Ports): SourceFile[] {
  const chosen: SourceFile[] = [];
  let bytes = 0;
  for (const file of waiting) {
    bytes += file.size;
    // However much is held, one new file is always taken along.
    const fits = bytes <= MAX_BYTES || !chosen.some(({ state }) => state === 'received');
    // A file above the limit is tried alone: to wait for more units than a run has would be to wait for ever.
    const lookups = Math.min(bytes, MAX_BYTES) / BYTES_PER_UNIT;
    if (!fits || !budget.allows(PLAN_UNITS + inFlight + SOURCE_UNITS * (chosen.length + 1) + lookups)) {
      break;
    }
    chosen.push(file);
  }
  return chosen;
}

function carryOut(plan: FeedPlan, feed: Feed, ports: Ports): void {
  const { clock, log } = ports;
  const preparation = `${feed.name}-${stamp(clock.now())}-${plan.sources[0]?.file.id ?? 0}`;
  plan.batches.forEach((batch, index) => {
    draftBatch(batch, 'import', `${preparation}-${index + 1}`, preparation, ports);
  });
  if (plan.known !== undefined) {
    draftBatch(plan.known, 'known', `${preparation}-known`, preparation, ports);
  }
  if (plan.held !== undefined) {
    draftHold(plan.held, plan.heldOrders, preparation, ports);
  }
  for (const source of plan.sources) {
    markSource(source, preparation, ports);
  }
  recoverPreparation(ports);
  log.audit('Files prepared', {
    preparation,
    files: plan.sources.length,
    records: plan.batches.reduce((sum, { keys }) => sum + keys.length, 0),
    known: plan.known?.keys.length ?? 0,
    rejects: plan.sources.reduce((sum, { rejects }) => sum + rejects.length, 0),
  });
}

function draftBatch(batch: Batch, kind: NewBatch['kind'], name: string, preparation: string, ports: Ports): void {
  const document = ports.cabinet.writeLines('batches', `${name}.csv`, batch.lines);
  const records = batch.keys.length;
  ports.ledger.addBatch({
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
  lines: readonly string[],
  orders: number,
  preparation: string,
  { cabinet, ledger, clock }: Ports,
): void {
  const name = `${preparation}-held.csv`;
  const document = cabinet.writeLines('held', name, lines);
  ledger.addFile({
    name,
    state: 'draft',
    document,
    preparation,
    size: lines.reduce((sum, line) => sum + utf8Length(line) + 1, 0),
    modified: '',
    digest: '',
    part: '',
    received: clock.now(),
    counts: { ...NO_COUNTS, rows: lines.length - 1, held: orders },
    report: undefined,
    reported: '',
    message: 'Orders that wait for their customer',
  });
}

function markSource({ file, unreadable, counts, rejects, note }: SourcePlan, preparation: string, ports: Ports): void {
  const report =
    rejects.length === 0
      ? undefined
      : ports.cabinet.writeLines('reports', `${preparation}-${file.id}-rejects.csv`, rejectReportLines(rejects));
  const state = file.state === 'holding' ? 'archived' : unreadable ? 'unreadable' : 'prepared';
  const before = file.state === 'holding' ? '' : file.message;
  const message = [before, note].filter((text) => text !== '').join('. ');
  ports.ledger.moveFile(file, state, { preparation, counts, report, message });
}
