import { NotSimulatedError } from '../errors';
import { readNumber, type SqlExpression } from '../suiteql/sql-expression';
import type { ConditionContext } from './condition-context';
import { writeDateCondition } from './date-condition';
import { takesOperator } from './operator-rules';
import type { FilterSpec, FilterValue } from './search-definition';
import { invalidFilter, invalidOperator } from './search-errors';
import { isReference, type SearchFormat } from './search-table';

/**
 * A filter as SQL. Which operators a field takes depends on its type.
 * @throws NetSuiteError for an operator that the field does not take, or a value of the wrong kind
 */
export function writeCondition(
  context: ConditionContext,
  format: SearchFormat,
  value: SqlExpression,
  filter: FilterSpec,
): string {
  if (!takesOperator(format, filter.operator)) {
    throw invalidOperator(filter.operator);
  }
  if (isReference(format)) {
    refuseVariables(filter.values);
  }
  if (filter.operator === 'any' || filter.values.some((each) => String(each).toLowerCase() === ANY)) {
    return '1';
  }
  switch (format) {
    case 'select':
    case 'status':
      return selectCondition(context, value, filter);
    case 'multiselect':
      return multiselectCondition(context, value, filter);
    case 'checkbox':
      return checkboxCondition(context, value, filter);
    case 'date':
    case 'datetime':
      return writeDateCondition(context, format, value.sql, filter);
    case 'text':
      return textCondition(context, value, filter);
    case 'textnumber':
      return documentNumberCondition(context, value, filter);
    default:
      return numberCondition(context, value, filter);
  }
}

const NONE = '@none@';
const ANY = '@any@';

/** @throws NotSimulatedError for `@CURRENT@`, `@HIERARCHY@` …: scripts run as System here, which has no subsidiary or team */
function refuseVariables(values: readonly FilterValue[]): void {
  const variable = values.find(
    (value) => /^@.*@$/.test(String(value)) && ![NONE, ANY].includes(String(value).toLowerCase()),
  );
  if (variable !== undefined) {
    throw new NotSimulatedError(`N/search with the filter value ${String(variable)}`);
  }
}

function firstValue(filter: FilterSpec): FilterValue {
  const [value] = filter.values;
  if (value === undefined) {
    throw invalidFilter(filter.name);
  }
  return value;
}

function selectCondition(context: ConditionContext, value: SqlExpression, filter: FilterSpec): string {
  const { operator } = filter;
  if (operator === 'isempty' || operator === 'isnotempty') {
    return `${value.sql} IS ${operator === 'isempty' ? '' : 'NOT '}NULL`;
  }
  const wanted = filter.values.filter((each) => String(each).toLowerCase() !== NONE);
  const none = wanted.length < filter.values.length;
  if (filter.values.length === 0) {
    throw invalidFilter(filter.name);
  }
  const list = `(${wanted.map((each) => keyOf(context, value, each, filter)).join(', ')})`;
  if (operator === 'anyof' || operator === 'is') {
    const found = narrowed(value, list, wanted.length > 0);
    return none ? `(${value.sql} IS NULL OR ${found})` : found;
  }
  const outside = `${value.sql} NOT IN ${list}`;
  return none ? `(${value.sql} IS NOT NULL AND ${outside})` : `(${value.sql} IS NULL OR ${outside})`;
}

function narrowed(value: SqlExpression, list: string, any: boolean): string {
  const plain = `${value.sql} IN ${list}`;
  return value.narrow && any ? `(${value.narrow(list)} AND ${plain})` : plain;
}

/** Internal ids are numbers, whatever the script gives; keys of lists are text. */
function keyOf(context: ConditionContext, value: SqlExpression, given: FilterValue, filter: FilterSpec): string {
  if (value.type !== 'number') {
    return context.bindings.bind(String(given));
  }
  const id = Number(given);
  if (!Number.isInteger(id) || String(given).trim() === '') {
    throw invalidFilter(`${filter.name}, value ${String(given)}`);
  }
  return context.bindings.bind(id);
}

/** The value is a JSON list of ids. */
function multiselectCondition(context: ConditionContext, value: SqlExpression, filter: FilterSpec): string {
  const ids = filter.values
    .filter((each) => String(each).toLowerCase() !== NONE)
    .map((each) => readNumber(String(each)));
  const none = ids.length < filter.values.length;
  const empty = `json_array_length(coalesce(${value.sql}, '[]')) = 0`;
  const has = (id: number) =>
    `EXISTS (SELECT 1 FROM json_each(coalesce(${value.sql}, '[]')) AS m WHERE m.value = ${context.bindings.bind(id)})`;
  const some = [...ids.map(has), ...(none ? [empty] : [])].join(' OR ');
  switch (filter.operator) {
    case 'anyof':
    case 'is':
      return `(${some || '0'})`;
    case 'noneof':
    case 'isnot':
      return `(NOT (${some || '0'}))`;
    case 'allof':
      return `(${ids.map(has).join(' AND ') || '0'})`;
    case 'notallof':
      return `(NOT (${ids.map(has).join(' AND ') || '0'}))`;
    case 'isempty':
      return empty;
    case 'isnotempty':
      return `(NOT (${empty}))`;
    default:
      throw invalidOperator(filter.operator);
  }
}

function checkboxCondition(context: ConditionContext, value: SqlExpression, filter: FilterSpec): string {
  const given = firstValue(filter);
  const wanted = given === true || given === 'T' || given === 'true';
  if (!wanted && given !== false && given !== 'F' && given !== 'false') {
    throw invalidFilter(`${filter.name}, value ${String(given)}`);
  }
  const flag = context.bindings.bind(wanted ? 'T' : 'F');
  return `${value.sql} = ${flag}`;
}

const likePattern = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Text compares without regard to letter case; a filter with "not" also finds records where the field is empty. */
function textCondition(context: ConditionContext, value: SqlExpression, filter: FilterSpec): string {
  const { sql } = value;
  const { operator } = filter;
  if (operator === 'isempty') return `${sql} IS NULL`;
  if (operator === 'isnotempty') return `${sql} IS NOT NULL`;
  const given = String(firstValue(filter));
  const like = (pattern: string) => `${sql} LIKE ${context.bindings.bind(pattern)} ESCAPE '\\'`;
  switch (operator) {
    case 'is': {
      const constant = context.bindings.bind(given);
      const same = `${sql} = ${constant} COLLATE NOCASE`;
      return value.narrow ? `(${value.narrow(`(${constant})`)} AND ${same})` : same;
    }
    case 'isnot':
      return `(${sql} IS NULL OR ${sql} <> ${context.bindings.bind(given)} COLLATE NOCASE)`;
    case 'contains':
      return like(`%${likePattern(given)}%`);
    case 'doesnotcontain':
      return `(${sql} IS NULL OR NOT ${like(`%${likePattern(given)}%`)})`;
    case 'startswith':
      return like(`${likePattern(given)}%`);
    case 'doesnotstartwith':
      return `(${sql} IS NULL OR NOT ${like(`${likePattern(given)}%`)})`;
    // Each word, in any order; how NetSuite tells words apart is not documented.
    case 'haskeywords':
      return `(${given
        .split(/\s+/)
        .map((word) => like(`%${likePattern(word)}%`))
        .join(' AND ')})`;
    default:
      throw invalidOperator(operator);
  }
}

const NO_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_#/ ';

/** `SO123` equals SO123 and 123, and is greater than 122; how NetSuite compares other numbers is unconfirmed. */
function documentNumberCondition(context: ConditionContext, value: SqlExpression, filter: FilterSpec): string {
  const { operator } = filter;
  const digits = (text: string) => `ltrim(${text}, '${NO_DIGITS}')`;
  if (operator === 'equalto' || operator === 'notequalto') {
    const given = context.bindings.bind(String(firstValue(filter)));
    const same = `(${value.sql} = ${given} COLLATE NOCASE OR ${digits(value.sql)} = ${given})`;
    return operator === 'equalto' ? same : `(${value.sql} IS NULL OR NOT ${same})`;
  }
  const number: SqlExpression = { sql: `CAST(${digits(value.sql)} AS NUMERIC)`, type: 'number' };
  const empty = operator === 'isempty' || operator === 'isnotempty';
  return numberCondition(context, empty ? value : number, filter);
}

const COMPARISONS: Readonly<Record<string, string>> = {
  equalto: '=',
  greaterthan: '>',
  greaterthanorequalto: '>=',
  lessthan: '<',
  lessthanorequalto: '<=',
};

function numberCondition(context: ConditionContext, value: SqlExpression, filter: FilterSpec): string {
  const { sql } = value;
  const { operator } = filter;
  if (operator === 'isempty') return `${sql} IS NULL`;
  if (operator === 'isnotempty') return `${sql} IS NOT NULL`;
  const negative = operator.startsWith('not');
  const plain = negative ? operator.slice(3) : operator;
  const numbers = filter.values.map((each) => context.bindings.bind(numberOf(each, filter)));
  let condition: string;
  if (plain === 'between') {
    const [low, high] = numbers;
    if (low === undefined || high === undefined) throw invalidFilter(filter.name);
    condition = `${sql} BETWEEN ${low} AND ${high}`;
  } else {
    const sign = COMPARISONS[plain];
    if (sign === undefined) throw invalidOperator(operator);
    if (numbers[0] === undefined) throw invalidFilter(filter.name);
    condition = `${sql} ${sign} ${numbers[0]}`;
  }
  return negative ? `(${sql} IS NULL OR NOT (${condition}))` : condition;
}

function numberOf(given: FilterValue, filter: FilterSpec): number {
  const number = typeof given === 'boolean' ? Number.NaN : Number(given);
  if (Number.isNaN(number) || String(given).trim() === '') {
    throw invalidFilter(`${filter.name}, value ${String(given)}`);
  }
  return number;
}
