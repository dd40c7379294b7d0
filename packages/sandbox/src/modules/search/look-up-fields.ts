import type { ScriptExecution } from '../../scripts/script-execution';
import { runSearch } from '../../search/run-search';
import type { ColumnSpec, FilterNode, SearchDefinition } from '../../search/search-definition';
import { findSearchTable } from '../../search/search-tables';
import { requireArguments } from '../script-object';
import { readColumn } from './column-object';
import { fullValue } from './result-object';

/**
 * `search.lookupFields`: references come as `[{value, text}]`, flags as booleans, all else as text; an empty object when
 * there is no such record. The page calls the internal id a plain value; public scripts read `internalid[0].value`.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345776651.html
 */
export function lookUpFields(execution: ScriptExecution, options: unknown): Record<string, unknown> {
  requireArguments(options, ['type', 'id', 'columns'], 'search.lookupFields');
  const given = options as { type: unknown; id: unknown; columns: unknown };
  const columns: ColumnSpec[] = [given.columns].flat(1).map(readColumn);
  const { account } = execution;
  const type = String(given.type);
  const search: SearchDefinition = { type, columns, filters: oneRecord(String(given.id), hasLines(execution, type)) };
  const [row] = runSearch(account, search, { offset: 0, limit: 1 });
  if (!row) {
    return {};
  }
  return Object.fromEntries(
    columns.map(({ name, join }, at) => [
      join ? `${join}.${name}` : name,
      fullValue(row.values[at], row.formats[at] ?? 'text', []),
    ]),
  );
}

const hasLines = (execution: ScriptExecution, type: string): boolean =>
  findSearchTable(execution.account, type).field('mainline') !== undefined;

function oneRecord(id: string, mainLine: boolean): FilterNode {
  const nodes: FilterNode[] = [{ kind: 'filter', filter: { name: 'internalid', operator: 'anyof', values: [id] } }];
  if (mainLine) {
    nodes.push({ kind: 'filter', filter: { name: 'mainline', operator: 'is', values: ['T'] } });
  }
  return { kind: 'and', nodes };
}
