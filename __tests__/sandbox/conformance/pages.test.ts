import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const SOURCE = path.resolve('packages/sandbox/src');
const TESTS = path.resolve('__tests__/sandbox');
/** A page of NetSuite's help by its name, which is all that some tests write of its address. */
const PAGE = /\b(?:section|article|chapter|bridgehead|subsect|SDFxml)_[0-9A-Z]+/g;

/** The help pages that the files below a folder cite, each with the files that do. */
function citedBelow(folder: string): Map<string, string[]> {
  const cited = new Map<string, string[]>();
  for (const file of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    for (const page of new Set(fs.readFileSync(path.join(folder, file), 'utf8').match(PAGE))) {
      cited.set(page, [...(cited.get(page) ?? []), file]);
    }
  }
  return cited;
}

/**
 * One test per documented fact, with its page: what the sandbox's source takes from a page of the help, a test shows. The page
 * stands at that test; cite it nowhere else.
 */
test('every help page that the sandbox’s source cites is cited by a test', () => {
  const tested = citedBelow(TESTS);
  const untested = [...citedBelow(SOURCE)].filter(([page]) => !tested.has(page));
  expect(untested.map(([page, files]) => `${page}, cited by ${files.join(', ')}`)).toEqual([]);
});
