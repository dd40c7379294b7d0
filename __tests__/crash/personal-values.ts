import Papa from 'papaparse';
import { ARRIVALS } from './scenario';

const PERSONAL_COLUMNS = [
  ...['firstName', 'lastName', 'companyName', 'email', 'phone'],
  ...['addressee', 'address1', 'address2', 'city', 'zip'],
];
/** Shorter ones are found everywhere by chance. */
const SHORTEST = 3;

/** Values of a feed that no log, ledger or mail may repeat: names, e-mail, phones, addresses. Of no feed: all it holds. */
export function personalValues(csv: string): string[] {
  const [header = [], ...rows] = Papa.parse<string[]>(csv, { skipEmptyLines: true }).data;
  const isFeed = header.includes('externalId');
  const values = rows.flatMap((row) =>
    row.filter((_, index) => !isFeed || PERSONAL_COLUMNS.includes(header[index] ?? '')),
  );
  return [...new Set(values)].filter((value) => value.length >= SHORTEST);
}

const OF_SCENARIO = ARRIVALS.flatMap(({ files }) => Object.values(files)).flatMap(personalValues);

/** G9: what a text, e.g. of all logs and mails, repeats of the feeds. */
export function repeatedValues(text: string, values: readonly string[] = OF_SCENARIO): string[] {
  // In JSON quotes have a backslash.
  const plain = text.replaceAll('\\"', '"');
  return [...new Set(values)].filter((value) => plain.includes(value)).map((value) => `G9: "${value}" is repeated`);
}
