import type { Database } from 'libsql';
import type { FileCabinet } from '../files/file-cabinet';
import type { RecordStore } from '../records/record-store';
import type { RecordTypes } from '../records/record-type';
import type { RemoteConnection } from '../sftp/remote-connection';
import type { ConnectOptions } from '../sftp/ssh-connection';
import type { AccountClock } from './account-clock';
import type { AccountSettings } from './account-settings';

/** A local NetSuite account: everything that survives when a script has ended. Made by `openAccount`. */
export interface Account {
  /** Folder of the account; `:memory:` for one that lives in this process only. */
  readonly dir: string;
  readonly db: Database;
  readonly clock: AccountClock;
  readonly settings: AccountSettings;
  /** Which record types there are, with their fields: the standard ones and those that SDF deployed. */
  readonly types: RecordTypes;
  readonly records: RecordStore;
  readonly files: FileCabinet;
  /** How scripts reach SFTP servers: over SSH, unless a test serves a folder in this process. */
  readonly connectSftp: (options: ConnectOptions) => RemoteConnection;
  close(): void;
}
