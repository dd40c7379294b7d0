import type { Account } from 'netsuite-sandbox/account/account';
import { evaluate } from '../scripts/script-account';

/** Runs a body with N/search; it hands what it found to `give(value)`. */
export const give = (account: Account, body: string): unknown => evaluate(account, ['N/search'], body);

/** Name and message of what the body throws. */
export const thrown = (account: Account, body: string): { name: string; message: string } =>
  give(
    account,
    `try { ${body}; give({ name: 'nothing', message: '' }); } catch (e) { give({ name: e.name, message: e.message }); }`,
  ) as { name: string; message: string };

/** First value of each result of a search. */
export const firstValues = (account: Account, options: object): unknown =>
  give(
    account,
    `const s = search.create(${JSON.stringify(options)});
     give(s.run().getRange({ start: 0, end: 100 }).map((r) => r.getValue(r.columns[0])));`,
  );

/** Values of each result, as lists. */
export const allValues = (account: Account, options: object): unknown =>
  give(
    account,
    `const s = search.create(${JSON.stringify(options)});
     give(s.run().getRange({ start: 0, end: 100 }).map((r) => r.columns.map((c) => r.getValue(c))));`,
  );
