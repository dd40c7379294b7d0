import * as runtime from 'N/runtime';
import { SyncError } from '../pipeline/sync-error';

/** Reads the parameters of a deployment; their ids share a prefix, e.g. `custscript_hcsync_cust_`. */
export interface Parameters {
  readonly prefix: string;
  /** Blank when nothing is set. */
  text(name: string): string;
  /** A folder on SFTP, relative to the base directory, without slashes at its ends. */
  folder(name: string): string;
  /** @throws SyncError when it is no number, below 0, or so large that no date is as far away */
  number(name: string): number | undefined;
  /** Values separated by commas, in upper case; one may have blanks in it. @param unset where there are none */
  values(name: string, unset: readonly string[]): readonly string[];
}

/** Days, hours or minutes: more than anybody waits for, and few enough to be added to a date. */
const LARGEST_NUMBER = 1_000_000;

export function parameters(prefix: string): Parameters {
  const read = (name: string): string => {
    const value = runtime.getCurrentScript().getParameter({ name: `${prefix}${name}` });
    return value === null || value === undefined ? '' : String(value).trim();
  };
  return {
    prefix,
    text: read,
    folder: (name) => checkFolder(`${prefix}${name}`, read(name)),
    number: (name) => (read(name) === '' ? undefined : checkNumber(`${prefix}${name}`, read(name))),
    values: (name, unset) => {
      const values = splitValues(read(name));
      return values.length === 0 ? unset : values;
    },
  };
}

function splitValues(text: string): string[] {
  return text
    .toUpperCase()
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** N/sftp takes relative directories only (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4618664030.html). */
function checkFolder(parameter: string, value: string): string {
  const folder = value.replace(/\/+$/, '');
  if (folder === '' || folder.startsWith('/') || folder.split('/').includes('..')) {
    throw new SyncError('PARAMETER_INVALID', `${parameter} must be a folder relative to the base directory`);
  }
  return folder;
}

function checkNumber(parameter: string, value: string): number {
  const number = Number(value);
  if (!(number >= 0 && number <= LARGEST_NUMBER)) {
    throw new SyncError('PARAMETER_INVALID', `${parameter} must be a number from 0 to ${LARGEST_NUMBER}`);
  }
  return number;
}
