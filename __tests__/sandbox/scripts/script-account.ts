import type { Account } from 'netsuite-sandbox/account/account';
import type { AccountSettings } from 'netsuite-sandbox/account/account-settings';
import { openAccount } from 'netsuite-sandbox/account/open-account';
import { sqlRun } from 'netsuite-sandbox/account/sql';
import { type RunOptions, type RunResult, runTask, submitScript } from 'netsuite-sandbox/scripts/run-task';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';

export const NOW = Date.UTC(2026, 2, 9, 17, 0, 0);

/** An account in memory whose clock stands at 9 March 2026, 17:00 UTC (10:00 in Los Angeles), unless it is moved. */
export function memoryAccount(settings?: Partial<AccountSettings>): Account {
  return openAccount(':memory:', { now: () => NOW, settings });
}

export function addFile(account: Account, path: string, content: string): void {
  const cut = path.lastIndexOf('/');
  account.files.save({
    folder: account.files.ensureFolder(path.slice(0, cut)),
    name: path.slice(cut + 1),
    type: 'JAVASCRIPT',
    content: Buffer.from(content),
  });
}

export interface DeploymentDraft {
  id?: string;
  status?: 'SCHEDULED' | 'NOTSCHEDULED' | 'TESTING';
  isDeployed?: boolean;
  logLevel?: string;
  parameters?: Record<string, string>;
  recurrence?: object;
  options?: Record<string, string>;
}

/** Puts a scheduled script into the account as a deploy of an SDF project would. */
export function addScript(
  account: Account,
  id: string,
  file: string,
  options: { type?: string; parameters?: Record<string, object>; deployments?: DeploymentDraft[] } = {},
): void {
  sqlRun(
    account.db,
    'INSERT INTO script (scriptid, id, type, name, file, parameters) VALUES (?, (SELECT count(*) + 1 FROM script), ?, ?, ?, ?)',
    id,
    options.type ?? 'scheduledscript',
    id,
    file,
    JSON.stringify(options.parameters ?? {}),
  );
  for (const deployment of options.deployments ?? [{}]) {
    sqlRun(
      account.db,
      `INSERT INTO deployment (script, scriptid, id, title, status, isdeployed, loglevel, parameters, recurrence, options)
       VALUES (?, ?, (SELECT count(*) + 1 FROM deployment), ?, ?, ?, ?, ?, ?, ?)`,
      id,
      deployment.id ?? 'customdeploy_now',
      'title',
      deployment.status ?? 'NOTSCHEDULED',
      deployment.isDeployed ?? true,
      deployment.logLevel ?? 'DEBUG',
      JSON.stringify(deployment.parameters ?? {}),
      deployment.recurrence ? JSON.stringify(deployment.recurrence) : null,
      JSON.stringify(deployment.options ?? {}),
    );
  }
}

/** A whole entry file around the body of `execute`. Modules are there by their last name: `N/runtime` as `runtime`. */
export function entryFile(modules: string[], body: string): string {
  const names = modules.map((name) => name.split('/').pop()).join(', ');
  return `/**
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */
define(${JSON.stringify(modules)}, (${names}) => ({ execute: (context) => {
${body}
} }));
`;
}

/** Deploys and runs the body of an `execute` function. */
export function runBody(account: Account, modules: string[], body: string, options?: RunOptions): RunResult {
  return runSource(account, entryFile(modules, body), options);
}

/** A whole entry file of a map/reduce script. @param members source of what `define` returns, e.g. `map(c) {…}` */
export function mapReduceFile(modules: string[], members: string): string {
  const names = modules.map((name) => name.split('/').pop()).join(', ');
  return `/**
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 */
define(${JSON.stringify(modules)}, (${names}) => ({
${members}
}));
`;
}

/** Puts a map/reduce script into the account. @param options of its one deployment, as in SDF */
export function addMapReduce(
  account: Account,
  modules: string[],
  members: string,
  options?: Record<string, string>,
): string {
  scripts += 1;
  const script = `customscript_mr_${scripts}`;
  addFile(account, `/SuiteScripts/mr_${scripts}.js`, mapReduceFile(modules, members));
  addScript(account, script, `/SuiteScripts/mr_${scripts}.js`, {
    type: 'mapreducescript',
    deployments: [{ ...(options && { options }) }],
  });
  return script;
}

let scripts = 0;

export function runSource(account: Account, source: string, options?: RunOptions): RunResult {
  scripts += 1;
  const script = `customscript_test_${scripts}`;
  addFile(account, `/SuiteScripts/test_${scripts}.js`, source);
  addScript(account, script, `/SuiteScripts/test_${scripts}.js`);
  return runTask(account, submitScript(account, { script, invocation: 'USER_INTERFACE' }), options);
}

/** Runs a body and gives what it returned, which it must hand to `give(value)`; its failure is thrown. */
export function evaluate(account: Account, modules: string[], body: string): unknown {
  const result = runBody(
    account,
    modules,
    `const give = (value) => log.audit('given', JSON.stringify(value) ?? 'undefined');\n${body}`,
  );
  if (result.error) throw Object.assign(new Error(result.error.message), { name: result.error.name });
  const given = listLogs(account)
    .filter((entry) => entry.title === 'given')
    .pop();
  return given === undefined || given.details === 'undefined' ? undefined : JSON.parse(given.details);
}
