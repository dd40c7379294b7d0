import { isFormula, readPath, SUMMARIES, type SummarizedPath, writePath } from './field-path';
import type { FilterNode, FilterSpec, FilterValue } from './search-definition';
import { invalidExpression, invalidFilter, invalidFilterSummary, invalidOperator } from './search-errors';
import { isOperator } from './search-operators';

/** Begins a value that a script gave as a Date: an ISO instant follows. */
export const DATE_MARK = 'date:';

/** Gives the filter that a `search.Filter` object of a script stands for. */
export type KnownFilter = (given: object) => FilterSpec | undefined;

/**
 * Reads `options.filters` and `options.filterExpression`: a filter, a list of filters, or an expression such as
 * `[['type', 'anyof', 'SalesOrd'], 'and', [['memo', 'is', 'x'], 'or', ['memo', 'isempty']]]`. AND binds closer than OR;
 * terms that follow one another without a word are joined by AND. The words bind as JavaScript's operators do:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_458440490721.html
 * @throws NetSuiteError SSS_INVALID_SRCH_FILTER_EXPR, SSS_INVALID_SRCH_OPERATOR
 */
export function parseFilters(given: unknown, known: KnownFilter): FilterNode | undefined {
  if (given === undefined || given === null || (Array.isArray(given) && given.length === 0)) {
    return undefined;
  }
  return parseNode(given, known);
}

function parseNode(given: unknown, known: KnownFilter): FilterNode {
  if (!Array.isArray(given)) {
    return { kind: 'filter', filter: filterOf(given, known) };
  }
  return isTerm(given) ? { kind: 'filter', filter: termOf(given) } : parseList(given, known);
}

/**
 * Operators of filters without a value. A term has three parts in most scripts, so null or undefined often stands in its place.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345767603.html
 */
const TAKES_NO_VALUE: ReadonlySet<string> = new Set(['isempty', 'isnotempty']);

const wordOf = (part: unknown): string => (typeof part === 'string' ? part.toLowerCase() : '');

const isTerm = (list: readonly unknown[]): boolean =>
  typeof list[0] === 'string' && wordOf(list[0]) !== 'not' && typeof list[1] === 'string';

function parseList(list: readonly unknown[], known: KnownFilter): FilterNode {
  const alternatives: FilterNode[][] = [[]];
  const hasWords = list.some((part) => ['and', 'or', 'not'].includes(wordOf(part)));
  let negated = false;
  let awaiting = true;
  for (const part of list) {
    const word = wordOf(part);
    if (word === 'not') {
      negated = !negated;
      awaiting = true;
    } else if (word === 'and' || word === 'or') {
      if (awaiting) {
        throw invalidExpression(`There is no filter before "${word}".`);
      }
      awaiting = true;
      if (word === 'or') {
        alternatives.push([]);
      }
    } else {
      if (hasWords && !Array.isArray(part)) {
        throw invalidExpression('Only lists may stand between AND, OR and NOT, not filter objects.');
      }
      if (typeof part === 'string') {
        throw invalidExpression(`"${part}" is neither a filter nor AND, OR, NOT.`);
      }
      const node = parseNode(part, known);
      alternatives.at(-1)?.push(negated ? { kind: 'not', node } : node);
      negated = false;
      awaiting = false;
    }
  }
  if (awaiting) {
    throw invalidExpression('It ends where a filter is expected.');
  }
  return joined(
    'or',
    alternatives.map((nodes) => joined('and', nodes)),
  );
}

const joined = (kind: 'and' | 'or', nodes: readonly FilterNode[]): FilterNode =>
  nodes.length === 1 ? (nodes[0] as FilterNode) : { kind, nodes };

/** `['customer.email', 'is', 'x']`, `['sum(amount)', 'greaterthan', 100]` */
function termOf([path, operator, ...values]: readonly unknown[]): FilterSpec {
  return makeFilter({ name: path, operator, values });
}

function filterOf(given: unknown, known: KnownFilter): FilterSpec {
  if (typeof given !== 'object' || given === null) {
    throw invalidExpression(`${String(given)} is no filter.`);
  }
  return known(given) ?? makeFilter(given as Parameters<typeof makeFilter>[0]);
}

/** Checks what a script says of a filter. */
export function makeFilter(given: {
  name?: unknown;
  join?: unknown;
  operator?: unknown;
  values?: unknown;
  formula?: unknown;
  summary?: unknown;
}): FilterSpec {
  if (typeof given.name !== 'string' || given.name === '') {
    throw invalidFilter(String(given.name));
  }
  const operator = String(given.operator ?? '').toLowerCase();
  if (!isOperator(operator)) {
    throw invalidOperator(String(given.operator));
  }
  const list = given.values === undefined || given.values === null ? [] : [given.values].flat(9);
  const values = TAKES_NO_VALUE.has(operator) ? list.filter((value) => value !== null && value !== undefined) : list;
  return { ...filterPath(given.name, given), operator, values: values.map(filterValue) };
}

function filterPath(name: string, given: { join?: unknown; formula?: unknown; summary?: unknown }): SummarizedPath {
  const path = readPath(name);
  const formula = given.formula ? String(given.formula) : path.formula;
  const summary = given.summary ? readFilterSummary(given.summary) : path.summary;
  if (isFormula(path.name) !== (formula !== undefined)) {
    throw invalidFilter(name);
  }
  return {
    name: path.name,
    ...(given.join ? { join: String(given.join).toLowerCase() } : path.join && { join: path.join }),
    ...(formula !== undefined && { formula }),
    ...(summary && { summary }),
  };
}

/** @throws NetSuiteError SSS_INVALID_SRCH_FILTER_SUM */
export function readFilterSummary(given: unknown): string {
  const summary = String(given).toUpperCase();
  if (!(SUMMARIES as readonly string[]).includes(summary)) {
    throw invalidFilterSummary(String(given));
  }
  return summary;
}

function filterValue(given: unknown): FilterValue {
  if (typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean') {
    return given;
  }
  // A Date of the script's own realm is no instance of this one's.
  if (Object.prototype.toString.call(given) === '[object Date]') {
    return DATE_MARK + new Date(Number(given)).toISOString();
  }
  throw invalidFilter(`${String(given)} as a value`);
}

/** A filter tree as the nested lists that scripts write: a list of terms and words, also when there is one term only. */
export function filterExpression(node: FilterNode | undefined): unknown[] {
  return node?.kind === 'filter' ? [filterTerm(node.filter)] : node ? expressionOf(node) : [];
}

function expressionOf(node: FilterNode): unknown[] {
  if (node.kind === 'filter') {
    return filterTerm(node.filter);
  }
  if (node.kind === 'not') {
    return ['NOT', expressionOf(node.node)];
  }
  return node.nodes.flatMap((each, at) => [...(at > 0 ? [node.kind.toUpperCase()] : []), expressionOf(each)]);
}

function filterTerm(filter: FilterSpec): unknown[] {
  return [writePath(filter), filter.operator, ...filter.values];
}

/** Every filter of a tree, without its words. */
export function allFilters(node: FilterNode | undefined): FilterSpec[] {
  if (!node) {
    return [];
  }
  if (node.kind === 'filter') {
    return [node.filter];
  }
  return node.kind === 'not' ? allFilters(node.node) : node.nodes.flatMap(allFilters);
}
