import { NetSuiteError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import type { SuiteQlColumn, SuiteQlResult } from '../../suiteql/run-suiteql';
import { requireArguments, scriptObject } from '../script-object';
import { UNITS } from '../units';
import { RETURN_TYPE } from './query-enums';

type Mapped = Record<string, unknown>;

/** `query.ReturnType` of a column; SuiteQL itself does not say which number it is. */
const TYPE_NAMES: Readonly<Record<SuiteQlColumn['type'], string>> = {
  boolean: RETURN_TYPE.BOOLEAN,
  date: RETURN_TYPE.DATE,
  null: RETURN_TYPE.UNKNOWN,
  number: RETURN_TYPE.FLOAT,
  text: RETURN_TYPE.STRING,
};

/** `query.ResultSet`, as in the notes of Oracle's unit-testing stubs (`stubs/query/ResultSet.js`). */
export function resultSetObject(execution: ScriptExecution, result: SuiteQlResult): object {
  let results: object | undefined;
  let columns: object | undefined;
  return scriptObject(execution, 'query.ResultSet', {
    get results() {
      // One list for all who ask: copying it at each `results[i]` would be quadratic.
      results ??= execution.toScript(result.rows.map((row) => resultObject(execution, result.columns, row)));
      return results;
    },
    get types() {
      return result.columns.map((column) => TYPE_NAMES[column.type]);
    },
    get columns() {
      columns ??= execution.toScript(result.columns.map((column) => columnObject(execution, column)));
      return columns;
    },
    asMappedResults: () => result.rows.map((row) => asMap(result.columns, row)),
    getTypeForAlias(options: { alias: string }) {
      return TYPE_NAMES[result.columns[aliasIndex(result.columns, options, 'TYPE')]?.type ?? 'null'];
    },
    iterator: () => {
      execution.charge(UNITS['query.ResultSet.iterator']);
      return iteratorObject(execution, 'query.Iterator', result.rows, (row) =>
        resultObject(execution, result.columns, row),
      );
    },
  });
}

/** `iterator().each(callback)`: ends early when the callback does not return true. */
export function iteratorObject<T>(
  execution: ScriptExecution,
  typeName: string,
  items: Iterable<T>,
  present: (item: T) => object,
): object {
  return scriptObject(execution, typeName, {
    each(callback: (entry: { value: object }) => unknown) {
      for (const item of items) {
        if (callback({ value: present(item) }) !== true) {
          return;
        }
      }
    },
  });
}

/** `query.Result` */
function resultObject(execution: ScriptExecution, columns: readonly SuiteQlColumn[], row: readonly unknown[]): object {
  return scriptObject(execution, 'query.Result', {
    get values() {
      return row;
    },
    asMap: () => asMap(columns, row),
    getValueForAlias: (options: { alias: string }) => row[aliasIndex(columns, options, 'VALUE')],
  });
}

/** `query.Column` of a SuiteQL query: it belongs to no component. */
function columnObject(execution: ScriptExecution, column: SuiteQlColumn): object {
  return scriptObject(execution, 'query.Column', {
    get alias() {
      return column.name;
    },
    get label() {
      return null;
    },
    get fieldId() {
      return null;
    },
    get formula() {
      return null;
    },
    get type() {
      return TYPE_NAMES[column.type];
    },
  });
}

function asMap(columns: readonly SuiteQlColumn[], row: readonly unknown[]): Mapped {
  return Object.fromEntries(columns.map((column, at) => [column.name, row[at]]));
}

function aliasIndex(columns: readonly SuiteQlColumn[], options: { alias: string }, what: 'TYPE' | 'VALUE'): number {
  requireArguments(options, ['alias'], undefined, 'MISSING_REQD_ARGUMENT');
  const matching = columns.filter((column) => column.name === options.alias);
  if (matching.length > 1) {
    throw new NetSuiteError('SSS_DUPLICATE_ALIAS', `More than one column has the alias: ${options.alias}`);
  }
  if (matching.length === 0) {
    throw new NetSuiteError(
      `CANNOT_DETERMINE_${what}_FOR_ALIAS`,
      `Cannot determine ${what.toLowerCase()} for alias: ${options.alias}`,
    );
  }
  return columns.indexOf(matching[0] as SuiteQlColumn);
}
