import type { Account } from '../account/account';
import type { ColumnSpec, SearchDefinition } from '../search/search-definition';
import { SearchScope } from '../search/search-scope';
import { Bindings } from '../suiteql/sql-expression';

const SUMMARY_LABELS: Readonly<Record<string, string>> = {
  AVG: 'Average of',
  COUNT: 'Count of',
  MAX: 'Maximum of',
  MIN: 'Minimum of',
  SUM: 'Sum of',
};

/** Fields that only searches have, and formulas. */
const LABELS: Readonly<Record<string, string>> = {
  amount: 'Amount',
  externalid: 'External ID',
  formulacurrency: 'Formula (Currency)',
  formuladate: 'Formula (Date)',
  formuladatetime: 'Formula (Date/Time)',
  formulanumeric: 'Formula (Numeric)',
  formulapercent: 'Formula (Percent)',
  formulatext: 'Formula (Text)',
  internalid: 'Internal ID',
  internalidnumber: 'Internal ID (Number)',
  statusref: 'Status',
  type: 'Type',
};

/**
 * What stands over the columns of a search: the label that it gives a column, else that of the field, behind its summary
 * type; the id of a field whose label the sandbox does not know.
 */
export function columnLabels(account: Account, search: SearchDefinition): string[] {
  const scope = new SearchScope(account, search.type, new Bindings());
  return search.columns.map((column) => column.label ?? summarized(column, fieldLabel(scope, column)));
}

function summarized({ summary }: ColumnSpec, label: string): string {
  const prefix = SUMMARY_LABELS[summary ?? ''];
  return prefix ? `${prefix} ${label}` : label;
}

function fieldLabel(scope: SearchScope, column: ColumnSpec): string {
  return scope.find(column, 'column').label ?? LABELS[column.name] ?? column.name;
}
