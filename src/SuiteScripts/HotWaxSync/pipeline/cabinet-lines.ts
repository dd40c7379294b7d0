import type { Cabinet } from './ports';
import { saidBy } from './said-by';
import { SyncError } from './sync-error';

/**
 * Opens a file of ours in the File Cabinet. That somebody has deleted it shows when its first line is read, so that is
 * read at once.
 * @returns its lines, streamed; to be gone through once
 * @throws what the File Cabinet throws
 */
export function openLines(document: number | undefined, cabinet: Cabinet): Iterable<string> {
  const lines = cabinet.readLines(document ?? 0)[Symbol.iterator]();
  return resume(lines.next(), lines);
}

function* resume(first: IteratorResult<string>, rest: Iterator<string>): Generator<string> {
  for (let next = first; next.done !== true; next = rest.next()) {
    yield next.value;
  }
}

/** Lines of a file of ours, opened when they are asked for. @throws SyncError when somebody has deleted it */
export function* readOrSay(what: string, document: number | undefined, cabinet: Cabinet): Generator<string> {
  yield* openOrSay(what, document, cabinet);
}

function openOrSay(what: string, document: number | undefined, cabinet: Cabinet): Iterable<string> {
  try {
    return openLines(document, cabinet);
  } catch (error) {
    throw new SyncError('CABINET_FILE_UNREADABLE', `${what}: ${saidBy(error)}`);
  }
}
