import type { Account } from '../../account/account';
import { NotSimulatedError, SandboxError } from '../../errors';
import { type Deployment, deploymentsOf, findDeployment } from '../deployments';
import { type EntryOptions, type EntryResult, entryPointOf, runEntry } from '../run-entry';
import type { RunOptions } from '../run-task';
import type { RunningScript } from '../script-execution';
import { SCRIPT_LIMITS } from '../script-limits';
import { parameterValues } from '../script-parameters';
import { callRestlet, NOT_ALLOWED, refuseRestletRequest, restletBody, restletError, restletType } from './restlet';
import type { ScriptAnswer, ScriptRequest } from './script-request';
import { serverRequest } from './server-request';
import { Response, serverResponse } from './server-response';

const TYPES: Readonly<Record<string, 'Restlet' | 'Suitelet'>> = { restlet: 'Restlet', suitelet: 'Suitelet' };

/** Whether a script answers requests. */
export const answersRequests = ({ scriptType }: Deployment): boolean => TYPES[scriptType] !== undefined;

/**
 * Sends a request to a RESTlet or a Suitelet and gives what comes back. It runs as Administrator, at once.
 * @param options limits and whoever watches
 * @throws SandboxError when there is no such script or deployment, or the script answers no requests
 */
export function answerRequest(account: Account, request: ScriptRequest, options: RunOptions = {}): ScriptAnswer {
  const all = deploymentsOf(account, request.script);
  const wanted = request.deployment;
  const deployment = wanted ? findDeployment(account, request.script, wanted) : all[0];
  if (!deployment) throw new SandboxError(`Script ${request.script} has no deployment.`);
  const type = TYPES[deployment.scriptType];
  if (!type) throw notAsked(deployment);
  if (!deployment.isDeployed) throw new SandboxError(`Deployment ${deployment.deployment} is not deployed.`);
  const asked = { ...request, method: request.method.toUpperCase() };
  const visit: Visit = {
    account,
    deployment,
    request: asked,
    options,
    parameters: parametersOf(all, deployment, asked),
  };
  return type === 'Restlet' ? askRestlet(visit) : askSuitelet(visit);
}

interface Visit {
  readonly account: Account;
  readonly deployment: Deployment;
  readonly request: ScriptRequest;
  readonly options: RunOptions;
  /** Of the URL. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The URL of a script names it: `script` is its id, `deploy` the number of the deployment among its own. */
function parametersOf(
  all: readonly Deployment[],
  deployment: Deployment,
  { parameters }: ScriptRequest,
): Record<string, string> {
  const number = all.findIndex(({ deployment: id }) => id === deployment.deployment) + 1;
  return { script: deployment.script, deploy: String(number), ...parameters };
}

function askRestlet(visit: Visit): ScriptAnswer {
  const { request, parameters } = visit;
  const refusal = refuseRestletRequest(request);
  const headers = { 'content-type': restletType(request) };
  if (refusal) return answer(visit, { ...refusal, headers, body: restletError(request, refusal.error), unitsUsed: 0 });
  let body = '';
  const result = run(visit, 'Restlet', callRestlet(request, parameters), (returned) => {
    body = restletBody(request, returned);
  });
  const { error, unitsUsed } = result;
  if (error) {
    // "Any unhandled runtime errors return a 400."
    const code = error.name === NOT_ALLOWED ? 405 : 400;
    return answer(visit, { code, headers, body: restletError(request, error), unitsUsed, error });
  }
  return answer(visit, { code: 200, headers, body, unitsUsed });
}

/** `onRequest({ request, response })`. The status of a Suitelet that failed is not documented. */
function askSuitelet(visit: Visit): ScriptAnswer {
  const { request, parameters } = visit;
  const response = new Response();
  const { error, unitsUsed } = run(visit, 'Suitelet', (loaded, execution) =>
    entryPointOf(
      loaded,
      'onRequest',
    )(
      execution.toScript({
        request: serverRequest(execution, request, parameters),
        response: serverResponse(execution, response),
      }),
    ),
  );
  if (error) {
    const headers = { 'content-type': 'text/plain; charset=utf-8' };
    return answer(visit, { code: 500, headers, body: `${error.name}: ${error.message}`, unitsUsed, error });
  }
  const headers = Object.fromEntries(
    [...response.headers].map(([name, values]) => [name, values.length === 1 ? String(values[0]) : values]),
  );
  return answer(visit, { code: response.code, headers, body: Buffer.concat(response.parts), unitsUsed });
}

function run(
  { account, deployment, options }: Visit,
  type: 'Restlet' | 'Suitelet',
  call: EntryOptions['call'],
  take?: EntryOptions['take'],
): EntryResult {
  const { units, seconds } = SCRIPT_LIMITS[type];
  return runEntry(account, runningScript(account, deployment, type), deployment.file, {
    unitLimit: options.unitLimit ?? units,
    timeLimitMilliseconds: options.timeLimitMilliseconds ?? seconds * 1000,
    ...(options.onCall && { onCall: options.onCall }),
    call,
    ...(take && { take }),
  });
}

function runningScript(account: Account, deployment: Deployment, scriptType: string): RunningScript {
  return {
    scriptId: deployment.script,
    deploymentId: deployment.deployment,
    scriptType,
    logLevel: deployment.logLevel,
    parameters: parameterValues(account.settings, deployment.definitions, deployment.parameters, {}),
    invocation: '',
    taskId: '',
  };
}

function answer(
  { deployment, request }: Visit,
  { body, ...rest }: Omit<ScriptAnswer, 'script' | 'deployment' | 'method' | 'body'> & { body: string | Buffer },
): ScriptAnswer {
  const { script, deployment: id } = deployment;
  return { script, deployment: id, method: request.method, ...rest, body: Buffer.from(body as string) };
}

function notAsked({ script, scriptType }: Deployment): SandboxError {
  if (scriptType !== 'scheduledscript' && scriptType !== 'mapreducescript') {
    return new NotSimulatedError(`Running a ${scriptType}`);
  }
  return new SandboxError(`${script} is a ${scriptType}: it is submitted and answers no requests.`);
}
