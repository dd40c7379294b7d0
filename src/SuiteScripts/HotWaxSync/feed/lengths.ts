import { utf8Length } from './batches';

/** How much of a value NetSuite takes. */
export interface Limit {
  readonly most: number;
  readonly unit: 'characters' | 'bytes';
}

/**
 * Free-text custom fields hold 300 characters of one byte; a character that takes more bytes in UTF-8 counts for more
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N2842731.html).
 */
export const CUSTOM_TEXT: Limit = { most: 300, unit: 'bytes' };

/**
 * Standard fields, as long as NetSuite's own tables are: external id 255, e-mail 254
 * (https://system.netsuite.com/help/helpcenter/en_US/srbrowser/Browser2022_2/odbc/record/contact.html). A phone number is
 * shorter than there: NetSuite refuses one of more than 32 characters, as many as a phone field takes
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N2826949.html).
 */
export const EXTERNAL_ID: Limit = { most: 255, unit: 'characters' };
export const EMAIL: Limit = { most: 254, unit: 'characters' };
export const PHONE: Limit = { most: 32, unit: 'characters' };
/** What is looked up by internal id, external id or name is no longer than the longest of these. */
export const REFERENCE: Limit = EXTERNAL_ID;

/**
 * Parts of an address, as long as NetSuite's own table
 * (https://system.netsuite.com/help/helpcenter/en_US/srbrowser/Browser2023_2/odbc/record/addresses.html). It has two
 * columns that an addressee may stand in; this is the length of the longer one. Its 50 for a state is too much: NetSuite
 * refuses more than 30 (https://github.com/getlago/lago-api/pull/3233).
 */
export const ADDRESSEE: Limit = { most: 150, unit: 'characters' };
export const ADDRESS_LINE: Limit = { most: 150, unit: 'characters' };
export const CITY: Limit = { most: 50, unit: 'characters' };
export const STATE: Limit = { most: 30, unit: 'characters' };
export const ZIP: Limit = { most: 36, unit: 'characters' };
export const ADDRESS_PHONE: Limit = { most: 100, unit: 'characters' };

/** No column of a feed goes to a field that holds more than a text area does (same page as custom fields). */
const ANY_OTHER: Limit = { most: 4000, unit: 'characters' };

/** Says of each value that is too long that it is, e.g. `city has more than 50 characters`; never the value. */
export function tooLong<Name extends string>(
  values: Partial<Record<Name, string>>,
  limits: Partial<Record<Name, Limit>>,
): string[] {
  const problems: string[] = [];
  // Each value of a feed comes by here: no list of them is made.
  for (const column in values) {
    const { most, unit } = limits[column] ?? ANY_OTHER;
    if (isLonger(values[column] ?? '', most, unit)) {
      problems.push(`${column} has more than ${most} ${unit}`);
    }
  }
  return problems;
}

function isLonger(value: string, most: number, unit: Limit['unit']): boolean {
  // A character takes one byte at least.
  return value.length > most || (unit === 'bytes' && value.length * 3 > most && utf8Length(value) > most);
}
