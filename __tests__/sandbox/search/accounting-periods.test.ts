import { expect, test } from '@jest/globals';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { queryAccount } from '../suiteql/query-account';
import { allValues } from './search-calls';

/** https://rubydoc.info/gems/activenetsuite/0.1.0/ActiveNetsuite/AccountingPeriodSearchRowBasic */
test('months are told from quarters and years, and open periods from locked ones', () => {
  const account = queryAccount();
  const period = (id: number, periodname: string, more: object) => ({
    id,
    periodname,
    startdate: '2026-03-01',
    enddate: '2026-03-31',
    ...more,
  });
  loadRecords(account, {
    accountingperiod: [
      period(1, 'FY 2026', { isyear: true }),
      period(2, 'Q1 2026', { isquarter: true, parent: 1 }),
      period(3, 'Mar 2026', { parent: 2, arlocked: true }),
    ],
  });
  const filters = [['isquarter', 'is', 'F'], 'and', ['isyear', 'is', 'F']];
  const columns = ['periodname', 'startdate', 'enddate', 'parent', 'closed', 'alllocked', 'arlocked', 'aplocked'];
  expect(allValues(account, { type: 'accountingperiod', filters, columns })).toEqual([
    ['Mar 2026', '3/1/2026', '3/31/2026', '2', false, false, true, false],
  ]);
  account.close();
});
