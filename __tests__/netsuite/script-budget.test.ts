import * as runtime from 'N/runtime';
import { afterEach, expect, jest, test } from '@jest/globals';
import { scriptBudget } from '../../src/SuiteScripts/HotWaxSync/netsuite/script-budget';
import { RESERVED_UNITS } from '../../src/SuiteScripts/HotWaxSync/pipeline/reserved-units';

jest.mock('N/runtime');

const MINUTE = 60_000;

function remaining(units: number): void {
  jest.mocked(runtime.getCurrentScript).mockReturnValue({ getRemainingUsage: () => units } as never);
}

afterEach(() => {
  jest.useRealTimers();
});

test('G8: allows work only when enough remains after it to tell people and to end cleanly', () => {
  remaining(500 + RESERVED_UNITS);
  const budget = scriptBudget(Date.now());
  expect([budget.allows(500), budget.allows(501)]).toEqual([true, false]);
});

test('G8: allows nothing new after 45 of the 60 minutes that a scheduled script may run', () => {
  remaining(10_000);
  const start = Date.parse('2026-03-10T12:00:00Z');
  const budget = scriptBudget(start);
  jest.useFakeTimers({ now: start + 45 * MINUTE - 1 });
  expect(budget.allows(1)).toBe(true);
  jest.setSystemTime(start + 45 * MINUTE);
  expect(budget.allows(1)).toBe(false);
});
