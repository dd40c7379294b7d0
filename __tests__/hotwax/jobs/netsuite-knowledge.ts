import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeededDatabase } from '../../../packages/hotwax/src/seed/seed-database';
import type { OrderKnowledge } from '../../../src/SuiteScripts/HotWaxSync/feed/decide-orders';
import {
  REFERENCE_KINDS,
  ReferenceIndex,
  type ReferenceIndexes,
  type ReferenceKind,
  type ReferenceRecord,
} from '../../../src/SuiteScripts/HotWaxSync/feed/references';

interface SampleRecord {
  readonly id: number;
  readonly externalid?: string;
  readonly name?: string;
  readonly itemid?: string;
  readonly subsidiary?: number;
}

const TYPES: Record<Exclude<ReferenceKind, 'customer' | 'country'>, readonly string[]> = {
  item: ['inventoryitem', 'discountitem'],
  location: ['location'],
  subsidiary: ['subsidiary'],
  department: ['department'],
  shippingMethod: ['shipitem'],
};

/** A NetSuite account with samples/records.json, the seeded customers, and nothing imported yet. */
export function netsuiteKnowledge({ customers }: Pick<SeededDatabase, 'customers'>): OrderKnowledge {
  const samples = JSON.parse(readFileSync(join(__dirname, '../../../samples/records.json'), 'utf8'));
  const records: Partial<Record<ReferenceKind, ReferenceRecord[]>> = {
    customer: customers.map(({ partyId, netsuiteId, shopifyId }) => ({
      id: netsuiteId ?? `new ${partyId}`,
      externalId: shopifyId,
      name: partyId,
      inactive: false,
      subsidiary: '1',
    })),
    country: ['US', 'SE', 'JP', 'DE'].map((id) => ({ id, name: id, inactive: false })),
  };
  for (const [kind, types] of Object.entries(TYPES)) {
    const found: SampleRecord[] = types.flatMap((type) => samples[type]);
    records[kind as ReferenceKind] = found.map(({ id, externalid, name, itemid, subsidiary }) => ({
      id: String(id),
      externalId: externalid,
      name: name ?? itemid ?? '',
      inactive: false,
      subsidiary: subsidiary === undefined ? undefined : String(subsidiary),
    }));
  }
  return {
    references: Object.fromEntries(
      REFERENCE_KINDS.map((kind) => [kind, new ReferenceIndex(records[kind] ?? [])]),
    ) as unknown as ReferenceIndexes,
    known: new Map(),
    inFlight: new Set(),
    customersComing: () => new Set(),
    customerSubsidiaries: undefined,
    now: '2026-03-09T11:00:00.000Z',
    holdMilliseconds: 0,
    dateText: ({ year, month, day }) => `${month}/${day}/${year}`,
  };
}
