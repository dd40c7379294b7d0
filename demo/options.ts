import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface DemoOptions {
  readonly help: boolean;
  /** Folder with customer/*.csv and salesorder/*.csv. */
  readonly feeds: string;
  readonly account: string;
  /** An account that the user named is kept and used again; the default one starts empty each time. */
  readonly keepAccount: boolean;
  /** Reference records to load. */
  readonly records: string;
  /** The user named them, so they are loaded into a kept account as well. */
  readonly ownRecords: boolean;
}

/** The command was used wrongly; the help is shown with it. */
export class UsageError extends Error {}

export const HELP = `Runs HotWax feeds through the sync on a local NetSuite account (the sandbox).

  npm start                           the sample feeds, in a fresh account (.sandbox)
  npm start -- --feeds DIR            your feeds: DIR/customer/*.csv and DIR/salesorder/*.csv
  npm start -- --records FILE.json    your items, locations … in place of the sample ones
                                      (DIR/records.json beside your feeds is found by itself)
  npm start -- --account DIR          use this account and keep it; run again to see that nothing comes twice

Exit status: 0 done, even when rows were rejected; 1 something could not be processed at all; 2 wrong use.`;

/**
 * @param root folder of this project, where the samples are
 * @param from folder the user stands in, which paths are relative to
 * @throws UsageError
 */
export function readOptions(args: string[], root: string, from: string): DemoOptions {
  const values = parse(args);
  const feeds = values.feeds === undefined ? join(root, 'samples/feeds') : resolve(from, values.feeds);
  if (values.help !== true && csvFiles(feeds, 'customer').length + csvFiles(feeds, 'salesorder').length === 0) {
    throw new UsageError(`${feeds} has no CSV files: put them into customer/ and salesorder/ in that folder.`);
  }
  return {
    help: values.help === true,
    feeds,
    account: values.account === undefined ? join(root, '.sandbox') : resolve(from, values.account),
    keepAccount: values.account !== undefined,
    ownRecords: values.records !== undefined,
    records: recordFile(values.records === undefined ? undefined : resolve(from, values.records), feeds, root),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
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
