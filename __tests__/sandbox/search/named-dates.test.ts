import { describe, expect, test } from '@jest/globals';
import { isNamedDate, namedDate } from 'netsuite-sandbox/search/named-dates';

/** A Monday. */
const NOW = '2026-03-09 10:00:00';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N3471338.html */
describe('names of days', () => {
  test.each([
    ['today', '2026-03-09', '2026-03-09'],
    ['yesterday', '2026-03-08', '2026-03-08'],
    ['tomorrow', '2026-03-10', '2026-03-10'],
    ['daysago7', '2026-03-02', '2026-03-02'],
    ['weeksfromnow1', '2026-03-16', '2026-03-16'],
    ['monthsago1', '2026-02-09', '2026-02-09'],
    ['ninetydaysago', '2025-12-09', '2025-12-09'],
    ['samedaylastfiscalyear', '2025-03-09', '2025-03-09'],
    ['thismonth', '2026-03-01', '2026-03-31'],
    ['lastmonth', '2026-02-01', '2026-02-28'],
    ['fourdaysago', '2026-03-05', '2026-03-05'],
    ['fivedaysfromnow', '2026-03-14', '2026-03-14'],
    ['samedayfiscalquarterbeforelast', '2025-09-09', '2025-09-09'],
    ['samedayfiscalyearbeforelast', '2024-03-09', '2024-03-09'],
    ['monthafternext', '2026-05-01', '2026-05-31'],
    ['monthbeforelasttodate', '2026-01-01', '2026-01-09'],
    ['fiscalyearbeforelasttodate', '2024-01-01', '2024-03-09'],
    ['monthbeforelast', '2026-01-01', '2026-01-31'],
    ['nextmonth', '2026-04-01', '2026-04-30'],
    ['thisweek', '2026-03-08', '2026-03-14'],
    ['lastweek', '2026-03-01', '2026-03-07'],
    ['thisbusinessweek', '2026-03-09', '2026-03-15'],
    ['lastbusinessweek', '2026-03-02', '2026-03-08'],
    ['thisfiscalquarter', '2026-01-01', '2026-03-31'],
    ['lastfiscalhalf', '2025-07-01', '2025-12-31'],
    ['thisyear', '2026-01-01', '2026-12-31'],
    ['lastfiscalyear', '2025-01-01', '2025-12-31'],
    ['thisfiscalyeartodate', '2026-01-01', '2026-03-09'],
    ['lastmonthtodate', '2026-02-01', '2026-02-09'],
    ['startofthismonth', '2026-03-01', '2026-03-01'],
    ['startoflastmonth', '2026-02-01', '2026-02-01'],
    ['endoflastyear', '2025-12-31', '2025-12-31'],
    ['lastrollingweek', '2026-03-02', '2026-03-08'],
    ['previousonemonth', '2026-02-09', '2026-03-08'],
    ['nextoneweek', '2026-03-10', '2026-03-16'],
  ])('%s', (name, first, last) => {
    expect(namedDate(name, NOW)).toEqual({ first: `${first} 00:00:00`, last: `${last} 23:59:59` });
  });

  test('hours and minutes are moments', () => {
    expect(namedDate('hoursago3', NOW)).toEqual({ first: '2026-03-09 07:00:00', last: '2026-03-09 07:00:00' });
    expect(namedDate('minutesago90', NOW)?.first).toBe('2026-03-09 08:30:00');
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4125904112.html
  test('a Sunday begins its week and ends its business week', () => {
    const sunday = '2026-03-15 00:00:00';
    expect(namedDate('thisweek', sunday)?.first).toBe('2026-03-15 00:00:00');
    expect(namedDate('thisbusinessweek', sunday)?.last).toBe('2026-03-15 23:59:59');
  });

  test('a month that has no such day ends earlier', () => {
    expect(namedDate('monthsago1', '2026-03-31 00:00:00')?.first).toBe('2026-02-28 00:00:00');
  });

  test.each(['soon', 'daysago', 'lastmoon', 'startofthismonthtodate'])('%s is none', (name) => {
    expect(isNamedDate(name)).toBe(false);
  });
});
