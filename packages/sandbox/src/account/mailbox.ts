import type { Account } from './account';
import { sqlAll, sqlRun } from './sql';

export interface Mail {
  /** Employee id or address, as the script gave it. */
  readonly author: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly body: string;
}

export interface SentMail extends Mail {
  /** ISO 8601, in the account's own time. */
  readonly time: string;
}

/** Keeps a mail in the account's mailbox; nothing leaves the machine. */
export function sendMail(account: Account, mail: Mail): void {
  sqlRun(
    account.db,
    'INSERT INTO mail (time, author, recipients, subject, body) VALUES (?, ?, ?, ?, ?)',
    account.clock.now().toISOString(),
    String(mail.author),
    JSON.stringify(mail.recipients),
    mail.subject,
    mail.body,
  );
}

/** Every mail that was sent, oldest first. */
export function listMail(account: Account): SentMail[] {
  const rows = sqlAll<Omit<SentMail, 'recipients'> & { recipients: string }>(
    account.db,
    'SELECT time, author, recipients, subject, body FROM mail ORDER BY id',
  );
  return rows.map((row) => ({ ...row, recipients: JSON.parse(row.recipients) }));
}
