import type { AccountSettings } from '../account/account-settings';

/** What the JSDoc block of an entry script declares. */
export interface ScriptHeader {
  /** `2.0`, `2.x` or `2.1` … as written. */
  readonly apiVersion: string | undefined;
  /** `ScheduledScript`, `MapReduceScript` … as written. */
  readonly scriptType: string | undefined;
  readonly moduleScope: string | undefined;
  /** Path of a module configuration file, see `AmdConfig`. */
  readonly amdConfig: string | undefined;
}

/**
 * Reads the tags of the first JSDoc comment that has any.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4387811519.html
 */
export function readScriptHeader(source: string): ScriptHeader {
  for (const [comment] of source.matchAll(/\/\*\*[\s\S]*?\*\//g)) {
    if (!/@N[A-Z]/.test(comment)) continue;
    const tag = (name: string): string | undefined => new RegExp(`@${name}\\s+([^\\s*]+)`, 'i').exec(comment)?.[1];
    return {
      apiVersion: tag('NApiVersion'),
      scriptType: tag('NScriptType'),
      moduleScope: tag('NModuleScope'),
      amdConfig: tag('NAmdConfig'),
    };
  }
  return { apiVersion: undefined, scriptType: undefined, moduleScope: undefined, amdConfig: undefined };
}

/**
 * The SuiteScript that runs a file of an `@NApiVersion`: 2.x stands for 2.0 unless a preference of the account says
 * otherwise. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157960966997.html
 */
export function runtimeVersion(apiVersion: string, { executeSuiteScript2xAs }: AccountSettings): '2.0' | '2.1' {
  if (apiVersion.toLowerCase() === '2.x') return executeSuiteScript2xAs;
  return apiVersion === '2.0' ? '2.0' : '2.1';
}
