import type { Bindings } from '../suiteql/sql-expression';
import { numberOf, type SqlExpression } from '../suiteql/sql-expression';
import { invalidSummary } from './search-errors';
import type { SearchFormat } from './search-table';

export interface Summarized {
  readonly value: SqlExpression;
  readonly format: SearchFormat;
}

/**
 * One value for the rows of a group. COUNT counts different values: so it does in accounts; the help says only that
 * it "counts the number of results" (unconfirmed).
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345777923.html
 * @param ordered for MIN and MAX: the value of the row where this one is least or greatest
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_457130065917.html
 * @throws NetSuiteError for a summary that is none
 */
export function summarize(
  bindings: Bindings,
  summary: string,
  { value, format }: Summarized,
  ordered?: SqlExpression,
): Summarized {
  if (ordered && (summary === 'MIN' || summary === 'MAX')) {
    const order = `${ordered.sql} ${summary === 'MIN' ? 'ASC' : 'DESC'} NULLS LAST`;
    return {
      value: { sql: `(json_group_array(${value.sql} ORDER BY ${order}) ->> '$[0]')`, type: value.type },
      format,
    };
  }
  switch (summary) {
    case 'GROUP':
      return { value, format };
    case 'COUNT':
      return { value: { sql: `count(DISTINCT ${value.sql})`, type: 'number' }, format: 'number' };
    case 'MIN':
    case 'MAX':
      return { value: { sql: `${summary}(${value.sql})`, type: value.type }, format };
    case 'SUM':
    case 'AVG':
      return { value: { sql: `${summary}(${numberOf(value, bindings)})`, type: 'number' }, format: numeric(format) };
    default:
      throw invalidSummary(summary);
  }
}

const numeric = (format: SearchFormat): SearchFormat =>
  format === 'currency' || format === 'percent' ? format : 'number';
