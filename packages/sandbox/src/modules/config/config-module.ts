import { changeSettings, readSetting, writeSetting } from '../../account/stored-settings';
import { NetSuiteError, NotSimulatedError } from '../../errors';
import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { argumentsOf } from '../record/record-state';
import { invalidValue } from '../record/record-values';
import { featureInEffect } from '../runtime/features';
import { scriptObject } from '../script-object';
import { UNITS } from '../units';
import { fieldName, PAGES, type PageField, pageValues } from './config-pages';

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

/**
 * N/config: pages with the fields that the account can answer for; others are refused by name. What is saved holds for the
 * whole account: also user preferences, since scripts have no user but the system.
 */
export const createConfigModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/config', {
    load(options: { type: string }): object {
      execution.charge(UNITS['config.load']);
      const type = String(options?.type);
      if (!(Object.values(TYPE) as string[]).includes(type)) {
        throw new NetSuiteError('INVALID_RCRD_TYPE', `The record type ${type} is invalid.`);
      }
      return type === TYPE.FEATURES ? featuresPage(execution) : preferencesPage(execution, type);
    },
    get Type() {
      return TYPE;
    },
  });

const FIELD = ['fieldId'] as const;

/** Checkboxes by feature id. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4256772632.html */
function featuresPage(execution: ScriptExecution): object {
  const { settings } = execution.account;
  const read = (args: unknown[]) => featureInEffect(settings, String(argumentsOf(args, FIELD, FIELD).fieldId));
  return scriptObject(execution, 'record.Record', {
    get type() {
      return TYPE.FEATURES;
    },
    getValue: (...args: unknown[]) => read(args),
    getText: (...args: unknown[]) => (read(args) ? 'T' : 'F'),
  });
}

/**
 * A page as a record whose values stand until `save`, which costs what saving a record costs that is no transaction.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4256772439.html
 */
function preferencesPage(execution: ScriptExecution, type: string): object {
  const { account } = execution;
  const values = pageValues(account.settings, type, (id) => keptValue(execution, type, id));
  const changed = new Map<string, string>();
  const find = (id: unknown) => {
    const name = fieldName(type, String(id));
    const field = PAGES[type]?.[name];
    if (!field) throw new NotSimulatedError(`N/config.load of ${type}: the field ${String(id)}`);
    return { name, field };
  };
  const read = (...args: unknown[]): string => values.get(find(argumentsOf(args, FIELD, FIELD).fieldId).name) ?? '';
  const set = (name: string, field: PageField, value: unknown) => {
    const text = value === null ? '' : String(value);
    // The code is that of Record.setValue.
    if (field.readOnly || field.takes?.(text) === false) throw invalidValue({ id: name }, text);
    values.set(name, text);
    changed.set(name, text);
  };
  return scriptObject(execution, 'record.Record', {
    get type() {
      return type;
    },
    getValue: read,
    getText: read,
    setValue(this: object, ...args: unknown[]): object {
      const given = argumentsOf(args, ['fieldId', 'value'], ['fieldId', 'value']);
      const { name, field } = find(given.fieldId);
      set(name, field, given.value);
      return this;
    },
    setText(this: object, ...args: unknown[]): object {
      const given = argumentsOf(args, ['fieldId', 'text'], ['fieldId', 'text']);
      const { name, field } = find(given.fieldId);
      set(name, field, given.text);
      return this;
    },
    getFields: () => [...values.keys()],
    /** What it returns is not documented: a page has no id. */
    save(): void {
      execution.charge(UNITS['record.Record.save'].other);
      for (const [name, text] of changed) keep(execution, type, name, text);
    },
  });
}

const keptName = (type: string, id: string): string => `config.${type}.${id}`;

function keptValue({ account }: ScriptExecution, type: string, id: string): string {
  return String(JSON.parse(readSetting(account.db, keptName(type, id)) ?? '""'));
}

function keep({ account }: ScriptExecution, type: string, id: string, text: string): void {
  const setting = PAGES[type]?.[id]?.setting;
  if (setting) changeSettings(account, { [setting]: text });
  else writeSetting(account.db, keptName(type, id), JSON.stringify(text));
}
