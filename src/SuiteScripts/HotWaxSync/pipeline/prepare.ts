import { openLines } from './cabinet-lines';
import { carryOut, carryOutUnits } from './carry-out';
import type { Feed, OpenedSource, ReadFeed } from './feed';
import { FlightKeys, IN_FLIGHT } from './flight-keys';
import type { SourceFile } from './ledger';
import type { Ports } from './ports';
import { isHold, MAX_BYTES, PreparationQueue, weight } from './preparation-queue';
import { noteProblem } from './problems';
import { type Drafts, recoverPreparation } from './recover-preparation';
import { splitFile, splitUnits } from './split-file';

/** Opening a file. */
const READ_UNITS = 10;
/** Asking the ledger what is in flight, of both feeds. */
const FLIGHT_UNITS = 20;
/** More look-ups than this are not begun in one go: a run that has nothing else to do can always afford them. */
const MAX_LOOKUP_UNITS = 6000;

/**
 * Turns received files and held orders into batches, holds and rejects, one group of files after the other, as long as
 * units and time allow. What a group needs is known before anything is written, so a group is carried out as a whole or
 * left to the next run. A file that is too much for one go is cut into parts.
 * @returns whether work is left for another run
 */
export function prepare(feed: Feed, ports: Ports): boolean {
  const queue = new PreparationQueue(waitingFiles(ports));
  const flight = new FlightKeys(() => ports.ledger.batches(IN_FLIGHT), ports);
  const comingCustomers = new FlightKeys(() => ports.customersInFlight(), ports);
  while (!queue.isEmpty) {
    const group = queue.next((files) => allowsReading(files, ports));
    if (group.length === 0 || !prepareGroup(group, feed, { queue, flight, comingCustomers }, ports)) {
      queue.add(group);
      return queue.cannotWait(ports.clock.now());
    }
  }
  return false;
}

interface RunState {
  readonly queue: PreparationQueue;
  readonly flight: FlightKeys;
  readonly comingCustomers: FlightKeys;
}

/** What this costs is kept back in every run: see reserved-units.ts. */
function waitingFiles(ports: Ports): SourceFile[] {
  const { ledger } = ports;
  const files = ledger.files(['draft', 'holding', 'received']);
  const drafts: Drafts = { batches: ledger.batches(['draft']), holds: files.filter(({ state }) => state === 'draft') };
  if (drafts.batches.length === 0 && drafts.holds.length === 0) {
    return files;
  }
  recoverPreparation(drafts, ports);
  return ledger.files(['holding', 'received']);
}

function allowsReading(files: number, { budget }: Ports): boolean {
  return budget.allows(READ_UNITS * files + FLIGHT_UNITS + carryOutUnits(files, 1));
}

/** @returns false when there are not enough units left */
function prepareGroup(group: SourceFile[], feed: Feed, state: RunState, ports: Ports): boolean {
  const [first] = group;
  if (first !== undefined && isTooLarge(first, feed, ports)) {
    return split(first, Math.ceil(first.size / MAX_BYTES), state, ports);
  }
  const sources = group.flatMap((file) => open(file, ports));
  const [only] = sources;
  if (only === undefined) {
    return true;
  }
  const read = feed.read(sources);
  if (read.lookupUnits > MAX_LOOKUP_UNITS && sources.length > 1) {
    // Together they are too much. The others come to their turn, each alone if need be.
    state.queue.add(group.filter((file) => file !== only.file));
    return prepareGroup([only.file], feed, state, ports);
  }
  if (read.lookupUnits > MAX_LOOKUP_UNITS && read.records > 1) {
    return split(only.file, Math.ceil(read.lookupUnits / MAX_LOOKUP_UNITS) + 1, state, ports);
  }
  return planGroup(read, sources.length, feed, state, ports);
}

/** A large file whose header cannot be read is told once, not part by part. */
function isTooLarge(file: SourceFile, feed: Feed, ports: Ports): boolean {
  return weight(file) > MAX_BYTES && !isHold(file) && open(file, ports).some((source) => feed.isReadable(source));
}

function planGroup(read: ReadFeed, files: number, feed: Feed, state: RunState, ports: Ports): boolean {
  const { flight, comingCustomers, queue } = state;
  const comingUnits = read.mayExpire ? comingCustomers.units() : 0;
  if (!ports.budget.allows(flight.units() + comingUnits + read.lookupUnits + carryOutUnits(files, read.rows))) {
    return false;
  }
  const plan = read.plan({ inFlight: flight.keys(), customersComing: () => comingCustomers.keys() }, ports);
  if (plan.idle) {
    noteLook(
      plan.sources.map(({ file }) => file),
      plan.hold?.message ?? '',
      queue.isEmpty,
      ports,
    );
  } else {
    carryOut(plan, feed, ports);
    flight.add(plan.batches.flatMap(({ keys }) => keys));
  }
  return true;
}

/** Held orders that all still wait are not written anew. Only who waits for his turn must know when it was his. */
function noteLook(holds: readonly SourceFile[], message: string, everybodyHadHisTurn: boolean, ports: Ports): void {
  for (const hold of holds) {
    if (!everybodyHadHisTurn || hold.message !== message) {
      ports.ledger.changeFile(hold, { modified: ports.clock.now(), message });
    }
  }
}

function split(file: SourceFile, count: number, { queue }: RunState, ports: Ports): boolean {
  if (!ports.budget.allows(splitUnits(count))) {
    return false;
  }
  queue.add(splitFile(file, count, ports));
  return true;
}

/** A file whose bytes are gone from the File Cabinet must not keep the others waiting. */
function open(file: SourceFile, ports: Ports): OpenedSource[] {
  try {
    return [{ file, lines: openLines(file.document, ports.cabinet) }];
  } catch (error) {
    noteProblem('CABINET_FILE_UNREADABLE', file.name, error, ports);
    return [];
  }
}
