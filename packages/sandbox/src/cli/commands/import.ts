import * as path from 'node:path';
import type { Command } from 'commander';
import { describeJobs } from '../describe-jobs';
import { readBytes } from '../read-input';
import type { Shell } from '../shell';
import { UsageError } from '../usage-error';

interface ImportOptions {
  readonly name?: string;
  readonly queue?: string;
  readonly seed?: string;
  readonly linked: Readonly<Record<string, string>>;
}

export function addImport(program: Command, shell: Shell): void {
  program
    .command('import')
    .summary('start a CSV import as a person does')
    .description(
      'Starts a saved CSV import as a person does in the Import Assistant; "drain" processes it. Where the account has a ' +
        'SuiteCloud Plus licence and the saved import uses multi-threading, its records are done in no certain order.',
    )
    .argument('<mapping>', 'saved import, custimport_…')
    .argument('<file>', 'CSV file; - reads standard input')
    .option('--name <name>', 'name of the job')
    .option('--queue <n>', 'queue 1 to 5; other ones than 1 need a SuiteCloud Plus licence')
    .option('--linked <sublist=file>', 'linked file of a sublist; may be repeated', collectLinked, {})
    .option('--seed <text>', 'chooses the order in which several threads do the records')
    .action((mapping: string, file: string, options: ImportOptions) => {
      const content = readBytes(file);
      const { submitCsvImport } =
        require('../../csv-import/submit-csv-import') as typeof import('../../csv-import/submit-csv-import');
      const { listCsvJobs } =
        require('../../csv-import/list-csv-jobs') as typeof import('../../csv-import/list-csv-jobs');
      shell.changeAccount((account) => {
        const request = { mappingId: mapping, content, fileName: path.basename(file), by: 'USER' } as const;
        const linked = new Map(Object.entries(options.linked).map(([sublist, name]) => [sublist, readBytes(name)]));
        const taskId = submitCsvImport(account, { ...request, linked, ...choicesOf(options) });
        const jobs = listCsvJobs(account).filter((job) => job.taskId === taskId);
        shell.answer(jobs[0], () => describeJobs(jobs));
      });
    });
}

function collectLinked(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const [, sublist, file] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (!sublist || !file) throw new UsageError(`--linked is SUBLIST=FILE, not "${text}".`);
  return { ...before, [sublist]: file };
}

function choicesOf({ name, queue, seed }: ImportOptions) {
  if (queue !== undefined && !/^\d+$/.test(queue)) throw new UsageError(`--queue is a number, not "${queue}".`);
  return {
    ...(name !== undefined && { name }),
    ...(seed !== undefined && { seed }),
    ...(queue !== undefined && { queueId: Number(queue) }),
  };
}
