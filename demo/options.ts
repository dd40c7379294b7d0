import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

interface AccountOptions {
  readonly account: string;
  /** An account that the user named is kept and used again; the default one starts empty each time. */
  readonly keepAccount: boolean;
  /** Reference records to load. */
  readonly records: string;
}

/** Both halves: a HotWax database and a NetSuite account. */
export interface CircleOptions extends AccountOptions {
  readonly mode: 'circle';
  /** Of a new HotWax database */
  readonly customers: number;
  readonly orders: number;
  readonly seed: number;
}

/** Own feeds through NetSuite's half. */
export interface FeedOptions extends AccountOptions {
  readonly mode: 'feeds';
  /** Folder with customer/*.csv and salesorder/*.csv. */
  readonly feeds: string;
  /** The user named the records, so they are loaded into a kept account as well. */
  readonly ownRecords: boolean;
}

export interface HelpOptions {
  readonly mode: 'help';
}

/** The command was used wrongly; the help is shown with it. */
export class UsageError extends Error {}

export const HOTWAX_DATABASE = 'hotwax.db';
/** Written when both sides are set up, so an account with it is whole. */
export const HOTWAX_CONFIG = 'hotwax.json';
export const ACCOUNT_DATABASE = 'account.db';

const DEFAULT_ORDERS = 400;
const MOST_ORDERS = 1_000_000;
const CUSTOMERS_PER_ORDER = 0.75;
const DEFAULT_SEED = 1;

export const HELP = `Plays the whole circle on this machine: a HotWax database, an SFTP server, a local NetSuite account.

  npm start                           ${DEFAULT_ORDERS} orders, in every condition an order can be in
  npm start -- --orders N --seed S    more or fewer orders; another seed makes other ones
  npm start -- --account DIR          keeps both sides in DIR; run it again to go on where it stopped

Or your own feeds through NetSuite's half alone:

  npm start -- --feeds DIR            DIR/customer/*.csv and DIR/salesorder/*.csv; in a fresh account (.sandbox)
  npm start -- --records FILE.json    your items, locations … in place of the sample ones, with your feeds or the
                                      sample ones (DIR/records.json beside your feeds is found by itself)

Exit status: 0 done, also when some orders were rejected or cannot go; 1 something failed, or the two sides do not
agree; 2 wrong use.`;

/**
 * @param root folder of this project, where the samples are
 * @param from folder the user stands in, which paths are relative to
 * @throws UsageError
 */
export function readOptions(args: string[], root: string, from: string): CircleOptions | FeedOptions | HelpOptions {
  const values = parse(args);
  if (values.help === true) {
    return { mode: 'help' };
  }
  const ownFeeds = values.feeds !== undefined || values.records !== undefined;
  if (ownFeeds && (values.orders !== undefined || values.seed !== undefined)) {
    throw new UsageError('--orders and --seed make orders in HotWax; with --feeds or --records HotWax is left out.');
  }
  const account = {
    account: values.account === undefined ? join(root, '.sandbox') : resolve(from, values.account),
    keepAccount: values.account !== undefined,
  };
  return ownFeeds ? feedOptions(values, account, root, from) : circleOptions(values, account, root);
}

type Values = ReturnType<typeof parse>;
type ChosenAccount = Pick<AccountOptions, 'account' | 'keepAccount'>;

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        orders: { type: 'string' },
        seed: { type: 'string' },
        feeds: { type: 'string' },
        account: { type: 'string' },
        records: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function circleOptions(values: Values, account: ChosenAccount, root: string): CircleOptions {
  const hasHotWax = existsSync(join(account.account, HOTWAX_CONFIG));
  if (account.keepAccount && !hasHotWax && existsSync(join(account.account, ACCOUNT_DATABASE))) {
    throw new UsageError(
      `${account.account} has a NetSuite account without HotWax's half. Delete it, or name another folder.`,
    );
  }
  if (account.keepAccount && hasHotWax && (values.orders !== undefined || values.seed !== undefined)) {
    throw new UsageError(
      `${account.account} has its orders already: leave out --orders and --seed, or name another folder.`,
    );
  }
  const orders = readNumber('--orders', values.orders, DEFAULT_ORDERS, 1, MOST_ORDERS);
  return {
    mode: 'circle',
    ...account,
    records: join(root, 'samples/records.json'),
    orders,
    customers: Math.ceil(orders * CUSTOMERS_PER_ORDER),
    seed: readNumber('--seed', values.seed, DEFAULT_SEED, 0, 0xffff_ffff),
  };
}

function readNumber(option: string, text: string | undefined, fallback: number, least: number, most: number): number {
  const number = text === undefined ? fallback : /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) {
    return number;
  }
  throw new UsageError(
    `${option} takes a whole number from ${least} to ${most.toLocaleString('en-US')}, not "${text}".`,
  );
}

function feedOptions(values: Values, account: ChosenAccount, root: string, from: string): FeedOptions {
  const feeds = values.feeds === undefined ? join(root, 'samples/feeds') : resolve(from, values.feeds);
  if (csvFiles(feeds, 'customer').length + csvFiles(feeds, 'salesorder').length === 0) {
    throw new UsageError(`${feeds} has no CSV files: put them into customer/ and salesorder/ in that folder.`);
  }
  return {
    mode: 'feeds',
    ...account,
    feeds,
    ownRecords: values.records !== undefined,
    records: recordFile(values.records === undefined ? undefined : resolve(from, values.records), feeds, root),
  };
}

/** Full paths of the CSV files of one feed, sorted by name. */
export function csvFiles(feeds: string, feed: string): string[] {
  const folder = join(feeds, feed);
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.csv$/i.test(name))
        .sort()
        .map((name) => join(folder, name))
    : [];
}

function recordFile(named: string | undefined, feeds: string, root: string): string {
  const own = named ?? join(feeds, 'records.json');
  if (named !== undefined && !existsSync(own)) {
    throw new UsageError(`${own} does not exist.`);
  }
  return existsSync(own) ? own : join(root, 'samples/records.json');
}
