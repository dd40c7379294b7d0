import { cutLines } from '../feed/cut-lines';
import type { Ports } from './ports';

/** Uploading under another name and moving into place, in a folder that is missing, or over a leftover. */
export const PUT_UNITS = 280;
/** `file.create` takes 10 MB of contents
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4223861820.html). */
const MAX_BYTES = 9_000_000;

export interface OutgoingFile {
  readonly directory: string;
  /** How many of the last folders of the directory are made when they are missing. */
  readonly makes: number;
  /** Name without its ending. */
  readonly stem: string;
  readonly header: string;
  readonly entries: Iterable<readonly string[]>;
}

/**
 * Puts a CSV on SFTP; one that is too large in several files, `…_1.csv`, `…_2.csv`.
 * @returns names of the files, undefined when there were not the units for all of them
 */
export function putLines(
  { directory, makes, stem, header, entries }: OutgoingFile,
  ports: Ports,
): string[] | undefined {
  const parts = [...cutLines(header, entries, MAX_BYTES)];
  const names = parts.map((_, index) => (parts.length === 1 ? `${stem}.csv` : `${stem}_${index + 1}.csv`));
  for (const [index, name] of names.entries()) {
    if (!ports.budget.allows(PUT_UNITS)) {
      return undefined;
    }
    ports.feedFolder.put(directory, name, parts[index] ?? [], makes);
  }
  return names;
}
