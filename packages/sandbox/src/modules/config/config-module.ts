import type { AccountSettings } from '../../account/account-settings';
import { NetSuiteError, NotSimulatedError } from '../../errors';
import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { requireArguments, scriptObject } from '../script-object';
import { UNITS } from '../units';

/** Values by Oracle's stubs. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4256772632.html */
const TYPE = {
  USER_PREFERENCES: 'userpreferences',
  COMPANY_INFORMATION: 'companyinformation',
  COMPANY_PREFERENCES: 'companypreferences',
  ACCOUNTING_PREFERENCES: 'accountingpreferences',
  MANUFACTURING_PREFERENCES: 'manufacturingpreferences',
  ACCOUNTING_PERIODS: 'accountingperiods',
  TAX_PERIODS: 'taxperiods',
  FEATURES: 'companyfeatures',
  TIME_POST: 'timepost',
  TIME_VOID: 'timevoid',
} as const;

/** Preferences that the account's settings stand for, by page and field id in lower case. */
const PAGES: Readonly<Record<string, Readonly<Record<string, keyof AccountSettings>>>> = {
  userpreferences: { dateformat: 'dateFormat', timeformat: 'timeFormat', timezone: 'timeZone' },
  companyinformation: { timezone: 'timeZone', companyid: 'accountId' },
  companypreferences: { dateformat: 'dateFormat', timeformat: 'timeFormat' },
};

/** N/config: reads what the account's settings say; other preferences, and changing any, are not simulated. */
export const createConfigModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/config', {
    load(options: { type: string }): object {
      execution.charge(UNITS['config.load']);
      return pageObject(execution, String(options?.type));
    },
    get Type() {
      return TYPE;
    },
  });

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4256772439.html */
function pageObject(execution: ScriptExecution, type: string): object {
  if (!(Object.values(TYPE) as string[]).includes(type)) {
    throw new NetSuiteError('INVALID_RCRD_TYPE', `The record type ${type} is invalid.`);
  }
  const page = PAGES[type];
  if (!page) throw new NotSimulatedError(`N/config.load of ${type}`);
  return scriptObject(execution, 'record.Record', {
    get type() {
      return type;
    },
    getValue(options: { fieldId: string } | string): string {
      const given = typeof options === 'string' ? { fieldId: options } : options;
      requireArguments(given, ['fieldId'], 'getValue');
      const setting = page[given.fieldId.toLowerCase()];
      if (!setting) throw new NotSimulatedError(`N/config.load of ${type}: the field ${given.fieldId}`);
      return String(execution.account.settings[setting]);
    },
    getFields: () => Object.keys(page),
  });
}
