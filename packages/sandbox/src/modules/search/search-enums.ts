import { OPERATORS } from '../../search/search-operators';

export const OPERATOR: Readonly<Record<string, string>> = Object.fromEntries(
  OPERATORS.map((operator) => [operator.toUpperCase(), operator]),
);

export const SORT = { ASC: 'ASC', DESC: 'DESC', NONE: 'NONE' } as const;

export const SUMMARY = { GROUP: 'GROUP', COUNT: 'COUNT', SUM: 'SUM', AVG: 'AVG', MIN: 'MIN', MAX: 'MAX' } as const;
