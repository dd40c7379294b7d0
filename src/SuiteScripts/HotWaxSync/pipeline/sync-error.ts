/**
 * What keeps a run from its work, in whole or in part: the closed list, which code, e-mails and docs share. What is wrong
 * with single rows is in `feed/reject-codes.ts`.
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

  // SFTP.
  SFTP_UNREACHABLE: {
    meaning: 'the SFTP server cannot be reached',
    remedy: 'See that the server runs and lets NetSuite in. The next run tries again; nothing is lost meanwhile.',
  },
  SFTP_HOST_KEY_WRONG: {
    meaning:
      'the SFTP server shows another host key than the one in the "HotWax Sync SFTP" record; nothing was sent to it',
    remedy: 'Ask the operator of the server whether its key was changed. If so, paste the new one into the record.',
  },
  SFTP_LOGIN_REFUSED: {
    meaning: 'the SFTP server refuses the user, the password or the key',
    remedy: 'Check user, API secret and SSH key of the "HotWax Sync SFTP" record.',
  },
  SFTP_FOLDER_MISSING: {
    meaning: 'a folder is not there on SFTP',
    remedy: 'Make the folder, or correct the folder parameter of the deployment.',
  },
  SFTP_DENIED: {
    meaning: 'the SFTP server denies what the sync has to do there',
    remedy: 'Give the user of the sync the right to list, read, write and rename in the folder.',
  },

  // Files and jobs. The next run tries again.
  FILE_NOT_RECEIVED: {
    meaning: 'a feed file could not be downloaded',
    remedy:
      'Nothing, if it was a fault of the line. Otherwise see whether the file can be read, and by the user of the sync.',
  },
  FILE_KEEPS_CHANGING: {
    meaning: 'a feed file has been changing for a day, so it was not taken yet',
    remedy: 'See what writes to it, or whether the server tells a new time for it at each look.',
  },
  FILE_NOT_MOVED: {
    meaning: 'a feed file that is done with could not be moved to archive/ or failed/',
    remedy: 'See whether the sync may rename files there and whether the disk is full. It is not imported again.',
  },
  IDS_NOT_SENT: {
    meaning: 'a file of ids could not be put on SFTP',
    remedy: 'See whether the folder is there, may be written to, and has room.',
  },
  REPORT_NOT_SENT: {
    meaning: 'a reject report could not be put on SFTP',
    remedy: 'See whether the folder is there, may be written to, and has room. A copy is in the File Cabinet.',
  },
  CABINET_FILE_UNREADABLE: {
    meaning: 'a file of the sync in the File Cabinet cannot be read',
    remedy:
      'Restore it, if somebody deleted it. If it is lost for good: let HotWax send its rows again, and set the state of the batch that the message names to closed.',
  },
  BATCH_REFUSED: {
    meaning: 'NetSuite refuses to take a batch as an import job',
    remedy: 'The message says why. It is submitted again, then in halves, until the record that spoils it is found.',
  },
  JOB_UNKNOWN: {
    meaning: 'NetSuite does not tell the status of an import job',
    remedy: 'See the job at Setup > Import/Export > View CSV Import Status.',
  },
  JOB_OVERDUE: {
    meaning: 'an import job has not ended in the time that the deployment allows',
    remedy:
      'See the job at Setup > Import/Export > View CSV Import Status. It is not submitted a second time; when it ends, or is cancelled there, the sync goes on.',
  },
  ROWS_REJECTED: {
    meaning: 'rows of a feed did not become NetSuite records',
    remedy: 'The report on SFTP says for each row the file, the row number, the key, the reason and what to do.',
  },
  MAIL_NOT_SENT: {
    meaning: 'NetSuite does not send the e-mail that tells of all this',
    remedy: 'Check mail author and mail recipients of the deployment: the author must be an employee.',
  },
  NOT_TIDIED: {
    meaning: 'what was done with long ago could not be deleted from the File Cabinet or the ledger',
    remedy: 'The message says why. Nothing depends on it; the next run tries again.',
  },
  STEP_FAILED: {
    meaning: 'a step of the run ended with an error',
    remedy: 'The message names it; the execution log has more. The next run does what was left.',
  },
} as const;

export type SyncErrorCode = keyof typeof SYNC_ERRORS;

/** They keep every part of a run from SFTP, and are told once, not for each file as well. */
export const NO_CONNECTION: readonly SyncErrorCode[] = [
  'SFTP_SETTINGS_MISSING',
  'SFTP_SETTINGS_TWICE',
  'SFTP_SETTING_INVALID',
  'SFTP_UNREACHABLE',
  'SFTP_HOST_KEY_WRONG',
  'SFTP_LOGIN_REFUSED',
];

export class SyncError extends Error {
  constructor(
    readonly code: SyncErrorCode,
    /** What precisely is wrong, without values of a feed; blank when the code says it all. */
    readonly detail: string,
  ) {
    const { meaning, remedy } = SYNC_ERRORS[code];
    super(`${code}: ${meaning}${detail === '' ? '' : ` (${detail})`}. ${remedy}`);
    this.name = code;
  }
}
