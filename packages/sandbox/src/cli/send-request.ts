import type { Account } from '../account/account';
import type { ScriptAnswer } from '../scripts/requests/script-request';
import type { RunOptions } from '../scripts/run-task';
import { logLine } from './describe-run';
import { readInput } from './read-input';
import type { Shell } from './shell';
import { colours, complain, printable, say } from './terminal';
import { UsageError } from './usage-error';

/** What the command line says of a request. */
export interface RequestFlags {
  readonly method?: string;
  readonly query: Record<string, string>;
  readonly header: Record<string, string>;
  readonly body?: string;
  /** Parameters of a script that is submitted. */
  readonly param: Record<string, string>;
}

/**
 * Sends a request to a RESTlet or Suitelet and prints the answer: its log, the status, then the body. With --json
 * `{ script, deployment, method, code, headers, body, unitsUsed, error? }`.
 * @param options limits of the script
 * @returns false when the script answers no requests
 * @throws UsageError when it answers none and the command line asks for one
 */
export function sendRequest(
  account: Account,
  shell: Shell,
  target: { script: string; deployment: string | undefined },
  flags: RequestFlags,
  options: RunOptions,
): boolean {
  const { deploymentsOf } = require('../scripts/deployments') as typeof import('../scripts/deployments');
  const { answerRequest, answersRequests } =
    require('../scripts/requests/answer-request') as typeof import('../scripts/requests/answer-request');
  const { listLogs } = require('../scripts/script-logs') as typeof import('../scripts/script-logs');
  const [first] = deploymentsOf(account, target.script);
  if (!first || !answersRequests(first)) {
    refuseFlags(target.script, flags);
    return false;
  }
  if (Object.keys(flags.param).length > 0) {
    throw new UsageError(`${target.script} answers requests: its parameters are those of its deployment, not --param.`);
  }
  const before = listLogs(account).length;
  const answer = answerRequest(account, { ...target, ...requestOf(flags) }, options);
  const body = answer.body.toString('utf8');
  if (shell.json) shell.answer({ ...answer, body }, () => '');
  else {
    for (const entry of listLogs(account).slice(before)) say(logLine(entry));
    say(answerLine(answer));
    if (body !== '') say(printable(body));
  }
  report(answer, shell);
  return true;
}

function requestOf({ method, query, header, body }: RequestFlags) {
  const hasType = Object.keys(header).some((name) => name.toLowerCase() === 'content-type');
  return {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    parameters: query,
    headers: hasType ? header : { 'Content-Type': 'application/json', ...header },
    ...(body !== undefined && { body: body === '-' ? readInput('-') : body }),
  };
}

function refuseFlags(script: string, { method, query, header, body }: RequestFlags): void {
  const isRequest =
    method !== undefined || body !== undefined || [query, header].some((of) => Object.keys(of).length > 0);
  if (isRequest) throw new UsageError(`${script} is no RESTlet or Suitelet: it answers no requests.`);
}

function answerLine({ script, deployment, method, code, unitsUsed }: ScriptAnswer): string {
  const status = code < 400 ? colours.green(String(code)) : colours.red(String(code));
  return `${status} ${method} ${script} ${deployment}, ${unitsUsed.toLocaleString('en-US')} units`;
}

function report({ error }: ScriptAnswer, shell: Shell): void {
  if (!error) return;
  shell.exitStatus = 1;
  complain(`${error.name}: ${error.message}`);
}
