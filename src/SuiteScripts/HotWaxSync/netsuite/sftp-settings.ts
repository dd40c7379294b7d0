import { SyncError } from '../pipeline/sync-error';
import { type Row, select, text } from './suiteql';

/** What the "HotWax Sync SFTP" record says. The password and the private key themselves are only in NetSuite's vaults. */
export interface SftpSettings {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  /** Script id of an API secret with the password; blank when only a key is used. */
  readonly secret: string;
  /** Script id of an SSH key; blank when only a password is used. */
  readonly key: string;
  /** Base64 body of the server's key: the connection is refused when the server shows another one. */
  readonly hostKey: string;
  readonly hostKeyType: string;
  readonly directory: string;
}

const HOST_KEY_TYPES = ['rsa', 'ecdsa', 'dsa'];

/** Reads the one active settings record. 10 units. @throws SyncError when there is none, or several, or a value is wrong */
export function readSftpSettings(): SftpSettings {
  const rows = select(
    `SELECT custrecord_hcsync_sftp_host AS host, custrecord_hcsync_sftp_port AS port,
      custrecord_hcsync_sftp_user AS username, custrecord_hcsync_sftp_secret AS secret,
      custrecord_hcsync_sftp_key AS sshkey, custrecord_hcsync_sftp_hostkey AS hostkey,
      custrecord_hcsync_sftp_hostkeytype AS hostkeytype, custrecord_hcsync_sftp_directory AS directory
    FROM customrecord_hcsync_sftp WHERE isinactive = 'F'`,
    [],
  );
  const [row] = rows;
  if (row === undefined) {
    throw new SyncError('SFTP_SETTINGS_MISSING', '');
  }
  if (rows.length > 1) {
    throw new SyncError('SFTP_SETTINGS_TWICE', `${rows.length} records`);
  }
  return check({
    host: text(row.host),
    port: Number(text(row.port) || '22'),
    username: text(row.username),
    secret: text(row.secret),
    key: text(row.sshkey),
    hostKey: hostKeyBody(row),
    hostKeyType: text(row.hostkeytype).toLowerCase() || 'rsa',
    directory: text(row.directory),
  });
}

/** People paste the whole line of ssh-keyscan (`host ssh-rsa AAAA…`); NetSuite wants its last part only. */
function hostKeyBody(row: Row): string {
  return (
    text(row.hostkey)
      .trim()
      .split(/\s+/)
      .find((word) => word.startsWith('AAAA')) ?? text(row.hostkey).trim()
  );
}

function check(settings: SftpSettings): SftpSettings {
  const problems = [
    settings.host === '' ? 'Host is empty' : '',
    settings.username === '' ? 'User is empty' : '',
    settings.hostKey === '' ? 'Host key is empty' : '',
    settings.secret === '' && settings.key === '' ? 'both Secret and SSH key are empty' : '',
    Number.isInteger(settings.port) && settings.port > 0 && settings.port < 65_536 ? '' : 'Port is no port number',
    HOST_KEY_TYPES.includes(settings.hostKeyType) ? '' : `Host key type is none of ${HOST_KEY_TYPES.join(', ')}`,
  ].filter((problem) => problem !== '');
  if (problems.length > 0) {
    throw new SyncError('SFTP_SETTING_INVALID', problems.join('; '));
  }
  return settings;
}
