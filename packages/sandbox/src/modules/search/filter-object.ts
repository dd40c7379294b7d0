import type { ScriptExecution } from '../../scripts/script-execution';
import { makeFilter, readFilterSummary } from '../../search/parse-filters';
import type { FilterSpec } from '../../search/search-definition';
import { requireArguments, scriptObject } from '../script-object';

/** What a script's `search.Filter` objects stand for: their values cannot be read from outside. */
const specs = new WeakMap<object, () => FilterSpec>();

export const filterSpecOf = (given: object): FilterSpec | undefined => specs.get(given)?.();

/**
 * `search.createFilter`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345777107.html
 * @throws NetSuiteError SSS_MISSING_REQD_ARGUMENT, SSS_INVALID_SRCH_OPERATOR, SSS_INVALID_SRCH_FILTER_SUM
 */
export function createFilter(execution: ScriptExecution, options: unknown): object {
  requireArguments(options, ['name', 'operator'], 'search.createFilter');
  return filterObject(execution, makeFilter(options as Record<string, unknown>));
}

/** `search.Filter`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345767603.html */
export function filterObject(execution: ScriptExecution, given: FilterSpec): object {
  let spec = given;
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
    get summary(): string | null {
      return spec.summary ?? null;
    },
    set summary(summary: unknown) {
      spec = { ...spec, summary: summary ? readFilterSummary(summary) : undefined };
    },
    get formula(): string | null {
      return spec.formula ?? null;
    },
    set formula(formula: unknown) {
      spec = { ...spec, formula: formula ? String(formula) : undefined };
    },
  });
  specs.set(filter, () => spec);
  return filter;
}
