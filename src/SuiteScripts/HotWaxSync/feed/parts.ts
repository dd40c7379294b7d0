import { foldKey } from './keys';

/**
 * A part of a large file: the records whose keys fall into it, wherever their rows stand. So rows of one order are always
 * together, and a part can be read without an index by reading the whole file past.
 */
export interface Part {
  /** 1 to `of` */
  readonly number: number;
  readonly of: number;
}

const WHOLE: Part = { number: 1, of: 1 };

/** @param text as in the ledger: `2/13`, or blank for the whole file */
export function readPart(text: string): Part {
  const [, number, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  return number === undefined || of === undefined ? WHOLE : { number: Number(number), of: Number(of) };
}

export function partText({ number, of }: Part): string {
  return `${number}/${of}`;
}

/** Rows without a key are told by the first part. */
export function isInPart(key: string | undefined, { number, of }: Part): boolean {
  return of === 1 || (key === undefined ? 1 : (hash(key) % of) + 1) === number;
}

/** Cuts a part into smaller ones that have the same records together. */
export function divide({ number, of }: Part, count: number): Part[] {
  // What leaves 1 when divided by 3 leaves 1 or 4 when divided by 6.
  return Array.from({ length: count }, (_, index) => ({ number: number + index * of, of: of * count }));
}

/** FNV-1a. Keys that NetSuite takes for one stay together. */
function hash(key: string): number {
  const folded = foldKey(key);
  let value = 0x811c9dc5;
  for (let at = 0; at < folded.length; at++) {
    value = Math.imul(value ^ folded.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}
