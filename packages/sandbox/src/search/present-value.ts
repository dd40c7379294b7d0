import type { Account } from '../account/account';
import { formatDate, formatDateTime } from '../suiteql/dates';
import type { SearchFormat } from './search-table';

/** A cell of a search result: what `getValue` and `getText` give. */
export interface SearchValue {
  readonly value: string | boolean;
  readonly text: string;
}

/** A value as N/search gives it: text, except that a checkbox is true or false. Empty text for nothing. */
export function presentValue(account: Account, format: SearchFormat, raw: unknown, text: unknown): SearchValue {
  if (format === 'checkbox') {
    return { value: raw === 'T', text: raw === 'T' ? 'Yes' : 'No' };
  }
  if (raw === null || raw === undefined) {
    return { value: '', text: '' };
  }
  const value = format === 'status' ? statusKey(String(text ?? raw)) : writeValue(account, format, raw);
  return { value, text: typeof text === 'string' || typeof text === 'number' ? String(text) : value };
}

/** Status keys that are not the text in camel case. */
const STATUS_KEYS: Readonly<Record<string, string>> = {
  Billed: 'fullyBilled',
  'Pending Billing/Partially Fulfilled': 'pendingBillingPartFulfilled',
};

/** `Pending Fulfillment` → `pendingFulfillment` */
function statusKey(text: string): string {
  const words = text.split(/[^A-Za-z]+/).map((word, at) => (at === 0 ? word.toLowerCase() : word));
  return STATUS_KEYS[text] ?? words.join('');
}

function writeValue(account: Account, format: SearchFormat, raw: unknown): string {
  const { dateFormat, timeFormat } = account.settings;
  switch (format) {
    case 'currency':
      return Number(raw).toFixed(2);
    case 'percent':
      return `${Number(raw)}%`;
    case 'date':
      return formatDate(String(raw), dateFormat);
    case 'datetime':
      return formatDateTime(String(raw), dateFormat, timeFormat);
    case 'multiselect':
      return (JSON.parse(String(raw)) as unknown[]).join(',');
    default:
      return String(raw);
  }
}
