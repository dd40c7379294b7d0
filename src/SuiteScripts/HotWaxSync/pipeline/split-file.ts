import { divide, type Part, partText, readPart } from '../feed/parts';
import { NO_COUNTS, type SourceFile } from './ledger';
import type { Ports } from './ports';

/** Looking for parts that are there, and moving the row of the whole. */
const SPLIT_UNITS = 20;
const PART_UNITS = 6;

/** What cutting a file costs. */
export function splitUnits(count: number): number {
  return SPLIT_UNITS + PART_UNITS * count;
}

/**
 * Gives a file that is too much for one preparation a ledger row for each of its parts. A run that dies meanwhile leaves
 * the whole as received; the next one adds the rows that are missing.
 * @returns the rows that were added; those of a dead run are in the ledger already
 */
export function splitFile(file: SourceFile, count: number, { ledger, log }: Ports): SourceFile[] {
  const own = readPart(file.part);
  const there = ledger
    .filesByDigest(file.digest)
    .filter(({ part, document }) => document === file.document && isWithin(readPart(part), own));
  // A split that has begun is finished as it began.
  const of = there[0] === undefined ? own.of * count : readPart(there[0].part).of;
  const known = new Set(there.map(({ part }) => part));
  const added = divide(own, of / own.of)
    .map(partText)
    .filter((part) => !known.has(part))
    .map((part) => ledger.addFile(partRow(file, part)));
  const message = `Prepared in ${of / own.of} parts, each with a row of its own`;
  ledger.moveFile(file, 'split', { message: file.message === '' ? message : `${file.message}. ${message}` });
  log.audit('File prepared in parts', { file: file.name, row: file.id, parts: of / own.of });
  return added;
}

function isWithin(part: Part, whole: Part): boolean {
  return part.of > whole.of && (part.number - whole.number) % whole.of === 0;
}

function partRow({ id: _, ...file }: SourceFile, part: string) {
  return {
    ...file,
    state: 'received',
    part,
    counts: NO_COUNTS,
    message: `Part ${part} of a file that is too large for one preparation`,
  } as const;
}
