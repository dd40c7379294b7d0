import type { Expr, SelectFromStatement } from 'pgsql-ast-parser';
import { isAggregate } from './aggregates';
import type { Scope } from './scope';
import { unsupported } from './suiteql-error';

type Node = Readonly<Record<string, unknown>>;

const QUERY_TYPES: ReadonlySet<unknown> = new Set(['select', 'union', 'union all', 'with']);

/** The parts of an expression, subqueries left out. */
function parts(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((value): value is Node => typeof value === 'object' && value !== null)
    .filter((value) => !QUERY_TYPES.has(value.type));
}

function some(node: Node, test: (node: Node) => boolean): boolean {
  return test(node) || parts(node).some((part) => some(part, test));
}

const functionName = (node: Node): string => (node.type === 'call' ? String((node.function as Node).name) : '');

const isAggregateCall = (node: Node): boolean => isAggregate(functionName(node)) && !node.over;

export const hasAggregate = (expression: Expr): boolean => some(expression as unknown as Node, isAggregateCall);

export const hasWindow = (expression: Expr): boolean =>
  some(expression as unknown as Node, (node) => Boolean(node.over) || (node.type === 'ref' && node.name === 'rownum'));

/**
 * Oracle's ORA-00979: beside aggregates, a grouped query may select only what it groups by. SQLite would take any row's
 * value instead.
 */
export function requireGrouped(query: SelectFromStatement, selected: readonly Expr[], scope: Scope): void {
  const grouped = query.groupBy?.length || query.having || selected.some(hasAggregate);
  if (!grouped) {
    return;
  }
  const keys = new Set((query.groupBy ?? []).map((each) => canonical(each as unknown as Node, scope)));
  const stray = selected.find((each) => !isGrouped(each as unknown as Node, keys, scope));
  if (stray) {
    throw unsupported(`not a GROUP BY expression: ${stray.type === 'ref' ? stray.name : stray.type}`);
  }
}

function isGrouped(node: Node, keys: ReadonlySet<string>, scope: Scope): boolean {
  if (isAggregateCall(node) || QUERY_TYPES.has(node.type) || keys.has(canonical(node, scope))) {
    return true;
  }
  return isOwnColumn(node, scope) ? false : parts(node).every((part) => isGrouped(part, keys, scope));
}

function isOwnColumn(node: Node, scope: Scope): boolean {
  if (node.type !== 'ref') {
    return false;
  }
  const table = (node.table as Node | undefined)?.name;
  return table === undefined
    ? scope.holder(String(node.name)) !== undefined
    : scope.relations.some((relation) => relation.alias === table);
}

/** The same text for the same expression, whether its columns are qualified or not. */
function canonical(node: Node, scope: Scope): string {
  return JSON.stringify(node, (_key, value) => {
    if (typeof value !== 'object' || value === null || value.type !== 'ref') {
      return value;
    }
    const alias = value.table?.name ?? scope.holder(value.name)?.alias ?? '';
    return `${alias}.${value.name}`;
  });
}
