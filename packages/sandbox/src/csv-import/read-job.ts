import type { Account } from '../account/account';
import { SandboxError } from '../errors';
import type { CsvJobRow } from './csv-job-store';
import { findImportMap } from './find-import-map';
import { readJobContent } from './job-content';
import type { ReadImport } from './read-import';
import { readImport } from './read-import';

/**
 * Reads what a job has to do: the content that was submitted, through the saved import as it is now.
 * @throws SandboxError, CsvFileError
 */
export function readJob(account: Account, job: CsvJobRow): ReadImport {
  const map = findImportMap(account, job.mapping);
  if (!map) throw new SandboxError(`The saved import ${job.mapping} is no longer in the account.`);
  const textOf = (name: string) => readJobContent(account, name).toString('utf8');
  const linked = Object.entries(JSON.parse(job.linked) as Record<string, string>);
  return readImport(account.types, map, {
    main: textOf(job.file),
    linked: new Map(linked.map(([sublist, name]) => [sublist, textOf(name)])),
  });
}
