import { TEXT_KEYED } from '../records/fixed-lists';
import type { FieldValue, RecordBody } from '../records/record-store';
import type { FieldDefinition, RecordType } from '../records/record-type';
import { linesOf, References } from '../records/saving';
import type { Account } from './account';

/** Collects what records point at, and says at the end what of it the account does not have. */
export class MissingReferences {
  /** By target: where it was first seen. */
  private readonly seen = new Map<string, { selects: string; id: number; where: string }>();

  /** @param where names type and record */
  collect(type: RecordType, body: RecordBody, where: string): void {
    this.collectFrom(type.fields, body, `${where}: `);
    for (const [id, { fields }] of type.sublists) {
      for (const line of linesOf(body, id)) this.collectFrom(fields, line, `${where}: ${id}.`);
    }
  }

  private collectFrom(fields: ReadonlyMap<string, FieldDefinition>, body: RecordBody, where: string): void {
    for (const [name, value] of Object.entries(body)) {
      const { type, selects } = fields.get(name) ?? {};
      if ((type !== 'select' && type !== 'multiselect') || !selects || TEXT_KEYED.has(selects)) continue;
      for (const id of (Array.isArray(value) ? value : [value]) as FieldValue[]) {
        const key = `${selects}:${id}`;
        // Negative ids are NetSuite's own records, such as -5 for the system user.
        if (typeof id !== 'number' || id < 0 || this.seen.has(key)) continue;
        this.seen.set(key, { selects, id, where: `${where}${name}` });
      }
    }
  }

  /** One line per record that is not there. */
  warnings(account: Account): string[] {
    const references = new References(account);
    return [...this.seen.values()]
      .filter(({ selects, id }) => account.types.targets(selects).length > 0 && !references.find(selects, id))
      .map(({ selects, id, where }) => `${where} refers to ${selects} ${id}, which the account does not have`);
  }
}
