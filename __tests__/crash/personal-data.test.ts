import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestAccount } from 'netsuite-sandbox/testing/test-account';
import { goOn } from './course';
import { personalValues, repeatedValues } from './personal-values';
import { openScenario } from './scenario';

/** Mistakes whose message might repeat the value: in each row another one. */
const CUSTOMER_MISTAKES = [
  'externalId,HCCustomerId,firstName,lastName,email,phone,subsidiary,status',
  'm-1,P1,Mistakia,Toolongname-Toolongname-Toolongname-Toolong,mistakia@mail.test,555-700-01,1,CUSTOMER-Closed Won',
  'm-2,P2,Mistakob,Mailless,mistakob at mail.test,555-700-02,1,CUSTOMER-Closed Won',
  'm-3,P3,Mistakarl,Twicewritten,mistakarl@mail.test,555-700-03,1,CUSTOMER-Closed Won',
  'm-3,P3,Mistakarl,Otherwisewritten,mistakarl@mail.test,555-700-03,1,CUSTOMER-Closed Won',
  'm-4,P4,Mistakelly,"Unclosed,mistakelly@mail.test,555-700-04,1,CUSTOMER-Closed Won',
  'm-5,P5,Mistakurt,Extrafield,mistakurt@mail.test,555-700-05,1,CUSTOMER-Closed Won,more,"Secret Street 5"',
  'm-6,P6,Mistakim,Refusedson,mistakim@mail.test,555-700-06,1,CUSTOMER-Nothing Known',
  '',
].join('\n');
const ORDER_MISTAKES = [
  'externalId,HCOrderId,customerExternalId,date,subsidiary,email,addressee,address1,city,zip,country,phone,item,orderLineId,quantity,taxCode',
  'n-1,N1,c-1002,2026-99-99,1,ordera@mail.test,Ordelia Wrongdate,1 Hidden Row,Secretville,ZZ-901,US,555-800-01,4711,1,1,',
  'n-2,N2,c-1002,03/09/2026,1,orderb at mail.test,Orderbert Mailless,2 Hidden Row,Secretville,ZZ-902,US,555-800-02,4711,1,1,',
  'n-3,N3,c-1002,03/09/2026,1,orderc@mail.test,Ordercarl Countryless,3 Hidden Row,Secretville,ZZ-903,Atlantis,555-800-03,4711,1,1,',
  'n-4,N4,c-1002,03/09/2026,1,orderd@mail.test,Orderdora Refused,4 Hidden Row,Secretville,ZZ-904,US,555-800-04,4711,1,1,No Such Code',
  'n-5,N5,c-none,03/09/2026,1,ordere@mail.test,Orderemil Waiting,5 Hidden Row,Secretville,ZZ-905,US,555-800-05,4711,1,1,',
  '',
].join('\n');

let account: TestAccount;
beforeAll(() => {
  account = openScenario();
  account.put('customer/export/mistakes.csv', CUSTOMER_MISTAKES);
  account.put('salesorder/export/mistakes.csv', ORDER_MISTAKES);
  goOn(account, account.account.clock.now().getTime());
});
afterAll(() => account?.close());

const ledger = () =>
  ['customrecord_hcsync_file', 'customrecord_hcsync_batch', 'customrecord_hcsync_notice'].map((type) =>
    account.records(type),
  );
const reports = () =>
  ['customer/export/error', 'salesorder/export/error'].flatMap((folder) =>
    account.listed(folder).map((name) => account.read(`${folder}/${name}`)),
  );
const MISTAKEN = [...personalValues(CUSTOMER_MISTAKES), ...personalValues(ORDER_MISTAKES)];

test('the mistakes were told, so that there is something to search', () => {
  const told = reports().join();
  const keys = ['m-1', 'm-2', 'm-3', 'm-5', 'm-6', 'n-1', 'n-2', 'n-3', 'n-4', 'n-5'];
  expect(keys.filter((key) => !told.includes(`,${key},`))).toEqual([]);
  expect(MISTAKEN.length).toBeGreaterThan(40);
  expect([account.logs().length > 20, account.mails().length > 1]).toEqual([true, true]);
});

test.each([
  ['log', () => account.logs()],
  ['mail', () => account.mails()],
  ['row of the ledger', ledger],
  ['reject report', reports],
])('G9: no %s repeats a name, mail, phone or address of the feeds', (_, texts) => {
  const text = JSON.stringify(texts());
  expect([...repeatedValues(text), ...repeatedValues(text, MISTAKEN)]).toEqual([]);
});
