/** A column of a feed. */
export interface FeedColumn<Name extends string = string> {
  /** HotWax's own header. */
  readonly name: Name;
  /** Without this column no row of the file can be used. */
  readonly required?: boolean;
  /** Other headers that mean the same. Upper and lower case, blanks and signs never matter. */
  readonly aliases?: readonly string[];
}

/** Where each known column stands in a file. */
export interface Header<Name extends string> {
  readonly positions: ReadonlyMap<Name, number>;
  /** Headers that no column answers to; their values are ignored, and the ledger says so. */
  readonly ignored: readonly string[];
  readonly missing: readonly Name[];
  readonly twice: readonly Name[];
}

/**
 * Finds columns by name, in any order. `externalId`, `External Id` and `EXTERNAL_ID` are one column, so the camelCase
 * headers of HotWax's connector and the Title Case headers of its older feeds are both understood.
 */
export function readHeader<Name extends string>(
  cells: readonly string[],
  columns: readonly FeedColumn<Name>[],
): Header<Name> {
  const names = new Map<string, Name>();
  for (const { name, aliases = [] } of columns) {
    for (const header of [name, ...aliases]) {
      names.set(plain(header), name);
    }
  }
  const positions = new Map<Name, number>();
  const ignored: string[] = [];
  const twice = new Set<Name>();
  cells.forEach((cell, position) => {
    const name = names.get(plain(cell));
    if (name === undefined) {
      ignored.push(cell);
    } else if (positions.has(name)) {
      twice.add(name);
    } else {
      positions.set(name, position);
    }
  });
  const missing = columns.filter(({ name, required }) => required === true && !positions.has(name));
  return {
    positions,
    ignored: ignored.filter((cell) => cell !== ''),
    missing: missing.map(({ name }) => name),
    twice: [...twice],
  };
}

/**
 * Whether a row is a header again: it names the required columns, and most of its cells name columns.
 * @returns `same` when its columns stand where those of the first header do
 */
export function repeatsHeader<Name extends string>(
  cells: readonly string[],
  header: Header<Name>,
  columns: readonly FeedColumn<Name>[],
): 'same' | 'other' | undefined {
  // Nearly every row ends here.
  if (!cells.some((cell) => cell.length <= LONGEST_KEY_HEADER && /^e/i.test(cell) && plain(cell) === 'externalid')) {
    return undefined;
  }
  const { positions, ignored, missing } = readHeader(cells, columns);
  if (missing.length > 0 || positions.size < 2 || positions.size < ignored.length) {
    return undefined;
  }
  const same = [...header.positions].every(([name, position]) => positions.get(name) === position);
  return same && positions.size === header.positions.size ? 'same' : 'other';
}

/** `External Id` with a few signs more. */
const LONGEST_KEY_HEADER = 16;

function plain(header: string): string {
  return header.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '');
}
