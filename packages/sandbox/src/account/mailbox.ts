import type { Account } from './account';
import { sqlAll, sqlRun } from './sql';

export interface Mail {
  /** Employee id or address, as the script gave it. */
  readonly author: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly body: string;
  /** Of those among the recipients that get a copy, or one that the others do not see. */
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  readonly replyTo?: string;
  /** Names of files. */
  readonly attachments?: readonly string[];
  /** Records that the message stands with, e.g. `salesorder 900`. */
  readonly relatedRecords?: readonly string[];
  /** Nobody but employees sees the message with those records. */
  readonly isInternalOnly?: boolean;
}

export interface SentMail extends Mail {
  /** ISO 8601, in the account's own time. */
  readonly time: string;
}

/** Keeps a mail in the account's mailbox; nothing leaves the machine. */
export function sendMail(account: Account, { author, recipients, subject, body, ...detail }: Mail): void {
  sqlRun(
    account.db,
    'INSERT INTO mail (time, author, recipients, subject, body, detail) VALUES (?, ?, ?, ?, ?, ?)',
    account.clock.now().toISOString(),
    String(author),
    JSON.stringify(recipients),
    subject,
    body,
    JSON.stringify(detail),
  );
}

/** Every mail that was sent, oldest first. */
export function listMail(account: Account): SentMail[] {
  const rows = sqlAll<
    Pick<SentMail, 'time' | 'author' | 'subject' | 'body'> & { recipients: string; detail: string | null }
  >(account.db, 'SELECT time, author, recipients, subject, body, detail FROM mail ORDER BY id');
  return rows.map(({ detail, ...row }) => ({
    ...row,
    recipients: JSON.parse(row.recipients),
    ...JSON.parse(detail ?? '{}'),
  }));
}
