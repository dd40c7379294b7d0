import { randomBytes } from 'node:crypto';
import type { Account } from '../account/account';
import { NetSuiteError } from '../errors';
import { CsvFileError } from './csv-file-error';
import { countJobs, insertJob } from './csv-job-store';
import type { CsvImportRequest, SubmitCsvImport } from './csv-jobs';
import { decodeText } from './decode-text';
import { findImportMap } from './find-import-map';
import type { ImportMap } from './import-map';
import { refuseWrongValues } from './inline-validation';
import { saveJobContent } from './job-content';
import { JOB_OWNER } from './job-mail';
import { type ImportTexts, readImport } from './read-import';

/**
 * Limits of one job: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N453326.html. Whether several
 * rows of one record count once is not said; every row is counted, the stricter reading.
 */
export const MAX_RECORDS = 25_000;
export const MAX_BYTES = 50 * 1024 * 1024;

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N347015.html */
const FIRST_QUEUE = 1;
const LAST_QUEUE = 5;

/**
 * Checks the request and the file as `CsvImportTask.submit()` does, keeps the content and queues the job.
 * Code and form of the message: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_5594909667.html;
 * the reasons are not listed there.
 */
export const submitCsvImport: SubmitCsvImport = (account, request) => {
  const map = findImportMap(account, request.mappingId);
  if (!map) throw refused(`There is no saved import ${request.mappingId}.`);
  const queue = chooseQueue(account, request.queueId);
  const { texts, records } = checkContent(account, map, request);
  const id = `CSVIMPORT_${randomBytes(24).toString('hex')}`;
  // The contents first: a job that is queued can always be read.
  const file = `${id}.csv`;
  saveJobContent(account, file, Buffer.from(texts.main, 'utf8'));
  insertJob(account, {
    id,
    name: request.name || defaultName(map, request),
    mapping: map.scriptId,
    queue,
    file,
    linked: JSON.stringify(saveLinked(account, id, texts)),
    records,
    seed: seedOf(account, map, request),
  });
  return id;
};

/** `<import> - <file> - <e-mail>`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N350581.html */
function defaultName(map: ImportMap, request: CsvImportRequest): string {
  return `${map.importName} - ${request.fileName} - ${JOB_OWNER}`;
}

/**
 * Several threads need a SuiteCloud Plus licence, `usemultithread` in the saved import, and a person who starts it
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N347015.html). A script's import has one thread,
 * whatever the saved import says (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345798668.html).
 */
function seedOf(account: Account, map: ImportMap, { by, seed }: CsvImportRequest): string | null {
  if (by !== 'USER' || !map.multiThread || account.settings.suiteCloudPlusLicences === 0) return null;
  return seed ?? `${map.scriptId} ${countJobs(account)}`;
}

/** A queue can be chosen with a SuiteCloud Plus licence only; without one a wish for queue 1 is met anyway. */
function chooseQueue(account: Account, queueId: number | undefined): number {
  const queue = queueId ?? FIRST_QUEUE;
  if (queue === FIRST_QUEUE) return queue;
  if (account.settings.suiteCloudPlusLicences === 0) {
    throw refused(`queueId ${queue} needs a SuiteCloud Plus license.`);
  }
  if (!Number.isInteger(queue) || queue < FIRST_QUEUE || queue > LAST_QUEUE) {
    throw refused(`queueId ${queue} is not between ${FIRST_QUEUE} and ${LAST_QUEUE}.`);
  }
  return queue;
}

/** Both limits hold for all files of an import together. */
function checkContent(
  account: Account,
  map: ImportMap,
  { content, linked = new Map() }: CsvImportRequest,
): { readonly texts: ImportTexts; readonly records: number } {
  const size = [content, ...linked.values()].reduce((sum, one) => sum + Buffer.byteLength(one), 0);
  const asText = (given: Buffer | string) =>
    typeof given === 'string' ? given : decodeText(given, map.encoding, map.columnDelimiter);
  try {
    if (size > MAX_BYTES) throw new CsvFileError('The CSV file is larger than 50 MB.');
    const texts = {
      main: asText(content),
      linked: new Map([...linked].map(([sublist, given]) => [sublist, asText(given)])),
    };
    const plan = readImport(account.types, map, texts);
    const rows = [...plan.tables.values()].reduce((sum, table) => sum + table.rows.length, 0);
    if (plan.records.length === 0) throw new CsvFileError('The CSV file has no records.');
    if (rows > MAX_RECORDS) throw new CsvFileError('The CSV file has more than 25,000 records.');
    refuseWrongValues(plan, account.settings);
    return { texts, records: plan.records.length };
  } catch (error) {
    if (error instanceof CsvFileError) throw refused(error.message);
    throw error;
  }
}

/** @returns names of the kept contents by sublist */
function saveLinked(account: Account, id: string, { linked }: ImportTexts): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [sublist, text] of linked) {
    const name = `${id}-${Object.keys(names).length + 1}.csv`;
    saveJobContent(account, name, Buffer.from(text, 'utf8'));
    names[sublist] = name;
  }
  return names;
}

function refused(reason: string): NetSuiteError {
  return new NetSuiteError('FAILED_TO_SUBMIT_JOB_REQUEST_1', `Failed to submit job request: ${reason}`);
}
