import { NotSimulatedError } from '../errors';

/** What one execution may use. */
export interface ScriptLimits {
  /** Usage units. */
  readonly units: number;
  /** Time that it may run. */
  readonly seconds: number;
}

/**
 * Limits by script type, named as in `@NScriptType`. A map/reduce script has them by function: `MAP_REDUCE_LIMITS`.
 * Units: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N3351480.html
 * Time: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_161591009480.html
 */
export const SCRIPT_LIMITS = {
  BundleInstallationScript: { units: 10_000, seconds: 3600 },
  MassUpdateScript: { units: 1000, seconds: 300 },
  Portlet: { units: 1000, seconds: 300 },
  Restlet: { units: 5000, seconds: 300 },
  ScheduledScript: { units: 10_000, seconds: 3600 },
  SDFInstallationScript: { units: 10_000, seconds: 3600 },
  Suitelet: { units: 1000, seconds: 300 },
  UserEventScript: { units: 1000, seconds: 300 },
  WorkflowActionScript: { units: 1000, seconds: 300 },
} as const satisfies Readonly<Record<string, ScriptLimits>>;

/** Limits of each call of a map/reduce function. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4480364878.html */
export const MAP_REDUCE_LIMITS = {
  getInputData: { units: 10_000, seconds: 3600 },
  map: { units: 1000, seconds: 300 },
  reduce: { units: 5000, seconds: 900 },
  summarize: { units: 10_000, seconds: 3600 },
} as const satisfies Readonly<Record<string, ScriptLimits>>;

/**
 * Units after which a map or reduce job ends when its current call does, and another job goes on: a soft limit, which
 * fails nothing. Same source as `MAP_REDUCE_LIMITS`.
 */
export const MAP_REDUCE_JOB_UNITS = 10_000;

/**
 * @param scriptType as in `@NScriptType`, in any case
 * @throws NotSimulatedError for a type that has no limits of its own
 */
export function limitsOf(scriptType: string): ScriptLimits {
  const wanted = scriptType.toLowerCase();
  const found = Object.entries(SCRIPT_LIMITS).find(([type]) => type.toLowerCase() === wanted);
  if (!found) throw new NotSimulatedError(`A limit of units for a ${scriptType}`);
  return found[1];
}
