import { statSync } from 'node:fs';
import * as path from 'node:path';
import type { Account } from '../account/account';
import type { LogEntry } from '../scripts/script-logs';

/** How often the log is looked at. */
const MILLISECONDS = 250;

/**
 * Shows the log as it grows, also of other processes, until the person ends it (Ctrl+C). An account that is emptied
 * meanwhile is followed from its beginning again.
 * @param folder of the account
 * @param open opens it for reading
 */
export function followLogs(folder: string, open: () => Account, show: (entry: LogEntry) => void): Promise<void> {
  const { logsAfter } = require('../scripts/script-logs') as typeof import('../scripts/script-logs');
  const database = path.join(folder, 'account.db');
  const fileNow = () => statSync(database, { throwIfNoEntry: false })?.ino;
  let account = open();
  let file = fileNow();
  let last = 0;
  const look = () => {
    if (fileNow() !== file) {
      // Emptied. There is none for a moment; the next look may find it.
      if (fileNow() === undefined) return;
      account.close();
      account = open();
      file = fileNow();
      last = 0;
    }
    for (const { id, entry } of logsAfter(account, last)) {
      show(entry);
      last = id;
    }
  };
  look();
  return new Promise((resolve, reject) => {
    const end = (error?: unknown) => {
      clearInterval(timer);
      account.close();
      if (error) reject(error);
      else resolve();
    };
    const timer = setInterval(() => {
      try {
        look();
      } catch (error) {
        end(error);
      }
    }, MILLISECONDS);
    process.once('SIGINT', () => end());
    process.once('SIGTERM', () => end());
  });
}
