/** A calendar date without a time zone. */
export interface CalendarDate {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
}

/** JavaScript takes the years before 100 for years of the last century. */
const FIRST_YEAR = 1900;

/**
 * Reads HotWax's dates: `MM/dd/yyyy`, `M/d/yyyy` in older feeds; ISO `yyyy-MM-dd` as well, with or without a time.
 * @returns undefined when it is no date, or a date that does not exist (02/30/2026) or cannot be meant (03/09/0026)
 */
export function parseFeedDate(text: string): CalendarDate | undefined {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}[\d:.]{0,20}(?:Z| ?[+-]\d{2}:?\d{2})?)?$/.exec(text);
  const parts = american ? [american[3], american[1], american[2]] : iso ? iso.slice(1, 4) : [];
  const [year, month, day] = parts.map(Number);
  if (year === undefined || month === undefined || day === undefined || year < FIRST_YEAR) {
    return undefined;
  }
  const daysInMonth = month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
  return day >= 1 && day <= daysInMonth ? { year, month, day } : undefined;
}

/**
 * Plain decimal numbers only, with digits 0 to 9: thousands separators, decimal commas, exponents and the digits of other
 * scripts would be read differently by every reader.
 */
export function isDecimal(text: string): boolean {
  return /^-?\d{1,12}(\.\d{1,10})?$/.test(text);
}

/**
 * NetSuite checks e-mail addresses when a job is submitted and refuses the whole file for one bad address
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570061540.html), so they are checked here, and
 * strictly: letters, digits and signs of RFC 5322 between single points, then a host name.
 */
export function isEmail(text: string): boolean {
  return (
    /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text) &&
    !/(@|\.)-|-(\.|$)/.test(text.slice(text.indexOf('@')))
  );
}

/** What NetSuite's CSV import takes as yes and no, in any case
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N453857.html). */
export function parseYesNo(text: string): boolean | undefined {
  const word = text.toUpperCase();
  if (['TRUE', 'YES', 'T', 'Y'].includes(word)) {
    return true;
  }
  return ['FALSE', 'NO', 'F', 'N'].includes(word) ? false : undefined;
}
