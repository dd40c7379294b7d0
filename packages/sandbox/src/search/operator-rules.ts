import type { SearchFormat } from './search-table';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** As `anyof @NONE@` and one id: the page has them not, its samples (`entity`, ISEMPTY) and public scripts have. */
const ALSO_ON_LISTS = 'any is isnot isempty isnotempty';

const NUMBERS = `any between equalto greaterthan greaterthanorequalto isempty isnotempty lessthan lessthanorequalto
  notbetween notequalto notgreaterthan notgreaterthanorequalto notlessthan notlessthanorequalto`;
const DATES = `any after before isempty isnotempty notafter notbefore noton notonorafter notonorbefore notwithin on onorafter
  onorbefore within`;
const TEXTS = `any contains doesnotcontain doesnotstartwith haskeywords is isempty isnot isnotempty startswith`;

/**
 * Which operators a field takes depends on its type:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_4094344956.html
 * ANY narrows nothing and is taken everywhere, as in saved searches.
 */
const OPERATORS: Readonly<Record<SearchFormat, ReadonlySet<string>>> = {
  checkbox: words('any equalto is'),
  currency: words(NUMBERS),
  date: words(DATES),
  datetime: words(DATES),
  multiselect: words(`allof anyof noneof notallof ${ALSO_ON_LISTS}`),
  number: words(NUMBERS),
  percent: words(NUMBERS),
  select: words(`anyof noneof ${ALSO_ON_LISTS}`),
  status: words(`anyof noneof ${ALSO_ON_LISTS}`),
  text: words(TEXTS),
  // As `SearchTextNumberField`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N3460474.html
  textnumber: words(NUMBERS),
};

export const takesOperator = (format: SearchFormat, operator: string): boolean => OPERATORS[format].has(operator);
