import { NetSuiteError } from '../errors';

/** NetSuite has more joins and fields than are here, and no list of them that could be read: the script may be right. */
const LACKING = ' The sandbox does not know this join.';
const NO_FIELD = ' The sandbox does not know this field.';

/** Codes as in Oracle's unit-testing stubs and public logs; where those give no wording it is unconfirmed. */
export const invalidExpression = (detail: string): NetSuiteError =>
  new NetSuiteError('SSS_INVALID_SRCH_FILTER_EXPR', `Malformed search filter expression. ${detail}`);

export const invalidFilter = (name: string): NetSuiteError =>
  new NetSuiteError('SSS_INVALID_SRCH_FILTER', `An nlobjSearchFilter contains invalid filter criteria: ${name}.`);

export const invalidFilterJoin = (join: string): NetSuiteError =>
  new NetSuiteError(
    'SSS_INVALID_SRCH_FILTER_JOIN',
    `An nlobjSearchFilter contains an invalid join ID, or is not in proper syntax: ${join}.${LACKING}`,
  );

export const invalidOperator = (operator: string): NetSuiteError =>
  new NetSuiteError(
    'SSS_INVALID_SRCH_OPERATOR',
    `An nlobjSearchFilter contains an invalid operator, or is not in proper syntax: ${operator}.`,
  );

export const invalidColumn = (name: string): NetSuiteError =>
  new NetSuiteError(
    'SSS_INVALID_SRCH_COL',
    `An nlobjSearchColumn contains an invalid column, or is not in proper syntax: ${name}.`,
  );

export const invalidColumnJoin = (join: string): NetSuiteError =>
  new NetSuiteError(
    'SSS_INVALID_SRCH_COLUMN_JOIN',
    `An nlobjSearchColumn contains an invalid column join ID, or is not in proper syntax: ${join}.${LACKING}`,
  );

export const invalidSummary = (summary: string): NetSuiteError =>
  new NetSuiteError(
    'SSS_INVALID_SRCH_COLUMN_SUM',
    `An nlobjSearchColumn contains an invalid column summary type, or is not in proper syntax: ${summary}.`,
  );

export const invalidFilterSummary = (summary: string): NetSuiteError =>
  new NetSuiteError(
    'SSS_INVALID_SRCH_FILTER_SUM',
    `An nlobjSearchFilter contains an invalid summary type, or is not in proper syntax: ${summary}.`,
  );

/** A field that a filter or column names, and the searched records do not have. */
export function unknownField(use: 'filter' | 'column', path: string): NetSuiteError {
  const { name, message } = use === 'column' ? invalidColumn(path) : invalidFilter(path);
  return new NetSuiteError(name, message + NO_FIELD);
}
