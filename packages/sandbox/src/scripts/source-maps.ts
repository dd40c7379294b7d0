import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import type { Account } from '../account/account';
import { sqlGet } from '../account/sql';
import { Recent } from '../recent';

/**
 * Source maps of deployed scripts: they are kept beside the File Cabinet, where no script sees them. NetSuite has nothing
 * like it; there a stack trace shows the JavaScript.
 */

/** A map as it is stored: its sources are absolute paths on this machine. */
interface StoredMap extends SourceMapPayload {
  readonly sources: string[];
}

/** Maps that were used last, by the key of the script's content. */
const maps = new Recent<SourceMap | undefined>(500);

/**
 * Where a place in a deployed script comes from: `src/import.ts:12:5`, relative to the current folder if it is in there.
 * @param file path in the File Cabinet
 * @param line from 1, as in a stack trace; so is `column`
 * @returns undefined when the script has no map, or was changed since it was deployed
 */
export function sourcePlace(account: Account, file: string, line: number, column: number): string | undefined {
  const stored = readMap(account, file);
  const map = stored && maps.get(stored.content, () => new SourceMap(JSON.parse(stored.map) as StoredMap));
  const entry = map?.findEntry(line - 1, column - 1);
  if (!entry || !('originalSource' in entry) || entry.originalSource === undefined) return undefined;
  return `${shown(entry.originalSource)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}

function shown(source: string): string {
  const relative = path.relative(process.cwd(), source);
  return relative.startsWith('..') || path.isAbsolute(relative) ? source : relative.split(path.sep).join('/');
}

/** A script with its map inside, so that a debugger shows the sources and takes breakpoints in them. */
export function withInlineMap(account: Account, file: string, source: string): string {
  const stored = readMap(account, file);
  if (!stored) return source;
  const data = Buffer.from(stored.map).toString('base64');
  return `${source}\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${data}`;
}

/** The map of a file as it is now: one that was saved again has another content. */
function readMap(account: Account, file: string): { content: string; map: string } | undefined {
  const stored = sqlGet<{ content: string; map: string }>(
    account.db,
    'SELECT content, map FROM source_map WHERE file = ?',
    file,
  );
  return stored && stored.content === account.files.contentKey(file) ? stored : undefined;
}
