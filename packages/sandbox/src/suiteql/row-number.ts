import type { Expr, ExprBinary } from 'pgsql-ast-parser';
import { unsupported } from './suiteql-error';

const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=' };

/**
 * Takes `ROWNUM <= n` out of a condition.
 * @param constant gives the value of an expression that is known already
 * @returns how many rows at most, and what is left of the condition
 */
export function splitRowNumber(
  where: Expr | undefined,
  constant: (expression: Expr) => string | number | undefined,
): { limit: number | undefined; rest: Expr | undefined } {
  const limits: number[] = [];
  const rest = conjuncts(where).filter((each) => {
    const bound = rowNumberBound(each);
    if (bound) {
      limits.push(rowsWithin(bound.operator, constant(bound.value)));
    }
    return !bound;
  });
  return {
    limit: limits.length === 0 ? undefined : Math.min(...limits),
    rest: rest.reduce<Expr | undefined>(
      (left, right) => (left ? ({ type: 'binary', op: 'AND', left, right } as ExprBinary) : right),
      undefined,
    ),
  };
}

function conjuncts(expression: Expr | undefined): Expr[] {
  if (!expression) {
    return [];
  }
  return expression.type === 'binary' && expression.op === 'AND'
    ? [...conjuncts(expression.left), ...conjuncts(expression.right)]
    : [expression];
}

function rowNumberBound(expression: Expr): { operator: string; value: Expr } | undefined {
  if (expression.type !== 'binary') {
    return undefined;
  }
  if (isRowNumber(expression.left)) {
    return { operator: expression.op, value: expression.right };
  }
  if (isRowNumber(expression.right)) {
    return { operator: MIRRORED[expression.op] ?? expression.op, value: expression.left };
  }
  return undefined;
}

const isRowNumber = (expression: Expr): boolean =>
  expression.type === 'ref' && !expression.table && expression.name === 'rownum';

/** ROWNUM is 1 for the first row found, so that a row can never be asked for without those before it. */
function rowsWithin(operator: string, value: string | number | undefined): number {
  const bound = Number(value);
  if (value === undefined || Number.isNaN(bound)) {
    throw unsupported('ROWNUM compared with anything but a constant');
  }
  switch (operator) {
    case '<=':
      return Math.max(0, Math.floor(bound));
    case '<':
      return Math.max(0, Math.ceil(bound) - 1);
    case '=':
      return bound === 1 ? 1 : 0;
    case '>':
      return bound < 1 ? Number.MAX_SAFE_INTEGER : 0;
    case '>=':
      return bound <= 1 ? Number.MAX_SAFE_INTEGER : 0;
    default:
      throw unsupported(`ROWNUM ${operator}`);
  }
}
