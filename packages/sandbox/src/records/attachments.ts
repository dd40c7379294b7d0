import type { Database } from 'libsql';
import { sqlRun } from '../account/sql';

/** One end of an attachment: a record by its id space, or a file (`file`). */
export interface Attachable {
  readonly kind: string;
  readonly id: number;
}

/**
 * Attachments lie among the account's settings, one row each: what it is attached to, then what is attached. Ids of
 * custom records and spaces have no colon.
 */
const PREFIX = 'attachment:';
const nameOf = (to: Attachable, attached: Attachable): string =>
  `${PREFIX}${to.kind}:${to.id}:${attached.kind}:${attached.id}`;

/** Attaches once; again changes nothing. */
export function attach(db: Database, to: Attachable, attached: Attachable): void {
  const value = JSON.stringify({ to, attached });
  sqlRun(
    db,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING',
    nameOf(to, attached),
    value,
  );
}

/** @returns whether it was attached */
export function detach(db: Database, from: Attachable, attached: Attachable): boolean {
  return sqlRun(db, 'DELETE FROM setting WHERE name = ?', nameOf(from, attached)) > 0;
}

/** Forgets what hung on a record or file that is deleted, and where it hung. */
export function removeAttachments(db: Database, { kind, id }: Attachable): void {
  sqlRun(
    db,
    'DELETE FROM setting WHERE name GLOB ? OR name GLOB ?',
    `${PREFIX}${kind}:${id}:*`,
    `${PREFIX}*:*:${kind}:${id}`,
  );
}

/** SQL of a subquery with the ids of what is attached, `attached`, and of what it is attached to, `holder`. */
export function attachedSql(holderKind: string, attachedKind: string): string {
  return `SELECT value ->> '$.attached.id' AS attached, value ->> '$.to.id' AS holder FROM main.setting
    WHERE name GLOB '${PREFIX}${holderKind}:*:${attachedKind}:*'`;
}
