import { utf8Length } from './batches';

/**
 * Cuts a CSV into files of so many bytes at most, each with the header. Lines of one entry stay together, whatever they
 * weigh. One file at least, so that a CSV of a header alone is one as well.
 * @param header without a line break, like all lines
 */
export function* cutLines(
  header: string,
  entries: Iterable<readonly string[]>,
  maxBytes: number,
): Generator<readonly string[]> {
  const headerBytes = utf8Length(header) + 1;
  let lines = [header];
  let bytes = headerBytes;
  for (const entry of entries) {
    const more = entry.reduce((sum, line) => sum + utf8Length(line) + 1, 0);
    if (lines.length > 1 && bytes + more > maxBytes) {
      yield lines;
      lines = [header];
      bytes = headerBytes;
    }
    lines.push(...entry);
    bytes += more;
  }
  yield lines;
}
