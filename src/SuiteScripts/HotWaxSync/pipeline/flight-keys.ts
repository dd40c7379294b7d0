import { readBatchRecords } from './batch-records';
import type { BatchState, ImportBatch } from './ledger';
import type { Ports } from './ports';
import { saidBy } from './said-by';

/** States of batches whose job has not ended, as far as it is known. */
export const IN_FLIGHT: readonly BatchState[] = ['ready', 'submitting', 'submitted', 'overdue'];

/** Drafts as well: their files are marked in the next moment, or prepared anew. */
export const ON_THE_WAY: readonly BatchState[] = ['draft', ...IN_FLIGHT];

const READ_UNITS = 10;

/**
 * External ids in batches whose job has not ended, so that no record is given to NetSuite twice at a time (G2). They are
 * read once a run, when they are first asked for.
 */
export class FlightKeys {
  #batches: readonly ImportBatch[] | undefined;
  #keys: Set<string> | undefined;

  /** @param inFlight looks the batches up: 10 units */
  constructor(
    private readonly inFlight: () => readonly ImportBatch[],
    private readonly ports: Pick<Ports, 'cabinet' | 'log'>,
  ) {}

  /** What asking for the keys still costs. To know it costs 10 units, once. */
  units(): number {
    this.#batches ??= this.inFlight();
    return this.#keys === undefined ? READ_UNITS * this.#batches.length : 0;
  }

  keys(): ReadonlySet<string> {
    return this.#read();
  }

  /** Of batches that this run has made. */
  add(keys: readonly string[]): void {
    const all = this.#read();
    for (const key of keys) {
      all.add(key);
    }
  }

  #read(): Set<string> {
    this.#batches ??= this.inFlight();
    this.#keys ??= new Set(this.#batches.flatMap((batch) => this.#keysOf(batch)));
    return this.#keys;
  }

  #keysOf(batch: ImportBatch): string[] {
    const { cabinet, log } = this.ports;
    try {
      return readBatchRecords(batch, cabinet).map(({ key }) => key);
    } catch (error) {
      // Somebody deleted the file. The import only adds, so a record of it that comes again is refused there, not doubled.
      log.error('A batch file cannot be read', { batch: batch.name, message: saidBy(error) });
      return [];
    }
  }
}
