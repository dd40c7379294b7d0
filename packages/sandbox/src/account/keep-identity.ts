import type { RecordBody, StoredRecord } from '../records/record-store';
import type { RecordType } from '../records/record-type';
import { fillIn, linesOf } from '../records/saving';

/** What NetSuite gave a record or a line by itself, and never gives anew. */
const OWN_FIELDS = ['createddate', 'datecreated', 'created', 'trandate'];
const OWN_LINE_FIELDS = ['line', 'lineuniquekey', 'id'];

/**
 * Carries into a record that is loaded again what the account gave it the first time, so that the same file makes the
 * same record: name or number, dates, and the ids of lines. Lines are matched by `line`, or by place where the file
 * gives no `line`.
 * @param body is changed in place
 */
export function keepIdentity(type: RecordType, body: RecordBody, before: StoredRecord): void {
  for (const field of [type.nameField, ...OWN_FIELDS]) fillIn(body, field, before.body[field]);
  for (const [sublist] of type.sublists) {
    const known = linesOf(before.body, sublist);
    const lines = linesOf(body, sublist);
    const named = new Set(lines.map(({ line }) => line).filter((line) => line !== undefined));
    lines.forEach((line, index) => {
      const byPlace = named.has(known[index]?.line ?? null) ? undefined : known[index];
      const same = line.line === undefined ? byPlace : known.find((candidate) => candidate.line === line.line);
      for (const field of OWN_LINE_FIELDS) fillIn(line, field, same?.[field]);
    });
  }
}
