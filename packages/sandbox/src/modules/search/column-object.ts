import { NetSuiteError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import { readFunction } from '../../search/column-function';
import { isFormula, readPath, SUMMARIES } from '../../search/field-path';
import type { ColumnSpec, FieldPath } from '../../search/search-definition';
import { invalidColumn, invalidSummary } from '../../search/search-errors';
import { requireArguments, scriptObject } from '../script-object';
import { SORT } from './search-enums';

const empty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** What the script's `search.Column` objects stand for: `setWhenOrderedBy` cannot be read from outside. */
const specs = new WeakMap<object, () => ColumnSpec>();

/**
 * What a script says of a column: its name, `join.name`, an object, or a `search.Column`.
 * @throws NetSuiteError SSS_INVALID_SRCH_COLUMN for anything else
 */
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
  return specs.get(given)?.() ?? makeColumn(given as Record<string, unknown>);
}

/** @throws NetSuiteError SSS_MISSING_REQD_ARGUMENT, SSS_INVALID_SRCH_COLUMN_SUM, INVALID_SRCH_FUNCTN */
function makeColumn(given: Record<string, unknown>): ColumnSpec {
  if (empty(given.name)) {
    throw new NetSuiteError('SSS_MISSING_REQD_ARGUMENT', 'search.createColumn: Missing a required argument: name');
  }
  const path = columnPath(String(given.name), given);
  const summary = empty(given.summary) ? path.summary : String(given.summary).toUpperCase();
  if (summary !== undefined && !(SUMMARIES as readonly string[]).includes(summary)) {
    throw invalidSummary(String(given.summary));
  }
  return {
    ...path,
    ...(summary && { summary }),
    ...(!empty(given.label) && { label: String(given.label) }),
    ...(!empty(given.sort) && { sort: readSort(given.sort) }),
    ...(!empty(given.function) && { function: readFunction(String(given.function)) }),
  };
}

function columnPath(written: string, given: Record<string, unknown>): FieldPath & { summary?: string } {
  const path = empty(given.join)
    ? readPath(written)
    : { name: written.toLowerCase(), join: String(given.join).toLowerCase() };
  if (empty(given.formula)) {
    return path;
  }
  if (!isFormula(path.name)) {
    throw invalidColumn(written);
  }
  return { ...path, formula: String(given.formula) };
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

/** `search.Column`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345767216.html */
export function columnObject(execution: ScriptExecution, given: ColumnSpec): object {
  let spec = given;
  const change = (part: Partial<ColumnSpec>): void => {
    spec = { ...spec, ...part };
  };
  const column: object = scriptObject(execution, 'search.Column', {
    get name() {
      return spec.name;
    },
    get join() {
      return spec.join ?? null;
    },
    get summary() {
      return spec.summary ?? null;
    },
    get formula(): string | null {
      return spec.formula ?? null;
    },
    set formula(formula: unknown) {
      change({ formula: empty(formula) ? undefined : String(formula) });
    },
    get function(): string | null {
      return spec.function ?? null;
    },
    set function(name: unknown) {
      change({ function: empty(name) ? undefined : readFunction(String(name)) });
    },
    get label(): string | null {
      return spec.label ?? null;
    },
    set label(label: unknown) {
      change({ label: empty(label) ? undefined : String(label) });
    },
    get sort(): string {
      return spec.sort ?? SORT.NONE;
    },
    set sort(sort: unknown) {
      change({ sort: empty(sort) ? undefined : readSort(sort) });
    },
    /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_457130065917.html */
    setWhenOrderedBy(options: unknown) {
      requireArguments(options, ['name', 'join'], 'Column.setWhenOrderedBy');
      const { name, join } = options as { name: unknown; join: unknown };
      change({ whenOrderedBy: { name: String(name).toLowerCase(), join: String(join).toLowerCase() } });
      return column;
    },
    toJSON: () => columnJson(spec),
  });
  specs.set(column, () => spec);
  return column;
}

/** As the community's typings show it; the help does not (unconfirmed). */
function columnJson(spec: ColumnSpec): Record<string, unknown> {
  return {
    name: spec.name,
    join: spec.join ?? null,
    summary: spec.summary ?? null,
    label: spec.label ?? null,
    formula: spec.formula ?? null,
    function: spec.function ?? null,
    sortdir: spec.sort ?? SORT.NONE,
    whenorderedby: spec.whenOrderedBy?.name ?? null,
    whenorderedbyjoin: spec.whenOrderedBy?.join ?? null,
  };
}
