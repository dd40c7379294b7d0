import { NotSimulatedError } from '../../errors';
import { SUMMARIES, type SummarizedPath } from '../field-path';

/** Names of a definition that N/search has other names for. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'Item.NAME': 'itemid',
  'Item.PRICE': 'baseprice',
  'Transaction.NAME': 'entity',
  'Transaction.NUMBER': 'tranid',
};

/** What the fields of a search type are called by: those of a customer search are `Entity_…` or `Customer_…`. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  Contact: ['Entity'],
  Customer: ['Entity'],
  Employee: ['Entity'],
  Job: ['Entity'],
  Partner: ['Entity'],
  Vendor: ['Entity'],
};

/** Abbreviations of joins that were seen in public definitions. */
const JOINS: Readonly<Record<string, string>> = { CF: 'createdfrom', MI: 'memberitem' };

const SUMMARIZED = new RegExp(`^(${SUMMARIES.join('|')})_(.+)$`);
const CUSTOM = /^(?:([A-Z]+)_)?(CUST(?:BODY|COL|ENTITY|EVENT|ITEM|ITEMNUMBER|RECORD)\w*)$/;
const STANDARD = /^(?:([A-Z]+)_)?([A-Z][A-Za-z]*[a-z][A-Za-z]*)_([A-Z0-9_]+)$/;

/**
 * Reads how a definition names a field: `Transaction_TRANDATE`, `Entity_EMAIL`, `CUSTBODY_X`, with the abbreviation of
 * a join before it (`MI_Item_INTERNALID`), and in a summary filter with the summary (`COUNT_Customer_EMAIL`).
 * @param searchType as the definition writes it
 * @throws NotSimulatedError for a join or prefix whose meaning is not known
 */
export function readAlias(alias: string, searchType: string): SummarizedPath {
  const [, summary, rest] = SUMMARIZED.exec(alias) ?? [];
  if (summary && rest && !CUSTOM.test(alias)) {
    return { ...readAlias(rest, searchType), summary };
  }
  const [, customJoin, custom] = CUSTOM.exec(alias) ?? [];
  if (custom) {
    return { name: custom.toLowerCase(), ...joinOf(customJoin, alias) };
  }
  const [, join, prefix, name] = STANDARD.exec(alias) ?? [];
  if (!prefix || !name || !(join || isOwn(prefix, searchType))) {
    throw unknown(alias);
  }
  return { name: OTHER_NAMES[`${prefix}.${name}`] ?? name.toLowerCase(), ...joinOf(join, alias) };
}

const isOwn = (prefix: string, searchType: string): boolean =>
  prefix === searchType || searchType.startsWith('Custom') || (FAMILIES[searchType] ?? []).includes(prefix);

function joinOf(abbreviation: string | undefined, alias: string): { join?: string } {
  if (!abbreviation) return {};
  const join = JOINS[abbreviation];
  if (!join) throw unknown(alias);
  return { join };
}

const unknown = (alias: string): NotSimulatedError => new NotSimulatedError(`The field ${alias}`);
