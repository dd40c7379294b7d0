import { readPart } from '../feed/parts';
import type { SourceFile } from './ledger';

/** So many bytes are prepared in one go, to stay within the memory of a script. */
export const MAX_BYTES = 8_000_000;
/** The schedule runs as often. */
const LOOK_MILLISECONDS = 15 * 60 * 1000;

/**
 * The files that wait to be prepared, in groups that fit into memory. Whoever has waited longest comes first: a received
 * file since it came, held orders since they were last looked at. So neither can keep the other waiting for ever, and
 * each hold is looked at once a run.
 */
export class PreparationQueue {
  #waiting: SourceFile[];

  constructor(files: readonly SourceFile[]) {
    this.#waiting = [...files];
    this.#sort();
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Parts of a file that was cut, and files whose turn was not used. */
  add(files: readonly SourceFile[]): void {
    this.#waiting.push(...files);
    this.#sort();
  }

  /** Whether somebody waits who should not wait for the schedule. Held orders that were just looked at may. */
  cannotWait(now: string): boolean {
    return this.#waiting.some((file) => !isHold(file) || Date.parse(now) - Date.parse(since(file)) > LOOK_MILLISECONDS);
  }

  /**
   * Takes the next group from the queue: one file at least, and as many as fit.
   * @param allows whether there are units for so many files
   * @returns held orders first, since they came first; nothing when there are no units for a single file
   */
  next(allows: (files: number) => boolean): SourceFile[] {
    let bytes = 0;
    let count = 0;
    for (const file of this.#waiting) {
      bytes += weight(file);
      if ((count > 0 && bytes > MAX_BYTES) || !allows(count + 1)) {
        break;
      }
      count++;
    }
    const group = this.#waiting.splice(0, count);
    return [...group.filter(isHold), ...group.filter((file) => !isHold(file))];
  }

  #sort(): void {
    this.#waiting.sort((one, other) => compare(since(one), since(other)) || one.id - other.id);
  }
}

/** Bytes of it that must be held at a time. */
export function weight({ size, part }: SourceFile): number {
  return Math.ceil(size / readPart(part).of);
}

export function isHold({ state }: SourceFile): boolean {
  return state === 'holding';
}

function since(file: SourceFile): string {
  return isHold(file) ? file.modified : file.received;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
