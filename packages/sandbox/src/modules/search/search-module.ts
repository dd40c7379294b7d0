import { NotSimulatedError } from '../../errors';
import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { deleteSearch, loadSearch } from '../../search/saved-searches';
import { isSearchType } from '../../search/search-tables';
import { withPromise } from '../query/promise-form';
import { requireArguments, scriptObject } from '../script-object';
import { UNITS } from '../units';
import { columnObject, readColumn } from './column-object';
import { findDuplicates } from './duplicate-search';
import { createFilter } from './filter-object';
import { findGlobally } from './global-search';
import { lookUpFields } from './look-up-fields';
import { OPERATOR, SORT, SUMMARY } from './search-enums';
import { searchObject } from './search-object';
import { createSetting } from './search-settings';
import { TYPE } from './search-types';

/** N/search: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345764122.html */
export const createSearchModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/search', {
    create: withPromise(execution, (options: Readonly<Record<string, unknown>>) => {
      requireArguments(options, ['type'], 'search.create');
      checkType(execution, String(options.type));
      return searchObject(execution, options);
    }),
    load: withPromise(execution, (options: unknown) => {
      execution.charge(UNITS['search.load']);
      const saved = loadSearch(execution.account, idOf(options, 'search.load'));
      return searchObject(execution, { type: saved.definition.type }, saved);
    }),
    delete: withPromise(execution, (options: unknown) => {
      execution.charge(UNITS['search.delete']);
      deleteSearch(execution.account, idOf(options, 'search.delete'));
    }),
    lookupFields: withPromise(execution, (options: unknown) => {
      execution.charge(UNITS['search.lookupFields']);
      return lookUpFields(execution, options);
    }),
    duplicates: withPromise(execution, (options: unknown) => {
      execution.charge(UNITS['search.duplicates']);
      return findDuplicates(execution, options);
    }),
    global: withPromise(execution, (options: unknown) => {
      execution.charge(UNITS['search.global']);
      return findGlobally(execution, options);
    }),
    createColumn: (options: unknown) => columnObject(execution, readColumn(options)),
    createFilter: (options: unknown) => createFilter(execution, options),
    createSetting: (options: unknown) => createSetting(execution, options),
    // A name that is missing from the list is said, not undefined.
    Type: scriptObject(execution, 'search.Type', TYPE),
    get Operator() {
      return OPERATOR;
    },
    get Sort() {
      return SORT;
    },
    get Summary() {
      return SUMMARY;
    },
  });

/**
 * Some types stand for many record types.
 * @throws NetSuiteError for a type that the account does not have; NotSimulatedError for one that only NetSuite has
 */
function checkType(execution: ScriptExecution, type: string): void {
  if (isSearchType(execution.account, type)) {
    return;
  }
  if (Object.values(TYPE).some((value) => value.toLowerCase() === type.toLowerCase())) {
    throw new NotSimulatedError(`N/search for the type ${type}`);
  }
  execution.account.types.get(type);
}

/** `load('customsearch_x')` and `load({id: 'customsearch_x'})`. */
function idOf(options: unknown, call: string): string {
  const given = typeof options === 'object' ? options : { id: options };
  requireArguments(given, ['id'], call);
  return String((given as { id: unknown }).id);
}
