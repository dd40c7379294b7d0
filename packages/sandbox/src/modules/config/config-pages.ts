import { DateTime } from 'luxon';
import type { AccountSettings } from '../../account/account-settings';

/** A field of a configuration page. */
export interface PageField {
  /** The setting of the account that it shows. Without one it is kept beside them, and nothing of the sandbox heeds it. */
  readonly setting?: 'accountId' | 'dateFormat' | 'timeFormat' | 'timeZone';
  readonly readOnly?: boolean;
  /** Whether it can hold a text. */
  readonly takes?: (text: string) => boolean;
}

/** The choices that NetSuite's list of date formats has; no page of the help that could be read lists them. */
const DATE_FORMATS =
  /^(M\/D\/YYYY|D\/M\/YYYY|D-Mon-YYYY|D\.M\.YYYY|D-MONTH-YYYY|D MONTH, YYYY|YYYY\/M\/D|YYYY-M-D|DD\/MM\/YYYY|DD-Mon-YYYY|DD\.MM\.YYYY|DD-MONTH-YYYY|DD MONTH, YYYY|MM\/DD\/YYYY|YYYY\/MM\/DD|YYYY-MM-DD)$/;

const DATE_FORMAT: PageField = { setting: 'dateFormat', takes: (text) => DATE_FORMATS.test(text) };
const TIME_FORMAT: PageField = { setting: 'timeFormat', takes: (text) => /^(h?h[:.-]mm a|HH?[:.-]mm)$/.test(text) };
const TIME_ZONE: PageField = { setting: 'timeZone', takes: (text) => DateTime.utc().setZone(text).isValid };
const TEXT: PageField = {};

/**
 * Fields of configuration pages that the account can answer for, by id. Company information:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_N3253690.html
 */
export const PAGES: Readonly<Record<string, Readonly<Record<string, PageField>>>> = {
  userpreferences: { dateformat: DATE_FORMAT, timeformat: TIME_FORMAT, timezone: TIME_ZONE },
  companyinformation: {
    companyname: TEXT,
    legalname: TEXT,
    url: TEXT,
    state: TEXT,
    fax: TEXT,
    employerid: TEXT,
    taxid: TEXT,
    timezone: TIME_ZONE,
    companyid: { setting: 'accountId', readOnly: true },
  },
  companypreferences: { dateformat: DATE_FORMAT, timeformat: TIME_FORMAT },
};

/** "All Company Information preference IDs are case-sensitive" (same page); those of other pages are not. */
export const fieldName = (page: string, id: string): string => (page === 'companyinformation' ? id : id.toLowerCase());

/** Values that a page has at the moment, by field. */
export function pageValues(settings: AccountSettings, page: string, kept: (id: string) => string): Map<string, string> {
  const fields = Object.entries(PAGES[page] ?? {});
  return new Map(fields.map(([id, { setting }]) => [id, setting ? String(settings[setting]) : kept(id)]));
}
