import { SandboxError } from '../../errors';
import { submitFromScript } from '../../scripts/run-task';
import type { ScriptExecution } from '../../scripts/script-execution';
import { refused } from '../../scripts/submit-script';
import { requireArguments } from '../script-object';
import { UNITS } from '../units';

/** task.ScheduledScriptTask: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_460871520995.html */
export class ScheduledScriptTask {
  scriptId: string | number | undefined = undefined;
  deploymentId: string | number | undefined = undefined;
  /** Values by parameter id, which win over those of the deployment. */
  params: Readonly<Record<string, unknown>> | undefined = undefined;
  #id: string | undefined;
  readonly #execution: ScriptExecution;

  constructor(execution: ScriptExecution, options: Readonly<Record<string, unknown>>) {
    this.#execution = execution;
    this.scriptId = options.scriptId as string | number | undefined;
    this.deploymentId = options.deploymentId as string | number | undefined;
    this.params = options.params as Readonly<Record<string, unknown>> | undefined;
  }

  get id(): string | undefined {
    return this.#id;
  }

  /** @returns task id; nothing when the script submits its own deployment */
  submit(): string | undefined {
    requireArguments(this, ['scriptId'], 'submit');
    this.#execution.charge(UNITS['task.ScheduledScriptTask.submit']);
    const { account, script } = this.#execution;
    const request = {
      script: this.scriptId ?? '',
      deployment: this.deploymentId,
      parameters: this.params,
      kind: 'SCHEDULED_SCRIPT' as const,
    };
    try {
      this.#id = submitFromScript(account, script, request);
    } catch (error) {
      // What NetSuite says of an id that does not exist is not documented.
      throw error instanceof SandboxError ? refused(error.message) : error;
    }
    return this.#id;
  }

  toString(): string {
    return 'task.ScheduledScriptTask';
  }
}
