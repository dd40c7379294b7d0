import { type BatchRecord, readBatchRecords } from './batch-records';
import { stamp } from './collect';
import type { Feed, IdFile } from './feed';
import type { ImportBatch } from './ledger';
import { lookupUnits } from './lookup-units';
import type { Ports } from './ports';
import { noteProblem } from './problems';
import { PUT_UNITS, putLines } from './put-lines';

/** Reading the batch file and closing the ledger row; looking the records up comes on top. */
const CLOSE_UNITS = 12;
/** Order ids and line ids. */
const FILES = 2;
/** Ids of so many records go into one file, so that what is held at a time is bounded. */
const MAX_RECORDS = 25_000;

/**
 * Puts the ids of ended batches on SFTP and closes the batches. When ids cannot be put there, their batches stay as they
 * are for a later run.
 */
export function sendIds(
  feed: Feed,
  ended: readonly ImportBatch[],
  ports: Ports,
): { closed: ReadonlySet<number>; workLeft: boolean } {
  const closed = new Set<number>();
  for (const group of groups(ended)) {
    const affordable = whatIsAffordable(group, ports);
    const sent = affordable.length === 0 ? 'later' : sendGroup(feed, affordable, closed, ports);
    if (sent !== 'sent' || affordable.length < group.length) {
      return { closed, workLeft: sent !== 'failed' };
    }
  }
  return { closed, workLeft: false };
}

/** In their order, and small batches together: HotWax reads few files more easily than many. */
function groups(batches: readonly ImportBatch[]): ImportBatch[][] {
  const all: ImportBatch[][] = [];
  let room = 0;
  for (const batch of batches) {
    if (batch.records > room || all.length === 0) {
      all.push([]);
      room = MAX_RECORDS;
    }
    all.at(-1)?.push(batch);
    room -= batch.records;
  }
  return all;
}

function whatIsAffordable(batches: readonly ImportBatch[], { budget }: Ports): ImportBatch[] {
  let units = FILES * PUT_UNITS;
  return batches.filter(({ records }) => {
    units += CLOSE_UNITS + lookupUnits(records);
    return budget.allows(units);
  });
}

function sendGroup(
  feed: Feed,
  batches: readonly ImportBatch[],
  closed: Set<number>,
  ports: Ports,
): 'sent' | 'later' | 'failed' {
  const readable = batches.flatMap((batch) => read(batch, ports));
  const [first] = readable;
  if (first === undefined) {
    return 'sent';
  }
  const records = readable.flatMap((batch) => batch.records);
  const sent = putAll(feed.idFiles(records, ports), `${stamp(ports.clock.now())}_${first.batch.id}`, ports);
  if (sent !== 'sent') {
    return sent;
  }
  for (const { batch } of readable) {
    ports.ledger.moveBatch(batch, 'closed');
    closed.add(batch.id);
  }
  return 'sent';
}

/** A batch whose file is gone keeps no other from being told. */
function read(batch: ImportBatch, ports: Ports): { batch: ImportBatch; records: BatchRecord[] }[] {
  try {
    return [{ batch, records: readBatchRecords(batch, ports.cabinet) }];
  } catch (error) {
    noteProblem('CABINET_FILE_UNREADABLE', batch.name, error, ports);
    return [];
  }
}

/** In their order: HotWax must not see line ids of an order whose own id it does not have. */
function putAll(files: readonly IdFile[], suffix: string, ports: Ports): 'sent' | 'later' | 'failed' {
  for (const { directory, stem, header, entries } of files) {
    try {
      // HotWax's folder, or one above it, may be missing; the first one is where its feeds are, and never guessed.
      const makes = Math.max(1, directory.split('/').length - 1);
      const names = putLines({ directory, makes, stem: `${stem}_${suffix}`, header, entries }, ports);
      if (names === undefined) {
        return 'later';
      }
      ports.log.audit('Ids sent', { files: names.join(', '), records: entries.length });
    } catch (error) {
      noteProblem('IDS_NOT_SENT', directory, error, ports);
      return 'failed';
    }
  }
  return 'sent';
}
