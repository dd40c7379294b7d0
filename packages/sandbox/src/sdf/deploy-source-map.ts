import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Account } from '../account/account';
import { sqlRun } from '../account/sql';
import type { SdfFile } from './read-project';

/**
 * Keeps the source map of a script, if it has one: where its comment `//# sourceMappingURL=` points on this machine, or
 * beside it as `script.js.map`. It need not be in the project: nothing of it goes to NetSuite.
 * @param content key of the content that the script has in the File Cabinet now
 */
export function deploySourceMap(account: Account, script: SdfFile, content: string): void {
  sqlRun(account.db, 'DELETE FROM source_map WHERE file = ?', script.path);
  if (!script.path.endsWith('.js')) return;
  const map = findMap(script.source);
  if (map === undefined) return;
  sqlRun(account.db, 'INSERT INTO source_map (file, content, map) VALUES (?, ?, ?)', script.path, content, map);
}

const COMMENT = /^\/\/[#@] sourceMappingURL=(\S+)\s*$/gm;
const INLINE = /^data:application\/json;(?:charset=[^;]+;)?base64,(.*)$/;

/** @returns the map as JSON, its sources absolute; undefined when there is none that can be read */
function findMap(script: string): string | undefined {
  const url = [...fs.readFileSync(script, 'utf8').matchAll(COMMENT)].at(-1)?.[1];
  const inline = url === undefined ? undefined : INLINE.exec(url)?.[1];
  if (inline !== undefined) return absolute(Buffer.from(inline, 'base64').toString('utf8'), script);
  const named = url === undefined || /^[a-z]+:/i.test(url) ? [] : [path.resolve(path.dirname(script), decodeURI(url))];
  const file = [...named, `${script}.map`].find((candidate) => fs.existsSync(candidate));
  return file === undefined ? undefined : absolute(fs.readFileSync(file, 'utf8'), file);
}

/** @param file that sources are relative to */
function absolute(json: string, file: string): string | undefined {
  try {
    const map = JSON.parse(json) as { version: unknown; sources: string[]; sourceRoot?: string; mappings: unknown };
    if (map.version !== 3 || typeof map.mappings !== 'string' || !Array.isArray(map.sources)) return undefined;
    const root = path.resolve(path.dirname(file), map.sourceRoot ?? '');
    const sources = map.sources.map((source) =>
      source.startsWith('file:') ? fileURLToPath(source) : path.resolve(root, source),
    );
    return JSON.stringify({ ...map, sourceRoot: '', sources });
  } catch {
    // A map that is broken is no reason to refuse a script.
    return undefined;
  }
}
