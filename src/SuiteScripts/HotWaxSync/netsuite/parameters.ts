import * as runtime from 'N/runtime';
import { SyncError } from '../pipeline/sync-error';

/** Reads the parameters of a deployment; their ids share a prefix, e.g. `custscript_hcsync_cust_`. */
export interface Parameters {
  readonly prefix: string;
  /** Blank when nothing is set. */
  text(name: string): string;
  /** A folder on SFTP, relative to the base directory, without slashes at its ends. */
  folder(name: string): string;
  /** @throws SyncError when it is no number or below 0 */
  number(name: string): number | undefined;
  /** Words separated by commas, in upper case. */
  words(name: string): string[];
}

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
    words: (name) =>
      read(name)
        .toUpperCase()
        .split(/[,\s]+/)
        .filter((word) => word !== ''),
  };
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
  if (Number.isNaN(number) || number < 0) {
    throw new SyncError('PARAMETER_INVALID', `${parameter} must be a number, 0 or more`);
  }
  return number;
}
