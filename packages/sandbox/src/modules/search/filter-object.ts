import { NotSimulatedError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import { makeFilter } from '../../search/parse-filters';
import type { FilterSpec } from '../../search/search-definition';
import { requireArguments, scriptObject } from '../script-object';

/** What a script's `search.Filter` objects stand for: their values cannot be read from outside. */
const specs = new WeakMap<object, FilterSpec>();

export const filterSpecOf = (given: object): FilterSpec | undefined => specs.get(given);

/** `search.createFilter`. @throws NetSuiteError SSS_MISSING_REQD_ARGUMENT, SSS_INVALID_SRCH_OPERATOR */
export function createFilter(execution: ScriptExecution, options: unknown): object {
  requireArguments(options, ['name', 'operator'], 'search.createFilter');
  const given = options as Record<string, unknown>;
  if (given.summary || given.formula) {
    throw new NotSimulatedError('N/search.createFilter with a summary or a formula');
  }
  return filterObject(execution, makeFilter(given));
}

/** `search.Filter`, as in the notes of Oracle's unit-testing stubs (`stubs/search/Filter.js`). */
export function filterObject(execution: ScriptExecution, spec: FilterSpec): object {
  const filter = scriptObject(execution, 'search.Filter', {
    get name() {
      return spec.name;
    },
    get join() {
      return spec.join ?? null;
    },
    get operator() {
      return spec.operator;
    },
    get values() {
      return [...spec.values];
    },
    get summary() {
      return null;
    },
    get formula() {
      return null;
    },
  });
  specs.set(filter, spec);
  return filter;
}
