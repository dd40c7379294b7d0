import { NetSuiteError, NotSimulatedError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import { splitPath } from '../../search/parse-filters';
import type { ColumnSpec } from '../../search/search-definition';
import { invalidSummary, refuseFormula } from '../../search/search-errors';
import { scriptObject } from '../script-object';
import { SORT, SUMMARY } from './search-enums';

const empty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** What a script says of a column: its name, `join.name`, an object, or a `search.Column`. */
export function readColumn(given: unknown): ColumnSpec {
  if (typeof given === 'string') {
    return makeColumn({ name: given });
  }
  if (typeof given !== 'object' || given === null) {
    throw new NetSuiteError(
      'SSS_INVALID_SRCH_COLUMN',
      `An nlobjSearchColumn contains an invalid column, or is not in proper syntax: ${String(given)}.`,
    );
  }
  return makeColumn(given as Record<string, unknown>);
}

function makeColumn(given: Record<string, unknown>): ColumnSpec {
  if (empty(given.name)) {
    throw new NetSuiteError('SSS_MISSING_REQD_ARGUMENT', 'search.createColumn: Missing a required argument: name');
  }
  const written = String(given.name);
  refuseFormula(written);
  if (!empty(given.formula) || !empty(given.function)) {
    throw new NotSimulatedError(`N/search with a formula or function in the column ${written}`);
  }
  const [join, name] = empty(given.join) ? splitPath(written) : [String(given.join), written];
  const summary = empty(given.summary) ? undefined : String(given.summary).toUpperCase();
  if (summary !== undefined && !Object.hasOwn(SUMMARY, summary)) {
    throw invalidSummary(String(given.summary));
  }
  return {
    name: name.toLowerCase(),
    ...(join && { join: join.toLowerCase() }),
    ...(summary && { summary }),
    ...(!empty(given.label) && { label: String(given.label) }),
    ...(!empty(given.sort) && { sort: readSort(given.sort) }),
  };
}

function readSort(given: unknown): string {
  const sort = String(given).toUpperCase();
  if (!Object.hasOwn(SORT, sort)) {
    throw new NetSuiteError(
      'WRONG_PARAMETER_TYPE',
      `Wrong parameter type: sort is expected as search.Sort, not ${String(given)}.`,
    );
  }
  return sort;
}

/** `search.Column`, as in the notes of Oracle's unit-testing stubs (`stubs/search/Column.js`). */
export function columnObject(execution: ScriptExecution, spec: ColumnSpec): object {
  let { label, sort } = spec;
  return scriptObject(execution, 'search.Column', {
    get name() {
      return spec.name;
    },
    get join() {
      return spec.join ?? null;
    },
    get summary() {
      return spec.summary ?? null;
    },
    get formula() {
      return null;
    },
    get function() {
      return null;
    },
    get label(): string | null {
      return label ?? null;
    },
    set label(given: unknown) {
      label = empty(given) ? undefined : String(given);
    },
    get sort(): string {
      return sort ?? SORT.NONE;
    },
    set sort(given: unknown) {
      sort = empty(given) ? undefined : readSort(given);
    },
  });
}
