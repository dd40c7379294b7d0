import {
  REFERENCE_KINDS,
  ReferenceIndex,
  type ReferenceIndexes,
  type ReferenceKind,
  type ReferenceRecord,
} from '../../src/SuiteScripts/HotWaxSync/feed/references';

const records: Record<ReferenceKind, ReferenceRecord[]> = {
  customer: [
    { id: '81', externalId: 'shop-81', name: 'Ada Byron', inactive: false, subsidiary: '1' },
    { id: '82', externalId: '81', name: 'Grace Hopper', inactive: false, subsidiary: '1' },
    { id: '83', externalId: 'shop-83', name: 'Gone', inactive: true, subsidiary: '1' },
  ],
  item: [
    { id: '4711', externalId: 'ext-4711', name: 'JACKET', inactive: false },
    { id: '4712', externalId: '4711', name: 'TEE', inactive: false },
    { id: '4713', name: 'SOCKS', inactive: true },
    { id: '4714', name: 'TWIN', inactive: false },
    { id: '4715', name: 'twin', inactive: false },
    { id: '4716', name: 'OLD', inactive: true },
    { id: '4717', name: 'OLD', inactive: false },
  ],
  location: [
    { id: '101', name: 'Broadway', inactive: false, subsidiary: '1' },
    { id: '103', name: 'Malmö', inactive: false, subsidiary: '2' },
  ],
  subsidiary: [
    { id: '1', name: 'Parent Company', inactive: false },
    { id: '2', name: 'Europe', inactive: false },
  ],
  department: [{ id: '201', name: 'E-Commerce', inactive: false }],
  shippingMethod: [{ id: '301', name: 'UPS Ground', inactive: false }],
  country: [{ id: 'US', name: 'United States', inactive: false }],
};

/** A small NetSuite account's worth of references. @param other kinds whose records are others */
export function referenceIndexes(other: Partial<Record<ReferenceKind, ReferenceRecord[]>> = {}): ReferenceIndexes {
  return Object.fromEntries(
    REFERENCE_KINDS.map((kind) => [kind, new ReferenceIndex(other[kind] ?? records[kind])]),
  ) as unknown as ReferenceIndexes;
}
