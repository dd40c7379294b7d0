import type { Command } from 'commander';
import type { Account } from '../../account/account';
import { didYouMean } from '../../account/nearest';
import { SandboxError } from '../../errors';
import type { StoredFile } from '../../files/file-cabinet';
import { allFiles, drawTree, sizeText } from '../file-tree';
import type { Shell } from '../shell';
import { colours, say } from '../terminal';

export function addFiles(program: Command, shell: Shell): void {
  program
    .command('files')
    .summary('show the File Cabinet, or print a file')
    .description(
      'Shows the File Cabinet as a tree; with the path of a file, or of a job’s results file, prints it as it is.',
    )
    .argument('[path]', 'e.g. /SuiteScripts/main.js')
    .action((path: string | undefined) => {
      shell.onAccount((account) => {
        if (path === undefined) showAll(account, shell);
        else if (isResultsFolder(path)) showResults(account, shell);
        else showPath(account, shell, path);
      });
    });
}

/** The File Cabinet, and for people the results files of CSV imports, which are not in it. */
function showAll(account: Account, shell: Shell): void {
  showFolder(account, shell, undefined);
  if (shell.json || resultsFiles(account).length === 0) return;
  say(colours.dim('Not in the File Cabinet, so that no script can read them: results files of CSV imports'));
  showResults(account, shell);
}

function resultsFiles(account: Account): { path: string; size: number }[] {
  const { listResultsFiles } =
    require('../../csv-import/list-csv-jobs') as typeof import('../../csv-import/list-csv-jobs');
  return listResultsFiles(account);
}

function isResultsFolder(path: string): boolean {
  const { RESULTS_FOLDER } = require('../../csv-import/results-file') as typeof import('../../csv-import/results-file');
  return `/${path}`.replace(/\/+/g, '/').replace(/\/$/, '').toLowerCase() === RESULTS_FOLDER.toLowerCase();
}

/** As files without an id: they have none. */
function showResults(account: Account, shell: Shell): void {
  const files = resultsFiles(account);
  shell.answer(
    files.map(({ path, size }) => ({ id: null, path, type: 'CSV', size })),
    () =>
      files.length === 0
        ? 'No CSV import has results.'
        : files.map(({ path, size }) => `${path}  ${colours.dim(sizeText(size))}`).join('\n'),
  );
}

function showPath(account: Account, shell: Shell, path: string): void {
  const { readResultsFile } =
    require('../../csv-import/list-csv-jobs') as typeof import('../../csv-import/list-csv-jobs');
  const file = account.files.byPath(path);
  const content = file ? account.files.content(file.id) : readResultsFile(account, path);
  const folder = content ? undefined : account.files.folderByPath(path);
  if (content) printFile(shell, path, content, file);
  else if (folder !== undefined) showFolder(account, shell, folder);
  else throw noSuchFile(account, path);
}

function noSuchFile(account: Account, path: string): SandboxError {
  const known = [...allFiles(account, undefined)].map((candidate) => candidate.path);
  return new SandboxError(`There is no file ${path} in the File Cabinet.${didYouMean(path, known)} "files" shows all.`);
}

function showFolder(account: Account, shell: Shell, folder: number | undefined): void {
  const documents = () => [...allFiles(account, folder)].map(({ id, path, type, size }) => ({ id, path, type, size }));
  if (shell.json) shell.answer(documents(), () => '');
  else shell.answer(undefined, () => drawTree(account, folder));
}

function printFile(shell: Shell, path: string, content: Buffer, file: StoredFile | undefined): void {
  if (!shell.json) {
    process.stdout.write(content);
    return;
  }
  const text = content.toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(content);
  shell.answer(
    {
      path: file?.path ?? path,
      type: file?.type ?? 'CSV',
      size: content.length,
      ...(isText ? { content: text } : { base64: content.toString('base64') }),
    },
    () => '',
  );
}
