import type { Command } from 'commander';
import type { Account } from '../../account/account';
import { didYouMean } from '../../account/nearest';
import { NetSuiteError, SandboxError } from '../../errors';
import type { RunOptions } from '../../scripts/run-task';
import { logLine, runLine } from '../describe-run';
import { type RequestFlags, sendRequest } from '../send-request';
import { failingServer } from '../server-failure';
import type { Shell } from '../shell';
import { complain, say } from '../terminal';
import { UsageError } from '../usage-error';

export function addRun(program: Command, shell: Shell): void {
  program
    .command('run')
    .summary('submit a deployment and run it')
    .description(
      'Submits a deployment as Save and Execute does, and runs it to its end. CSV imports that it submits stay queued;\n' +
        '"drain" processes them.\n' +
        'A RESTlet or Suitelet is sent a request, and its answer is printed.',
    )
    .argument('<script>', 'script id, customscript_…')
    .argument('[deployment]', 'deployment id, customdeploy_…; without one the first free Not Scheduled one is taken')
    .option('--param <id=value>', 'a script parameter for this run; may be repeated', collect('--param', 'id'), {})
    .option(
      '--fail-at <n>',
      'the server fails before the nth call of the script, which is started again as ABORTED later',
    )
    .option(
      '--time-limit <seconds>',
      'of each function, in place of the limit of NetSuite, which is an hour for a scheduled script',
    )
    .option('--method <method>', 'of the request to a RESTlet or Suitelet: GET, POST, PUT, DELETE (default: GET)')
    .option('--query <name=value>', 'a parameter of its URL; may be repeated', collect('--query'), {})
    .option(
      '--header <name=value>',
      'a header of it; may be repeated (default: Content-Type=application/json)',
      collect('--header'),
      {},
    )
    .option('--body <text>', 'its body; "-" reads standard input')
    .action((script: string, deployment: string | undefined, options: RunFlags) => {
      shell.changeAccount((account) => {
        assertScriptExists(account, script);
        const limit = timeLimit(options.timeLimit);
        const isSent = sendRequest(account, shell, { script, deployment }, options, limit);
        if (isSent) return;
        runAbandoned(account, limit);
        const request = { script, deployment, parameters: options.param };
        run(account, shell, request, { ...limit, ...failingServer(options.failAt) });
      });
    });
}

type RunFlags = RequestFlags & { readonly failAt?: string; readonly timeLimit?: string };

/** @throws UsageError for what is no number of seconds */
function timeLimit(given: string | undefined): Pick<RunOptions, 'timeLimitMilliseconds'> {
  if (given === undefined) return {};
  if (!/^[1-9]\d{0,4}$/.test(given))
    throw new UsageError(`--time-limit takes whole seconds, 1 or more, not "${given}".`);
  return { timeLimitMilliseconds: Number(given) * 1000 };
}

/** Runs that a killed process left come first, and may take long; nobody asked for them just now. */
function runAbandoned(account: Account, options: RunOptions): void {
  const { runTask } = require('../../scripts/run-task') as typeof import('../../scripts/run-task');
  const { nextPendingTask, reviveAbandonedTasks } =
    require('../../scripts/tasks') as typeof import('../../scripts/tasks');
  reviveAbandonedTasks(account);
  for (let task = nextPendingTask(account, 'ABORTED'); task; task = nextPendingTask(account, 'ABORTED')) {
    complain(`A process ended while ${task.script} ran. It runs again first, from the beginning, as ABORTED.`);
    complain(runLine(runTask(account, task.id, options)));
  }
}

function run(
  account: Account,
  shell: Shell,
  request: { script: string; deployment: string | undefined; parameters: Record<string, string> },
  options: RunOptions,
): void {
  const { runTask, submitScript } = require('../../scripts/run-task') as typeof import('../../scripts/run-task');
  const { listLogs } = require('../../scripts/script-logs') as typeof import('../../scripts/script-logs');
  refuseTextForNumbers(account, request);
  const before = listLogs(account).length;
  const taskId = submit(() => submitScript(account, { ...request, invocation: 'USER_INTERFACE' }));
  const result = runTask(account, taskId, options);
  if (shell.json) shell.answer(result, () => '');
  else {
    for (const entry of listLogs(account).slice(before)) say(logLine(entry));
    say(runLine(result));
  }
  if (result.status !== 'FAILED') return;
  shell.exitStatus = 1;
  complain(`${result.error?.name ?? 'FAILED'}: ${result.error?.message ?? 'the script failed.'}`);
}

const NUMBERS: ReadonlySet<string> = new Set(['INTEGER', 'FLOAT', 'CURRENCY', 'PERCENT', 'DECIMAL']);

/** NetSuite's own page takes no text in such a field. @throws UsageError naming the parameter */
function refuseTextForNumbers(
  account: Account,
  request: { script: string; parameters: Readonly<Record<string, string>> },
): void {
  const { deploymentsOf } = require('../../scripts/deployments') as typeof import('../../scripts/deployments');
  const definitions = deploymentsOf(account, request.script)[0]?.definitions ?? {};
  for (const [id, value] of Object.entries(request.parameters)) {
    const type = definitions[id]?.fieldtype.toUpperCase() ?? '';
    const text = type === 'PERCENT' ? value.replace(/%$/, '') : value;
    if (!NUMBERS.has(type) || text === '') continue;
    const isNumber = text.trim() !== '' && Number.isFinite(Number(text));
    if (isNumber && (type !== 'INTEGER' || Number.isInteger(Number(text)))) continue;
    throw new UsageError(
      `--param ${id} is of type ${type}: it takes ${type === 'INTEGER' ? 'a whole number' : 'a number'}, not "${value}".`,
    );
  }
}

function collect(option: string, name = 'name') {
  return (given: string, before: Record<string, string>): Record<string, string> => {
    const at = given.indexOf('=');
    if (at < 1) throw new UsageError(`${option} takes ${name}=value, not "${given}".`);
    return { ...before, [given.slice(0, at)]: given.slice(at + 1) };
  };
}

function assertScriptExists(account: Account, wanted: string): void {
  const { listDeployments } = require('../../scripts/deployments') as typeof import('../../scripts/deployments');
  const scripts = [...new Set(listDeployments(account).map(({ script }) => script))];
  const known = account.db.prepare('SELECT scriptid FROM script WHERE lower(scriptid) = ? OR id = ?');
  if (known.all([wanted.toLowerCase(), Number(wanted) || -1]).length > 0) return;
  if (scripts.length === 0) {
    throw new SandboxError(`There is no script ${wanted}: none is deployed. Deploy a project first: deploy DIR`);
  }
  throw new SandboxError(
    `There is no script ${wanted}.${didYouMean(wanted.toLowerCase(), scripts)}\nDeployed: ${scripts.join(', ')}`,
  );
}

/** Says what to do when NetSuite's rules refuse a submission. */
function submit(work: () => string): string {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof NetSuiteError) || !/only Not Scheduled/.test(error.message)) throw error;
    const hint =
      'A scheduled deployment runs by its schedule: let time pass with "tick PT15M", or deploy another one with ' +
      '<status>NOTSCHEDULED</status> for running on demand.';
    throw new NetSuiteError(error.name, `${error.message}\n${hint}`, { cause: error });
  }
}
