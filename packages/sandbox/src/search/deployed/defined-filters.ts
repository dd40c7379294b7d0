import type { Account } from '../../account/account';
import { NotSimulatedError } from '../../errors';
import { formatDate } from '../../suiteql/dates';
import { localText } from '../../suiteql/local-time';
import { isNamedDate } from '../named-dates';
import { DATE_MARK } from '../parse-filters';
import type { FilterNode, FilterSpec, FilterValue } from '../search-definition';
import { isOperator } from '../search-operators';
import { readAlias } from './aliases';
import type { DefinedFilter } from './read-definition';

export interface FilterContext {
  readonly account: Account;
  /** As the definition writes it. */
  readonly searchType: string;
}

/** Operators that a definition writes otherwise than `search.Operator`; all others differ by letter case only. */
const OPERATORS: Readonly<Record<string, string>> = {
  EQUAL: 'equalto',
  GT: 'greaterthan',
  LT: 'lessthan',
  NOTEQUAL: 'notequalto',
};

/**
 * The filters of a definition, in the order of its rows. A row says how many brackets open before it and close after it,
 * whether NOT stands before them, and whether OR or AND leads to the next row (that it is the next one is unconfirmed).
 * @throws NotSimulatedError naming the row that N/search here cannot express
 */
export function readFilters(context: FilterContext, filters: readonly DefinedFilter[]): FilterNode | undefined {
  return filters.length === 0 ? undefined : new RowReader(context, filters).read();
}

class RowReader {
  private readonly tokens: (string | FilterNode)[] = [];
  private at = 0;

  constructor(context: FilterContext, filters: readonly DefinedFilter[]) {
    filters.forEach(({ row, values }, index) => {
      if (index > 0) this.tokens.push(filters[index - 1]?.row.get('FLAG_OR') === 'true' ? 'or' : 'and');
      if (row.get('FLAG_NOT') === 'true') this.tokens.push('not');
      this.tokens.push(...brackets('(', row.get('FIELD_NUM_LEFT_PARENS')));
      this.tokens.push({ kind: 'filter', filter: readFilter(context, { row, values }) });
      this.tokens.push(...brackets(')', row.get('FIELD_NUM_RIGHT_PARENS')));
    });
  }

  read(): FilterNode {
    const node = this.either();
    if (this.at < this.tokens.length) throw unmatched();
    return node;
  }

  private either(): FilterNode {
    const nodes = [this.all()];
    while (this.take('or')) nodes.push(this.all());
    return nodes.length === 1 ? (nodes[0] as FilterNode) : { kind: 'or', nodes };
  }

  private all(): FilterNode {
    const nodes = [this.one()];
    while (this.take('and')) nodes.push(this.one());
    return nodes.length === 1 ? (nodes[0] as FilterNode) : { kind: 'and', nodes };
  }

  private one(): FilterNode {
    if (this.take('not')) return { kind: 'not', node: this.one() };
    if (this.take('(')) {
      const node = this.either();
      if (!this.take(')')) throw unmatched();
      return node;
    }
    const node = this.tokens[this.at++];
    if (typeof node !== 'object') throw unmatched();
    return node;
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at += 1;
    return true;
  }
}

const brackets = (sign: string, count = '0'): string[] => Array<string>(Number(count)).fill(sign);

function readFilter(context: FilterContext, { row, values }: DefinedFilter): FilterSpec {
  const alias = row.get('FIELD_FILTER_NAME') ?? '';
  const formula = row.get('FIELD_FORMULA');
  const named = readAlias(alias, context.searchType);
  const path = {
    ...named,
    // As a column it is the text, as a filter the number.
    ...(named.name === 'tranid' && { name: 'number' }),
    ...(formula !== undefined && { formula }),
  };
  if ((row.get('FIELD_OR_CLAUSE_STATUS') ?? 'N') !== 'N') {
    throw new NotSimulatedError(`The OR clause of the filter ${alias}`);
  }
  return { ...path, ...conditionOf(context, alias, { row, values }) };
}

/** Flags have their value where others have the operator; dates have a name of days there, or CUSTOM. */
function conditionOf(
  context: FilterContext,
  alias: string,
  { row, values }: DefinedFilter,
): { operator: string; values: readonly FilterValue[] } {
  const attribute = row.get('FIELD_ATTRIBUTE') ?? '';
  const type = row.get('FIELD_TYPE') ?? '';
  if (type === 'CHECKBOX' && (attribute === 'T' || attribute === 'F')) {
    return { operator: 'is', values: [attribute] };
  }
  const isDate = type.startsWith('DATE');
  const modifier = isDate ? row.get('FIELD_MODIFIER') : undefined;
  const operator = operatorOf(modifier ?? attribute, alias);
  if (!isDate || modifier === undefined) {
    return { operator, values };
  }
  return dated(context, alias, operator, attribute, values);
}

function operatorOf(given: string, alias: string): string {
  const operator = OPERATORS[given] ?? given.toLowerCase().replaceAll('_', '');
  if (!isOperator(operator)) {
    throw new NotSimulatedError(`The operator ${given} of the filter ${alias}`);
  }
  return operator;
}

function dated(context: FilterContext, alias: string, operator: string, days: string, values: readonly string[]) {
  if (days === 'CUSTOM') {
    const moments = values.map((value) => momentOf(context.account, value, alias));
    // A day is given by its first and last moment.
    return operator === 'on' && moments.length === 2
      ? { operator: 'within', values: moments }
      : { operator, values: moments };
  }
  const name = days.toLowerCase().replaceAll('_', '');
  if (!isNamedDate(name)) {
    throw new NotSimulatedError(`The date ${days} of the filter ${alias}`);
  }
  return { operator, values: [name] };
}

/** `2026-03-09 08:00:00.0 UTC`; midnight in the account's zone means the whole day. */
function momentOf({ settings }: Account, text: string, alias: string): string {
  const moment = new Date(text.replace(' UTC', 'Z').replace(' ', 'T'));
  if (Number.isNaN(moment.getTime())) {
    throw new NotSimulatedError(`The date ${text} of the filter ${alias}`);
  }
  const local = localText(moment, settings.timeZone);
  return local.endsWith(' 00:00:00') ? formatDate(local, settings.dateFormat) : DATE_MARK + moment.toISOString();
}

const unmatched = (): NotSimulatedError => new NotSimulatedError('A bracket without its other half in the filters');
