/**
 * Why a run cannot do its work at all: set-up that a person must mend. The closed list; code and docs share it.
 * What is wrong with single rows is in `feed/reject-codes.ts`.
 */
export const SYNC_ERRORS = {
  SFTP_SETTINGS_MISSING: {
    meaning: 'there is no active "HotWax Sync SFTP" record',
    remedy: 'Create one: Customization > Lists, Records, & Fields > Record Types > HotWax Sync SFTP > New Record.',
  },
  SFTP_SETTINGS_TWICE: {
    meaning: 'there is more than one active "HotWax Sync SFTP" record, so it is unclear which one holds',
    remedy: 'Make all of them inactive but one.',
  },
  SFTP_SETTING_INVALID: {
    meaning: 'the "HotWax Sync SFTP" record lacks a value, or a value is wrong',
    remedy: 'Edit the record; the message names the field.',
  },
  PARAMETER_INVALID: {
    meaning: 'a parameter of the script deployment has a value that cannot be used',
    remedy: 'Edit the deployment; the message names the parameter.',
  },
} as const;

export type SyncErrorCode = keyof typeof SYNC_ERRORS;

export class SyncError extends Error {
  constructor(
    readonly code: SyncErrorCode,
    detail: string,
  ) {
    const { meaning, remedy } = SYNC_ERRORS[code];
    super(`${code}: ${meaning}${detail === '' ? '' : ` (${detail})`}. ${remedy}`);
    this.name = code;
  }
}
