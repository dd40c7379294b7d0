import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What Oracle's unit-testing stubs note at a member of N/*. */
export interface StubNote {
  /** As NetSuite's help names it: `record.load`, `file.File.save`. */
  readonly call: string;
  readonly isMethod: boolean;
  /** Text behind `@governance`; `none` when there is no such note. */
  readonly governance: string;
  /** Codes behind `@throws`, without doubles. */
  readonly throws: readonly string[];
  /** Text behind `@restriction`. */
  readonly restrictions: readonly string[];
}

const STUBS = join(dirname(require.resolve('@oracle/suitecloud-unit-testing/package.json')), 'stubs');

/** A comment, and the member that follows it: `this.load =`, `record.prototype["delete"] =`, or an `@name File#id`. */
const NOTED = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*([\w.]*(?:\[["']\w+["']\])?)\s*=\s*(function)?/g;

/** @param module without `N/`, e.g. `record` */
export function stubNotes(module: string): StubNote[] {
  const folder = join(STUBS, module);
  const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
  return files.flatMap((file) => {
    const name = file.replace(/\.js$/, '');
    const owner = name === module ? module : `${module}.${objectName(module, name)}`;
    return notesOf(readFileSync(join(folder, file), 'utf8'), owner);
  });
}

/** The stubs name a class after its file, some with a suffix or with the module's name in front. */
function objectName(module: string, file: string): string {
  const name = file.replace(/Instance$/, '');
  return module === 'search' ? name.replace(/^Search(?=Paged|PageRange)/, '') : name;
}

function notesOf(text: string, owner: string): StubNote[] {
  const notes: StubNote[] = [];
  for (const [, comment = '', target = '', isFunction] of text.matchAll(NOTED)) {
    const member = /(?:\.|\[["'])(\w+)(?:["']\])?$/.exec(target)?.[1] ?? /@name \w+#(\w+)/.exec(comment)?.[1];
    if (member === undefined || member === 'prototype') continue;
    notes.push({
      call: `${owner}.${member}`,
      isMethod: isFunction !== undefined,
      governance: /@governance\s+(.*)/.exec(comment)?.[1]?.trim() ?? 'none',
      throws: [
        ...new Set([...comment.matchAll(/@throws\s+\{\w+\}\s+([A-Z][A-Z0-9_]+)/g)].map(([, code]) => code ?? '')),
      ],
      restrictions: [...comment.matchAll(/@restriction\s+(.*)/g)].map(([, restriction]) => (restriction ?? '').trim()),
    });
  }
  return notes;
}

/** Units of a `@governance` note: by record category where it tells them apart. */
export function unitsOf(governance: string): number | { transaction: number; custom: number; other: number } {
  const [first = '0', custom, other] = governance.match(/\d+/g) ?? [];
  if (!governance.includes('transactions')) return Number(first);
  return { transaction: Number(first), custom: Number(custom), other: Number(other) };
}
