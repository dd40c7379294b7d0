import * as fs from 'node:fs';
import { SourceMap } from 'node:module';
import * as path from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = path.resolve(__dirname, '../..');
const CABINET = path.join(ROOT, 'dist/FileCabinet/SuiteScripts/HotWaxSync');

/** The TypeScript line that a place in a built script comes from. */
function sourceOf(script: string, code: string): (line: number, column: number) => string | undefined {
  const file = path.resolve(path.dirname(script), /\/\/# sourceMappingURL=(.*)/.exec(code)?.[1] ?? '');
  const map = new SourceMap(JSON.parse(fs.readFileSync(file, 'utf8')));
  return (line, column) => {
    const entry = map.findEntry(line, column) as { originalSource?: string; originalLine: number };
    const source = path.resolve(path.dirname(file), entry.originalSource ?? '');
    return fs.readFileSync(source, 'utf8').split('\n')[entry.originalLine];
  };
}

test('each function of the built scripts leads back to its line of TypeScript', () => {
  const scripts = fs
    .readdirSync(CABINET, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js') && !name.startsWith('vendor'));
  let functions = 0;
  for (const name of scripts) {
    const script = path.join(CABINET, name);
    const code = fs.readFileSync(script, 'utf8');
    const source = sourceOf(script, code);
    code.split('\n').forEach((text, line) => {
      const word = /^ {4}function (\w+)\(/.exec(text)?.[1];
      if (word === undefined) return;
      functions += 1;
      expect(source(line, text.indexOf(word))).toContain(`function ${word}`);
    });
  }
  expect(functions).toBeGreaterThan(200);
});

test('no map is in what SDF deploys', () => {
  const files = fs.readdirSync(path.join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => name.endsWith('.map'))).toEqual([]);
});
