import { beforeEach, describe, expect, test } from '@jest/globals';
import type { NewNotice, Notices } from '../../src/SuiteScripts/HotWaxSync/pipeline/notices';

const PROBLEM: NewNotice = {
  code: 'FILE_NOT_RECEIVED',
  about: 'größer "A".csv',
  message: 'The line broke.',
  since: '2026-03-09T17:00:00.000Z',
  told: '',
  gone: '',
};
const EVENT: NewNotice = { ...PROBLEM, code: 'ROWS_REJECTED', about: 'error/Rejects.csv' };
const TOLD = '2026-03-09T17:15:00.000Z';

const about = (notices: readonly { about: string }[]) => notices.map((notice) => notice.about);

/** What `pipeline/notices.ts` promises. @param make the notices of two feeds, none yet, for each test */
export function describeNotices(what: string, make: () => { customers: Notices; orders: Notices }): void {
  describe(`the notices ${what}`, () => {
    let notices: Notices;
    let orders: Notices;
    beforeEach(() => {
      ({ customers: notices, orders } = make());
    });

    test('G6: problems and events that are not told are open, oldest first, each in its feed', () => {
      notices.add(PROBLEM);
      notices.add(EVENT);
      orders.add({ ...PROBLEM, about: 'order.csv' });
      expect(notices.open('')).toMatchObject([PROBLEM, EVENT]);
      expect(about(orders.open(''))).toEqual(['order.csv']);
    });

    test('G6: a problem that is told stays open until it is removed; an event does not', () => {
      const problem = notices.change(notices.add(PROBLEM), { told: TOLD });
      const event = notices.change(notices.add(EVENT), { told: TOLD });
      expect([problem.told, event.told]).toEqual([TOLD, TOLD]);
      expect(notices.open('')).toMatchObject([{ ...PROBLEM, told: TOLD }]);
      notices.change(problem, { gone: TOLD });
      expect(notices.open('')).toMatchObject([{ gone: TOLD, told: TOLD }]);
      notices.remove(problem);
      expect(notices.open('')).toEqual([]);
    });

    test('gives told events from before an instant as well, so that they can be tidied away', () => {
      const event = notices.add({ ...EVENT, told: TOLD });
      notices.add({ ...EVENT, about: 'younger', since: '2026-03-10T00:00:00.000Z', told: TOLD });
      expect(about(notices.open('2026-03-09T18:00:00.000Z'))).toEqual([event.about]);
    });
  });
}
