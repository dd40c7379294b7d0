import { NetSuiteError, NotSimulatedError } from '../../errors';
import { findDeployment } from '../../scripts/deployments';
import { processorCount, queueCount } from '../../scripts/processors';
import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { readScriptHeader, runtimeVersion } from '../../scripts/script-header';
import { requireArguments, scriptObject } from '../script-object';
import { featureInEffect } from './features';
import { CONTEXT_TYPE, ENV_TYPE, PERMISSION } from './runtime-enums';

/** The release whose help pages the sandbox follows. */
const VERSION = '2026.1';

/** Scheduled scripts run as the system user with the Administrator role, whoever deployed them. */
const SYSTEM_USER = {
  id: -4,
  name: '-System-',
  email: 'onlineservice@netsuite.com',
  role: 3,
  roleId: 'administrator',
  roleCenter: 'BASIC',
  contact: 0,
  department: 0,
  location: 0,
  subsidiary: 1,
} as const;

/** N/runtime: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4296359529.html */
export const createRuntimeModule: ModuleFactory = (execution) => {
  const { settings } = execution.account;
  const script = currentScript(execution);
  const user = currentUser(execution);
  const session = currentSession(execution);
  return scriptObject(execution, 'N/runtime', {
    getCurrentScript: () => script,
    getCurrentUser: () => user,
    getCurrentSession: () => session,
    isFeatureInEffect(options: { feature: string }): boolean {
      requireArguments(options, ['feature'], 'isFeatureInEffect');
      if (typeof options.feature !== 'string') throw wrongType('feature');
      return featureInEffect(settings, options.feature);
    },
    get accountId() {
      return settings.accountId;
    },
    get country() {
      return 'US';
    },
    get envType() {
      return ENV_TYPE.SANDBOX;
    },
    get executionContext() {
      return contextOf(execution.script.scriptType);
    },
    get processorCount() {
      return processorCount(settings);
    },
    get queueCount() {
      return queueCount(settings);
    },
    get version() {
      return VERSION;
    },
    get ContextType() {
      return CONTEXT_TYPE;
    },
    get EnvType() {
      return ENV_TYPE;
    },
    get Permission() {
      return PERMISSION;
    },
  });
};

/** By `@NScriptType`; values as in `runtime.ContextType`. */
const CONTEXTS: Readonly<Record<string, string>> = {
  ScheduledScript: 'SCHEDULED',
  MapReduceScript: 'MAPREDUCE',
  Restlet: 'RESTLET',
  Suitelet: 'SUITELET',
};

function contextOf(scriptType: string): string {
  const context = CONTEXTS[scriptType];
  if (context !== undefined) return context;
  throw new NotSimulatedError(`N/runtime.executionContext of a ${scriptType}`);
}

function currentScript(execution: ScriptExecution): object {
  const { script } = execution;
  let percentComplete: number | null = null;
  return scriptObject(execution, 'runtime.Script', {
    get id() {
      return script.scriptId;
    },
    get deploymentId() {
      return script.deploymentId;
    },
    get logLevel() {
      return script.logLevel;
    },
    /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1550072971.html: "runtime version". */
    get apiVersion() {
      return versionOf(execution);
    },
    get bundleIds() {
      return [];
    },
    get percentComplete(): number | null {
      requireScheduled(script.scriptType);
      return percentComplete;
    },
    set percentComplete(value: number) {
      requireScheduled(script.scriptType);
      percentComplete = Number(value);
    },
    getRemainingUsage: () => execution.remainingUnits(),
    /** @returns null for a parameter that has no value, and for one that does not exist */
    getParameter(options: { name: string } | string): unknown {
      const name = typeof options === 'object' && options !== null ? options.name : options;
      requireArguments({ name }, ['name'], 'getParameter');
      if (typeof name !== 'string')
        throw new NetSuiteError('WRONG_PARAMETER_NAME', 'Wrong parameter name: name is expected as string.');
      return script.parameters.get(name.toLowerCase()) ?? script.parameters.get(name) ?? null;
    },
  });
}

function versionOf({ account, script }: ScriptExecution): string {
  const { file } = findDeployment(account, script.scriptId, script.deploymentId);
  const { apiVersion = '' } = readScriptHeader(account.files.contentByPath(file)?.toString('utf8') ?? '');
  return runtimeVersion(apiVersion, account.settings);
}

function requireScheduled(scriptType: string): void {
  if (scriptType === 'ScheduledScript') return;
  throw new NetSuiteError('SSS_OPERATION_UNAVAILABLE', 'This operation is only available in scheduled scripts.');
}

function currentUser(execution: ScriptExecution): object {
  const members = {
    getPermission(options: { name: string }): number {
      requireArguments(options, ['name'], 'getPermission');
      return PERMISSION.FULL;
    },
    getPreference(options: { name: string }): string {
      requireArguments(options, ['name'], 'getPreference');
      return preference(execution, options.name);
    },
  };
  for (const [name, value] of Object.entries(SYSTEM_USER)) {
    Object.defineProperty(members, name, { value, enumerable: true, writable: false });
  }
  return scriptObject(execution, 'runtime.User', members);
}

function preference(execution: ScriptExecution, name: string): string {
  const { settings } = execution.account;
  const known: Readonly<Record<string, string>> = {
    DATEFORMAT: settings.dateFormat,
    TIMEFORMAT: settings.timeFormat,
    TIMEZONE: settings.timeZone,
  };
  const value = known[name.toUpperCase()];
  if (value === undefined) throw new NotSimulatedError(`runtime.User.getPreference of ${name}`);
  return value;
}

/** Values live as long as the execution: a scheduled script has no user's session. */
function currentSession(execution: ScriptExecution): object {
  const values = new Map<string, string>();
  return scriptObject(execution, 'runtime.Session', {
    get(options: { name: string }): string | null {
      requireArguments(options, ['name'], 'get');
      return values.get(options.name) ?? null;
    },
    set(options: { name: string; value: string }): void {
      requireArguments(options, ['name', 'value'], 'set');
      values.set(options.name, String(options.value));
    },
  });
}

function wrongType(name: string): NetSuiteError {
  return new NetSuiteError('WRONG_PARAMETER_TYPE', `Wrong parameter type: ${name} is expected as string.`);
}
