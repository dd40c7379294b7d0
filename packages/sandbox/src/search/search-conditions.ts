import type { Account } from '../account/account';
import type { Bindings } from '../suiteql/sql-expression';
import type { FilterNode, FilterSpec } from './search-definition';
import { invalidExpression } from './search-errors';
import type { SearchScope } from './search-scope';
import { summarize } from './summary';
import { writeCondition } from './write-condition';

export interface Conditions {
  /** SQL over rows, or undefined. */
  readonly where: string | undefined;
  /** SQL over groups. */
  readonly having: string | undefined;
}

/**
 * Filters as SQL: those with a summary narrow groups, all others rows.
 * @throws NetSuiteError when one term with OR or NOT mixes both kinds, which no statement can tell apart (unconfirmed)
 */
export function writeConditions(
  account: Account,
  bindings: Bindings,
  scope: SearchScope,
  filters: FilterNode | undefined,
): Conditions {
  const writer = new ConditionWriter(account, bindings, scope);
  const terms = topTerms(filters);
  const of = (summary: boolean): string | undefined => {
    const chosen = terms.filter((term) => isSummary(term) === summary).map((term) => writer.write(term));
    return chosen.length === 0 ? undefined : chosen.join(' AND ');
  };
  return { where: of(false), having: of(true) };
}

function topTerms(node: FilterNode | undefined): readonly FilterNode[] {
  if (!node) return [];
  return node.kind === 'and' ? node.nodes.flatMap(topTerms) : [node];
}

function isSummary(node: FilterNode): boolean {
  if (node.kind === 'filter') return node.filter.summary !== undefined;
  const kinds = new Set((node.kind === 'not' ? [node.node] : node.nodes).map(isSummary));
  if (kinds.size > 1) {
    throw invalidExpression('Filters with and without a summary can be joined by AND only.');
  }
  return kinds.has(true);
}

class ConditionWriter {
  constructor(
    private readonly account: Account,
    private readonly bindings: Bindings,
    private readonly scope: SearchScope,
  ) {}

  write(node: FilterNode): string {
    switch (node.kind) {
      case 'filter':
        return this.filter(node.filter);
      case 'not':
        return `(NOT ${this.write(node.node)})`;
      default:
        return `(${node.nodes.map((each) => this.write(each)).join(` ${node.kind.toUpperCase()} `)})`;
    }
  }

  private filter(filter: FilterSpec): string {
    const found = this.scope.find(filter, 'filter');
    const plain = { value: found.value, format: found.format };
    const read =
      filter.summary === undefined || found.aggregate ? plain : summarize(this.bindings, filter.summary, plain);
    const { dateFormat, timeFormat, timeZone } = this.account.settings;
    const context = { bindings: this.bindings, dateFormat, timeFormat, timeZone, now: this.scope.now };
    return writeCondition(context, read.format, read.value, filter);
  }
}
