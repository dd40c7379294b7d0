/**
 * Writes docs/reject-codes.md from the tables in the code, so that reports and docs never disagree. Reads the modules
 * that `npm run build` compiled. With `--check` it writes nothing and exits with 1 when the file is out of date.
 * Another folder in place of the repository may be given as last argument.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const args = process.argv.slice(2);
const check = args.includes('--check');
const root = args.find((arg) => !arg.startsWith('--')) ?? join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'docs/reject-codes.md');

const { REJECT_CODES } = await compiled('feed/reject-codes.js');
const { SYNC_ERRORS } = await compiled('pipeline/sync-error.js');
const text = page(REJECT_CODES, SYNC_ERRORS);
if (!check) {
  writeFileSync(target, text);
} else if (!existsSync(target) || readFileSync(target, 'utf8').replaceAll('\r\n', '\n') !== text) {
  fail('docs/reject-codes.md is out of date: run "npm run build" and "node tools/make-docs.mjs".');
}

/** The text is imported, not the file: the compiled modules are ES modules in a package that does not say so. */
async function compiled(module) {
  const path = join(root, 'build/suitescript', module);
  if (!existsSync(path)) {
    fail(`build/suitescript/${module} is missing: run "npm run build" first.`);
  }
  const source = readFileSync(path, 'utf8');
  return import(`data:text/javascript,${encodeURIComponent(source)}#${pathToFileURL(path)}`);
}

function page(rejectCodes, syncErrors) {
  return `${[
    '# Reject codes and problems of a run',
    'Written by `tools/make-docs.mjs` from the tables in `src/SuiteScripts/HotWaxSync/feed/reject-codes.ts` and',
    '`src/SuiteScripts/HotWaxSync/pipeline/sync-error.ts`. Change it there.\n',
    '## Reject codes',
    'They stand in the column `code` of a reject report. A reject is one problem of one row; `FILE_…` codes are about a',
    'whole file. Read "meaning" as the end of the sentence "This row was not imported: …".\n',
    table(rejectCodes),
    '',
    '## Problems of a run',
    'They keep a run from its work, in whole or in part. An e-mail tells of each once, and once a day while it lasts.\n',
    table(syncErrors),
  ]
    .join('\n')
    .replace(/^(#.*)\n/gm, '$1\n\n')}\n`;
}

/** Columns are padded, so that the page can be read as plain text too. */
function table(entries) {
  const rows = Object.entries(entries).map(([code, { meaning, remedy }]) => [
    `\`${code}\``,
    cell(meaning),
    cell(remedy),
  ]);
  const all = [['code', 'meaning', 'what to do'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column].length)));
  const lines = all.map((row) => `| ${row.map((value, column) => value.padEnd(widths[column])).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** Markdown would take these signs for its own. */
function cell(value) {
  return value.replace(/[\\|*_<>]/g, '\\$&').replaceAll('\n', ' ');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
