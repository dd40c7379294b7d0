import { NetSuiteError } from '../../errors';
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

/** `getValue('name')`, `getValue(column)` and `getValue({name, join, summary})`. */
function columnIndex(specs: readonly ColumnSpec[], given: unknown): number {
  if (given === undefined || given === null) {
    throw new NetSuiteError('SSS_MISSING_REQD_ARGUMENT', 'Result.getValue: Missing a required argument: name');
  }
  const wanted = readColumn(given);
  return specs.findIndex(
    (spec) => spec.name === wanted.name && spec.join === wanted.join && spec.summary === wanted.summary,
  );
}

/** Values by column: references as `[{value, text}]`, flags as booleans, else text. */
function allValues(specs: readonly ColumnSpec[], row: SearchRow): Record<string, unknown> {
  return Object.fromEntries(
    specs.map((spec, at) => [columnKey(spec), fullValue(row.values[at], row.formats[at] ?? 'text', '')]),
  );
}

function columnKey({ name, join, summary }: ColumnSpec): string {
  const path = join ? `${join}.${name}` : name;
  return summary ? `${summary}(${path})` : path;
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
