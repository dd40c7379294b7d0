import { NetSuiteError, NotSimulatedError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import type { SearchValue } from '../../search/present-value';
import type { SearchRow } from '../../search/run-search';
import type { ColumnSpec } from '../../search/search-definition';
import { isReference, type SearchFormat } from '../../search/search-table';
import { scriptObject } from '../script-object';
import { readColumn } from './column-object';

/** Columns of one search, as the script sees them. */
export interface ResultColumns {
  readonly specs: readonly ColumnSpec[];
  /** The list of `search.Column` objects, of the script's realm. */
  readonly objects: object;
}

/** `search.Result`, as in the notes of Oracle's unit-testing stubs (`stubs/search/Result.js`). */
export function resultObject(execution: ScriptExecution, columns: ResultColumns, row: SearchRow): object {
  const cell = (given: unknown): { value: SearchValue; format: SearchFormat } | undefined => {
    const at = columnIndex(columns.specs, given);
    refuseColumn(columns.specs[at]);
    const [value, format] = [row.values[at], row.formats[at]];
    return value && format ? { value, format } : undefined;
  };
  const all = () => allValues(columns.specs, row);
  return scriptObject(execution, 'search.Result', {
    get id() {
      return row.id === '' ? null : row.id;
    },
    get recordType() {
      return row.recordType === '' ? null : row.recordType;
    },
    get columns() {
      return columns.objects;
    },
    /** @returns null for a column that the search does not have */
    getValue: (given: unknown) => cell(given)?.value.value ?? null,
    /** @returns null for anything but select fields */
    getText: (given: unknown) => {
      const found = cell(given);
      return found && isReference(found.format) ? found.value.text : null;
    },
    getAllValues: all,
    toJSON: () => ({ ...(row.recordType && { recordType: row.recordType, id: row.id }), values: all() }),
  });
}

/**
 * `getValue('name')`, `getValue(column)` and `getValue({name, join, summary})`: the column that is the same in all, else
 * the first of that name, join and summary.
 */
function columnIndex(specs: readonly ColumnSpec[], given: unknown): number {
  if (given === undefined || given === null) {
    throw new NetSuiteError('SSS_MISSING_REQD_ARGUMENT', 'Result.getValue: Missing a required argument: name');
  }
  const wanted = readColumn(given);
  const exact = specs.findIndex((spec) => identity(spec) === identity(wanted));
  if (exact >= 0) {
    return exact;
  }
  const { name, join, summary } = wanted;
  return specs.findIndex((spec) => spec.name === name && spec.join === join && spec.summary === summary);
}

/** @throws NotSimulatedError for a column of a deployed search that the sandbox does not have */
function refuseColumn(spec: ColumnSpec | undefined): void {
  if (spec?.notSimulated) {
    throw new NotSimulatedError(spec.notSimulated);
  }
}

const identity = ({ name, join, summary, formula, function: applied, whenOrderedBy }: ColumnSpec): string =>
  JSON.stringify([name, join, summary, formula, applied, whenOrderedBy]);

/** Values by column: references as `[{value, text}]`, flags as booleans, else text. */
function allValues(specs: readonly ColumnSpec[], row: SearchRow): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  specs.forEach((spec, at) => {
    refuseColumn(spec);
    values[freeKey(values, columnKey(spec))] = fullValue(row.values[at], row.formats[at] ?? 'text', '');
  });
  return values;
}

function columnKey({ name, join, summary }: ColumnSpec): string {
  const path = join ? `${join}.${name}` : name;
  return summary ? `${summary}(${path})` : path;
}

/** The second column of a name is `formulatext_1`, as in public logs (unconfirmed). */
function freeKey(taken: Record<string, unknown>, key: string): string {
  let free = key;
  for (let at = 1; Object.hasOwn(taken, free); at++) free = `${key}_${at}`;
  return free;
}

/** @param nothing what stands for an empty reference */
export function fullValue(cell: SearchValue | undefined, format: SearchFormat, nothing: unknown): unknown {
  if (!cell || !isReference(format)) {
    return cell?.value ?? '';
  }
  if (cell.value === '') {
    return nothing;
  }
  if (format !== 'multiselect') {
    return [{ value: cell.value, text: cell.text }];
  }
  const texts = cell.text.split(', ');
  return String(cell.value)
    .split(',')
    .map((value, at) => ({ value, text: texts[at] ?? '' }));
}
