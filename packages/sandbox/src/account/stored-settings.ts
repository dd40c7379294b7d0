import type { Database } from 'libsql';
import type { Account } from './account';
import type { AccountSettings } from './account-settings';
import { sqlAll, sqlGet, sqlRun } from './sql';

const FRESH_ACCOUNT: AccountSettings = {
  accountId: 'TSTDRV0000001',
  timeZone: 'America/Los_Angeles',
  dateFormat: 'M/D/YYYY',
  timeFormat: 'h:mm a',
  oneWorld: true,
  suiteCloudPlusLicences: 0,
  executeSuiteScript2xAs: '2.0',
  sftpTakesLeadingSlash: false,
};

/** Reads the account's settings; what is not stored is as in a fresh account. */
export function readSettings(db: Database): AccountSettings {
  const stored = new Map(
    sqlAll<{ name: string; value: string }>(db, 'SELECT name, value FROM setting').map((row) => [row.name, row.value]),
  );
  const entries = Object.entries(FRESH_ACCOUNT).map(([name, fresh]) => {
    const value = stored.get(name);
    return [name, value === undefined ? fresh : JSON.parse(value)];
  });
  return Object.fromEntries(entries) as AccountSettings;
}

/** Keeps the given settings in the account. */
export function writeSettings(db: Database, settings: Partial<AccountSettings>): void {
  for (const [name, value] of Object.entries(settings)) {
    if (value !== undefined) writeSetting(db, name, JSON.stringify(value));
  }
}

/** Changes settings of an account that is open, for what runs next, too. */
export function changeSettings(account: Account, changes: Partial<AccountSettings>): void {
  writeSettings(account.db, changes);
  rereadSettings(account);
}

/** Takes over the settings that are stored, in case that others are. */
export function rereadSettings({ db, settings }: Account): void {
  Object.assign(settings, readSettings(db));
}

/** What a row of the settings table holds; undefined where there is none. */
export function readSetting(db: Database, name: string): string | undefined {
  return sqlGet<{ value: string }>(db, 'SELECT value FROM setting WHERE name = ?', name)?.value;
}

/** One row of the settings table as it is. */
export function writeSetting(db: Database, name: string, value: string): void {
  sqlRun(
    db,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    value,
  );
}
