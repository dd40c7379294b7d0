import type { FieldPath } from './search-definition';
import type { SearchFormat } from './search-table';

/**
 * Formula fields and what they give:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_454645935058.html
 */
export const FORMULA_FORMATS: Readonly<Record<string, SearchFormat>> = {
  formulacurrency: 'currency',
  formuladate: 'date',
  formuladatetime: 'datetime',
  formulanumeric: 'number',
  formulapercent: 'percent',
  formulatext: 'text',
};

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4345777923.html */
export const SUMMARIES = ['GROUP', 'COUNT', 'SUM', 'AVG', 'MIN', 'MAX'] as const;

export const isFormula = (name: string): boolean => Object.hasOwn(FORMULA_FORMATS, name);

/** A path with the summary that stands around it. */
export interface SummarizedPath extends FieldPath {
  readonly summary?: string;
}

const SUMMARIZED = new RegExp(`^\\s*(${SUMMARIES.join('|')})\\s*\\((.*)\\)\\s*$`, 'is');

/**
 * Reads what a filter expression or a column says of its field: `email`, `customer.email`, `sum(amount)`,
 * `formulatext: NVL({email}, 'none')`, `max(formulanumeric: {quantity} * {rate})`.
 */
export function readPath(text: string): SummarizedPath {
  const summarized = SUMMARIZED.exec(text);
  if (summarized) {
    return { ...readPath(summarized[2] as string), summary: (summarized[1] as string).toUpperCase() };
  }
  const [, formulaName, formula] = /^\s*(formula\w+)\s*:(.*)$/is.exec(text) ?? [];
  if (formulaName && formula !== undefined) {
    return { name: formulaName.toLowerCase(), formula: formula.trim() };
  }
  const dot = text.indexOf('.');
  return dot < 0
    ? { name: text.toLowerCase() }
    : { name: text.slice(dot + 1).toLowerCase(), join: text.slice(0, dot).toLowerCase() };
}

/** As a script would write it. */
export function writePath({ name, join, formula, summary }: SummarizedPath): string {
  const plain = formula === undefined ? (join ? `${join}.${name}` : name) : `${name}: ${formula}`;
  return summary ? `${summary.toLowerCase()}(${plain})` : plain;
}
