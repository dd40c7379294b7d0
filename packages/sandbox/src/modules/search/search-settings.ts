import { NetSuiteError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import { membersOf, requireArguments, scriptObject } from '../script-object';

export interface SearchSetting {
  readonly name: string;
  readonly value: string;
}

/**
 * Settings and their values, which are written in any case:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1536171305.html
 * They are checked and otherwise without effect: there is one currency of consolidation here, and no period end journal.
 */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  consolidationtype: ['ACCTTYPE', 'AVERAGE', 'CURRENT', 'HISTORICAL', 'NONE'],
  includeperiodendtransactions: ['F', 'FALSE', 'T', 'TRUE'],
};

/** @throws NetSuiteError SSS_INVALID_SRCH_SETTING, SSS_INVALID_SRCH_SETTING_VALUE; their wording is unconfirmed */
function readSetting(given: unknown): SearchSetting {
  const { name, value } = (membersOf(given) ?? given ?? {}) as { name?: unknown; value?: unknown };
  const values = VALUES[String(name).toLowerCase()];
  if (!values) {
    throw new NetSuiteError('SSS_INVALID_SRCH_SETTING', `An unknown search setting is provided: ${String(name)}.`);
  }
  if (!values.includes(String(value).toUpperCase())) {
    throw new NetSuiteError(
      'SSS_INVALID_SRCH_SETTING_VALUE',
      `An unsupported value is set for the search setting ${String(name)}: ${String(value)}.`,
    );
  }
  return { name: String(name), value: String(value) };
}

/** `options.settings` of `search.create`, and `Search.settings`: one setting, or a list; objects or `search.Setting`. */
export function readSettings(given: unknown): SearchSetting[] {
  return given === undefined || given === null ? [] : [given].flat(1).map(readSetting);
}

/** @throws NetSuiteError SSS_MISSING_REQD_ARGUMENT, SSS_INVALID_SRCH_SETTING, SSS_INVALID_SRCH_SETTING_VALUE */
export function createSetting(execution: ScriptExecution, options: unknown): object {
  requireArguments(options, ['name', 'value'], 'search.createSetting');
  return settingObject(execution, readSetting(options));
}

/** `search.Setting`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1536244919.html */
export function settingObject(execution: ScriptExecution, { name, value }: SearchSetting): object {
  return scriptObject(execution, 'search.Setting', {
    get name() {
      return name;
    },
    get value() {
      return value;
    },
  });
}
