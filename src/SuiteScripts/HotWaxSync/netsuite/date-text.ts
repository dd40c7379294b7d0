import * as format from 'N/format';
import type { CalendarDate } from '../feed/value-checks';

/**
 * Writes a date as the CSV import reads it: in the date format of the user who imports
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570011199.html), which for a job of a script
 * is taken to be the user the script runs as; N/format uses the same preference.
 */
export function dateText({ year, month, day }: CalendarDate): string {
  return String(format.format({ value: new Date(year, month - 1, day), type: format.Type.DATE }));
}
