import type { Database } from 'libsql';
import { sqlGet } from '../account/sql';
import type { RecordBody } from './record-store';
import type { RecordType } from './record-type';

/** What a record is known by; a hierarchical one by its full name, `Parent : Child`. */
export function fullName(db: Database, type: RecordType, body: RecordBody): string | null {
  const own = body[type.nameField];
  if (own === null || own === undefined || own === '') return null;
  if (type.hierarchical && typeof body.parent === 'number') {
    const parent = sqlGet<{ name: string | null }>(
      db,
      'SELECT name FROM record WHERE kind = ? AND id = ?',
      type.kind,
      body.parent,
    );
    if (parent?.name) return `${parent.name} : ${own}`;
  }
  return String(own);
}
