import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ReferenceKind, Resolution } from '../../src/SuiteScripts/HotWaxSync/feed/references';
import type { RecordLookup } from '../../src/SuiteScripts/HotWaxSync/pipeline/ports';

export interface LookupInTest {
  readonly known: Pick<RecordLookup, 'knownCustomers' | 'knownOrders'>;
  /** What `references` resolves a value to. */
  resolve(kind: ReferenceKind, value: string): Resolution;
  addCustomer(externalId: string, inactive?: boolean): void;
  /** @param lines as orderLineId and orderLineTypeId */
  addOrder(externalId: string, customer: string, lines: readonly (readonly [string, string])[]): void;
}

export interface LookupLacks {
  /** No references but customers, subsidiary 1 and a few items. */
  readonly otherReferences?: boolean;
}

const KEYS = ['c-1', 'it\'s "2", größer', 'C-3', '4'];

/**
 * What `pipeline/ports.ts` promises of looking records up. Both sides have subsidiary 1 "Parent Company" and item 4711
 * "JACKET".
 * @param make without customers and orders, for each test
 */
export function describeRecordLookup(what: string, make: () => LookupInTest, lacks: LookupLacks = {}): void {
  describe(`the record lookup ${what}`, () => {
    let lookup: LookupInTest;
    beforeEach(() => {
      lookup = make();
    });

    test('finds the customers that were asked for, whatever is in their keys, and no others', () => {
      for (const key of KEYS) lookup.addCustomer(key);
      lookup.addCustomer('asleep', true);
      const found = lookup.known.knownCustomers([...KEYS.slice(1), 'asleep', 'absent']);
      expect([...found.keys()].sort()).toEqual([...KEYS.slice(1), 'asleep'].sort());
      expect([...found.values()].filter(({ inactive }) => inactive)).toEqual([found.get('asleep')]);
      expect(new Set([...found.values()].map(({ id }) => id)).size).toBe(4);
    });

    test('finds orders with all their lines, and HotWax’s ids of them', () => {
      lookup.addCustomer('c-1');
      lookup.addOrder('o-1', 'c-1', [
        ['00101', ''],
        ['00101', 'HC_DISCOUNT_00101'],
        ['00102', ''],
      ]);
      lookup.addOrder('o-2', 'c-1', [['00101', '']]);
      const found = lookup.known.knownOrders(['o-1', 'o-3']);
      expect([...found.keys()]).toEqual(['o-1']);
      expect(
        found.get('o-1')?.lines.map(({ orderLineId, orderLineTypeId }) => `${orderLineId} ${orderLineTypeId}`),
      ).toEqual(['00101 ', '00101 HC_DISCOUNT_00101', '00102 ']);
      expect(new Set(found.get('o-1')?.lines.map(({ id }) => id)).size).toBe(3);
    });

    test('looks up more keys than go into one query', () => {
      lookup.addCustomer('c-1');
      const keys = Array.from({ length: 700 }, (_, index) => `none-${index}`);
      expect([...lookup.known.knownCustomers([...keys, 'c-1']).keys()]).toEqual(['c-1']);
      expect(lookup.known.knownCustomers([]).size).toBe(0);
      expect(lookup.known.knownOrders([]).size).toBe(0);
    });

    test('resolves references by id, external id and name', () => {
      lookup.addCustomer('c-1');
      lookup.addCustomer('asleep', true);
      const customer = lookup.known.knownCustomers(['c-1']).get('c-1')?.id ?? '';
      expect(lookup.resolve('customer', 'c-1').found?.id).toBe(customer);
      expect(lookup.resolve('customer', customer).found?.externalId).toBe('c-1');
      expect(lookup.resolve('customer', 'asleep').problem).toBe('REFERENCE_INACTIVE');
      expect(lookup.resolve('item', '4711').found).toMatchObject({ id: '4711', name: 'JACKET' });
      expect(lookup.resolve('item', 'JACKET').found?.id).toBe('4711');
      expect(lookup.resolve('subsidiary', '1').found?.name).toBe('Parent Company');
      expect(lookup.resolve('item', '9999').problem).toBe('REFERENCE_UNKNOWN');
    });

    if (!lacks.otherReferences) {
      test('resolves every kind, tells inactive and ambiguous ones, and whose subsidiary a location is', () => {
        expect(lookup.resolve('location', 'broadway').found).toMatchObject({ id: '101', subsidiary: '1' });
        expect(lookup.resolve('location', 'Closed Store').problem).toBe('REFERENCE_INACTIVE');
        expect(lookup.resolve('department', 'Twice').problem).toBe('REFERENCE_AMBIGUOUS');
        expect(lookup.resolve('shippingMethod', 'UPS Ground').found?.id).toBe('301');
        expect(lookup.resolve('country', 'US').found?.name).toBe('United States');
        expect(lookup.resolve('item', 'item-ext-4713').found?.id).toBe('4713');
      });
    }
  });
}
