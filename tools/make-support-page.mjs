/**
 * Writes docs/sandbox-support.md: every member that the typings of SuiteScript declare, as a running sandbox answers for
 * it. Needs what `npm run build` compiled. With `--check` it writes nothing and exits with 1 when the page is out of date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askSandbox, sandboxModules } from './sandbox-support/ask-sandbox.mjs';
import { declarationsOf, declaredModules } from './sandbox-support/declarations.mjs';
import { problemsOf, supportPage } from './sandbox-support/support-page.mjs';

const PAGE = 'docs/sandbox-support.md';
const target = join(dirname(fileURLToPath(import.meta.url)), '..', PAGE);

const modules = sandboxModules();
const declared = modules.flatMap((module) => declarationsOf(module));
const answers = askSandbox(declared.map(({ object, members }) => ({ object, members })));
const problems = problemsOf(declared, answers);
if (problems.length > 0) fail(problems.join('\n'));

const missing = declaredModules().filter((module) => !modules.includes(module));
const text = supportPage(modules, missing, declared, answers);
if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (!existsSync(target) || readFileSync(target, 'utf8').replaceAll('\r\n', '\n') !== text) {
  fail(`${PAGE} is out of date: run "npm run build" and "node tools/make-support-page.mjs".`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
