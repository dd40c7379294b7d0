/**
 * Limits of N/sftp and the constants that scripts see.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617004932.html
 */

/** Seconds. */
export const MAX_CONNECT_TIMEOUT = 20;
/** Seconds; not documented, presumed. */
export const MIN_CONNECT_TIMEOUT = 1;
export const DEFAULT_PORT_NUMBER = 22;
export const MAX_PORT_NUMBER = 65_535;
/** Not documented, presumed: 0 is no port that a server can have. */
export const MIN_PORT_NUMBER = 1;

/** Entries. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557235176.html */
export const MAX_LIST_ENTRIES = 5000;

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557239613.html */
export const SORT = {
  DATE: 'DATE',
  DATE_DESC: 'DATE_DESC',
  SIZE: 'SIZE',
  SIZE_DESC: 'SIZE_DESC',
  NAME: 'NAME',
  NAME_DESC: 'NAME_DESC',
} as const;

export type Sort = keyof typeof SORT;
