import type { Command } from 'commander';
import type { CsvFault } from '../../csv-import/job-faults';
import type { Shell } from '../shell';
import { UsageError } from '../usage-error';

const WHAT_THEY_DO = `
Faults:
  fail     the job ends as FAILED, after --after records (default 0)
  cancel   an administrator cancels the job, after --after records; the rest is in its results file
  stall    the job stays PROCESSING after --after records, and its queue waits until "cancel" or "faults clear"
  lose     every 2nd record, or every --every, counts as imported and is not there; no results file names it
  slow     the job takes --takes on the account's clock, an ISO 8601 duration; let it pass with "tick"

Examples:
  faults add stall --mapping custimport_orders --nth 2 --after 10
  faults add slow --takes PT2H
  faults clear`;

interface FaultOptions {
  readonly mapping?: string;
  readonly nth?: string;
  readonly after?: string;
  readonly every?: string;
  readonly takes?: string;
}

/** Which options a fault takes besides those that say on which jobs it falls. */
const OPTIONS: Readonly<Record<CsvFault['fault'], readonly (keyof FaultOptions)[]>> = {
  fail: ['after'],
  cancel: ['after'],
  stall: ['after'],
  lose: ['every'],
  slow: ['takes'],
};

export function addFaults(program: Command, shell: Shell): void {
  const faults = program
    .command('faults')
    .summary('make CSV import jobs fail, stall, lose records, be cancelled, take long')
    .description(
      'Faults of CSV import jobs, to see what scripts make of them. They are kept in the account and fall on jobs that ' +
        'begin from now on, until they are cleared. The first fault that fits a job decides.',
    )
    .addHelpText('after', WHAT_THEY_DO);
  faults
    .command('list', { isDefault: true })
    .summary('show the faults')
    .action(() => shell.onAccount((account) => answer(account, shell)));
  faults
    .command('add')
    .summary('add a fault')
    .argument('<fault>', 'fail, cancel, stall, lose or slow')
    .option('--mapping <id>', 'only jobs of this saved import, custimport_…')
    .option('--nth <n>', 'only the nth job that fits, from 1')
    .option('--after <records>', 'fail, cancel, stall: how many records are done before')
    .option('--every <n>', 'lose: every nth record')
    .option('--takes <duration>', 'slow: ISO 8601, e.g. PT2H')
    .addHelpText('after', WHAT_THEY_DO)
    .action((name: string, options: FaultOptions) => {
      const fault = readFault(name, options);
      const { addFault } = require('../../csv-import/job-faults') as typeof import('../../csv-import/job-faults');
      shell.changeAccount((account) => {
        addFault(account, fault);
        answer(account, shell);
      });
    });
  faults
    .command('clear')
    .summary('take all faults away')
    .description('Takes all faults away. Jobs that stalled or were slow go on at the next "drain" or "tick".')
    .action(() => {
      const { clearFaults } = require('../../csv-import/job-faults') as typeof import('../../csv-import/job-faults');
      shell.changeAccount((account) => {
        clearFaults(account);
        answer(account, shell);
      });
    });
}

function readFault(name: string, options: FaultOptions): CsvFault {
  const fault = name as CsvFault['fault'];
  const own = OPTIONS[fault];
  if (!own) throw new UsageError(`There is no fault "${name}". There are ${Object.keys(OPTIONS).join(', ')}.`);
  const given = (Object.keys(options) as (keyof FaultOptions)[]).filter((option) => options[option] !== undefined);
  const foreign = given.find((option) => !['mapping', 'nth', ...own].includes(option));
  if (foreign) throw new UsageError(`--${foreign} is no option of the fault "${name}".`);
  if (fault === 'slow' && options.takes === undefined) throw new UsageError('The fault "slow" needs --takes DURATION.');
  const numbers = (['nth', 'after', 'every'] as const)
    .filter((option) => options[option] !== undefined)
    .map((option) => [option, wholeNumber(option, options[option] ?? '')]);
  const texts = (['mapping', 'takes'] as const)
    .filter((option) => options[option] !== undefined)
    .map((option) => [option, options[option]]);
  return { fault, ...Object.fromEntries([...texts, ...numbers]) } as CsvFault;
}

function wholeNumber(option: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError(`--${option} is a whole number, not "${text}".`);
}

function answer(account: Parameters<Parameters<Shell['onAccount']>[0]>[0], shell: Shell): void {
  const { listFaults } = require('../../csv-import/job-faults') as typeof import('../../csv-import/job-faults');
  const faults = listFaults(account);
  shell.answer(faults, () => (faults.length === 0 ? 'There are no faults.' : faults.map(describeFault).join('\n')));
}

function describeFault({ fault, ...rest }: CsvFault): string {
  return [fault, ...Object.entries(rest).map(([name, value]) => `--${name} ${value}`)].join(' ');
}
