import * as format from 'N/format';
import type { CalendarDate } from '../feed/value-checks';

/**
 * Writes a date as the CSV import reads it: in the date format of the user who imports
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570011199.html), which for a job of a script
 * is taken to be the user the script runs as; N/format uses the same preference.
 *
 * N/format takes an instant, and whether it moves it from the server's time zone to the account's is not documented.
 * So several hours of the day are tried until the text names the day that was meant.
 */
export function dateText({ year, month, day }: CalendarDate): string {
  for (const hour of [12, 0, 23]) {
    const text = String(format.format({ value: new Date(year, month - 1, day, hour), type: format.Type.DATE }));
    const numbers = (text.match(/\d+/g) ?? []).map(Number);
    // Some formats write the month as a word.
    const meant = numbers.length === 3 ? [day, month, year] : [day, year];
    if (sorted(numbers) === sorted(meant)) {
      return text;
    }
  }
  throw new Error(`N/format writes no text for ${year}-${month}-${day} that names this day`);
}

function sorted(numbers: readonly number[]): string {
  return [...numbers].sort((one, other) => one - other).join();
}
