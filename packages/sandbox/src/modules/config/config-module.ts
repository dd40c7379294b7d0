import { NotSimulatedError } from '../../errors';
import type { ModuleFactory } from '../../scripts/script-execution';
import { scriptObject } from '../script-object';

/** N/config: the account's preference pages are not simulated; a script that needs them is told so. */
export const createConfigModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/config', {
    load(options: { type?: string }): never {
      throw new NotSimulatedError(`N/config.load of ${options?.type}`);
    },
    get Type() {
      return {
        USER_PREFERENCES: 'userpreferences',
        COMPANY_INFORMATION: 'companyinformation',
        COMPANY_PREFERENCES: 'companypreferences',
        ACCOUNTING_PREFERENCES: 'accountingpreferences',
        ACCOUNTING_PERIODS: 'accountingperiods',
        TAX_PERIODS: 'taxperiods',
        FEATURES: 'companyfeatures',
      };
    },
  });
