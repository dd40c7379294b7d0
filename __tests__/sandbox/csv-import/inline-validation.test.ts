import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listCsvJobs } from 'netsuite-sandbox/csv-import/list-csv-jobs';
import { CUSTOMER_MAPPINGS, failuresOf, type Import, makeImport, mapXml, ORDER_MAPPINGS } from './import-project';

let sandbox: Import;

beforeAll(() => {
  sandbox = makeImport({
    custimport_customers: mapXml('custimport_customers', { recordType: 'CUSTOMER' }, CUSTOMER_MAPPINGS),
    custimport_orders: mapXml('custimport_orders', { recordType: 'SALESORDER' }, ORDER_MAPPINGS),
    custimport_comma: mapXml(
      'custimport_comma',
      { recordType: 'SALESORDER' },
      {
        SALESORDER: ['EXTERNALID=externalId', 'ENTITY=customer:EXTERNAL_ID'],
        'SALESORDER:ITEM': ['QUANTITY=quantity'],
      },
    ).replace('<decimaldelimiter>PERIOD', '<decimaldelimiter>COMMA'),
    custimport_long: mapXml(
      'custimport_long',
      { recordType: 'CUSTOMER' },
      {
        CUSTOMER: ['EXTERNALID=externalId', 'FIRSTNAME=firstName', 'PHONE=phone', 'custentity_t_party=party'],
        'CUSTOMER:ADDRESSBOOK': ['LABEL=label'],
        'CUSTOMER:ADDRESSBOOK:ADDRESSBOOKADDRESS': ['STATE=state', 'CITY=city', 'ZIP=zip'],
      },
    ),
    custimport_flags: mapXml(
      'custimport_flags',
      { recordType: 'CUSTOMER' },
      { CUSTOMER: ['EXTERNALID=externalId', 'TAXABLE=taxable', 'CREDITLIMIT=limit', 'REMINDERDAYS=days'] },
    ),
  });
});
afterAll(() => sandbox.end());

const CUSTOMERS = 'externalId,firstName,lastName,individual,email,subsidiary,partyId';
const ORDERS = 'externalId,customer,date,item,quantity,price';

function reason(mapping: string, content: string): string {
  const before = listCsvJobs(sandbox.account).length;
  try {
    sandbox.submit(mapping, content);
  } catch (error) {
    expect((error as Error).name).toBe('FAILED_TO_SUBMIT_JOB_REQUEST_1');
    expect(listCsvJobs(sandbox.account)).toHaveLength(before);
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}

/** Each named page says that the Import Assistant tells of such a value before there is a job. */
describe('inline validation when a CSV import is submitted', () => {
  test('an e-mail address that is none is told in the words of the help, section_4570061540', () => {
    expect(
      reason('custimport_customers', `${CUSTOMERS}\nc-2,Grace,Hopper,T,g@example.com,1,P2\nc-3,Alan,T,T,incoming,1,P3`),
    ).toBe(
      'Failed to submit job request: Column : email. Value : null. Error : ' +
        'You have entered an Invalid Field Value incoming for the following field: email',
    );
  });

  test.each([
    ['a text where a number is expected', 'o-1,c-1,3/9/2026,SHIRT,two,10', 'quantity', 'two'],
    ['a number with grouping marks', 'o-1,c-1,3/9/2026,SHIRT,1,"1,000.00"', 'price', '1,000.00'],
  ])('%s is refused, section_N353446', (_what, row, column, value) => {
    expect(reason('custimport_orders', `${ORDERS}\n${row}`)).toBe(
      `Failed to submit job request: Column : ${column}. Value : null. Error : ` +
        `You have entered an Invalid Field Value ${value} for the following field: ${column === 'price' ? 'rate' : column}`,
    );
  });

  test('a text that is too long is refused, section_4568672490', () => {
    expect(reason('custimport_customers', `${CUSTOMERS}\nc-2,${'x'.repeat(33)},Hopper,T,,1,`)).toBe(
      'Failed to submit job request: Column : firstName. Value : null. Error : ' +
        'The field firstname contained more than the maximum number ( 32 ) of characters allowed.',
    );
  });

  test.each([
    ['section_N2826949: phone', 'externalId,phone', 'phone', 32, '1'],
    ['Browser2022_2/odbc/record/contact: firstname', 'externalId,firstName', 'firstname', 32, 'x'],
    ['lago-api/pull/3233: state', 'externalId,label,state', 'state', 30, 'x'],
    ['Browser2023_2/odbc/record/addresses: city', 'externalId,label,city', 'city', 50, 'x'],
    ['Browser2023_2/odbc/record/addresses: zip', 'externalId,label,zip', 'zip', 36, '1'],
    ['section_N2826949: a custom field of free-form text', 'externalId,party', 'custentity_t_party', 300, 'x'],
  ])('%s takes as many characters and no more', (_page, header, field, most, character) => {
    const blanks = ','.repeat(header.split(',').length - 1);
    const file = (length: number) => `${header}\nlong${blanks}${character.repeat(length)}\n`;
    expect(sandbox.submit('custimport_long', file(most))).toMatch(/^CSVIMPORT_/);
    expect(reason('custimport_long', file(most + 1))).toContain(
      `The field ${field} contained more than the maximum number ( ${most} ) of characters allowed.`,
    );
  });

  test("a date that is not in the account's format is refused, section_4570011199", () => {
    expect(reason('custimport_orders', `${ORDERS}\no-1,c-1,2026-03-09,SHIRT,1,10`)).toBe(
      "Failed to submit job request: Column : date. Value : null. Error : Date field not in your preferred date format for field 'Date' - " +
        'You have entered an Invalid Field Value 2026-03-09 for the following field: trandate',
    );
  });

  test.each([
    ['a check box', 'externalId,taxable\nc-2,maybe', 'maybe', 'taxable'],
    ['an amount', 'externalId,limit\nc-2,much', 'much', 'creditlimit'],
    ['a whole number', 'externalId,days\nc-2,1.5', '1.5', 'reminderdays'],
  ])('%s is checked like a number (the stricter reading of section_N353446)', (_what, content, value, field) => {
    expect(reason('custimport_flags', content)).toContain(
      `You have entered an Invalid Field Value ${value} for the following field: ${field}`,
    );
  });

  test('the decimal mark is that of the map, section_N453795', () => {
    expect(reason('custimport_comma', 'externalId,customer,quantity\no-1,c-1,1.5')).toContain(
      'Invalid Field Value 1.5',
    );
    expect(sandbox.submit('custimport_comma', 'externalId,customer,quantity\no-1,c-1,"1,5"')).toMatch(/^CSVIMPORT_/);
  });

  test('every row is checked, also those of which NetSuite reads the lines only (the stricter reading)', () => {
    expect(reason('custimport_orders', `${ORDERS}\no-1,c-1,3/9/2026,SHIRT,1,10\no-1,c-1,soon,SHOES,1,10`)).toContain(
      'Invalid Field Value soon',
    );
  });

  test('one wrong value keeps the whole file out: submit throws before the import begins, section_5594909667', () => {
    const before = sandbox.account.records.count('customer');
    reason('custimport_customers', `${CUSTOMERS}\nc-8,Grace,Hopper,T,,1,P2\nc-9,Alan,T,T,wrong,1,P3`);
    expect(sandbox.account.records.count('customer')).toBe(before);
  });

  test('a reference is looked up when the job runs, and fails its record alone, section_N353446', () => {
    const job = sandbox.run(
      'custimport_customers',
      `${CUSTOMERS}\nc-4,Grace,Hopper,T,,77,P2\nc-5,Alan,Turing,perhaps,,1,P3\nc-6,Ida,Rhodes,T,,1,P4\n`,
    );
    expect(job).toMatchObject({ status: 'COMPLETE', imported: 1, failed: 2 });
    expect(failuresOf(sandbox.account, job)).toEqual([
      expect.stringContaining('Invalid subsidiary reference key 77'),
      expect.stringContaining('Invalid isperson reference key perhaps'),
    ]);
  });

  test('columns that no field is mapped to are not looked at, section_N453326', () => {
    expect(sandbox.submit('custimport_customers', `${CUSTOMERS},more\nc-7,A,B,T,,1,P5,anything`)).toMatch(
      /^CSVIMPORT_/,
    );
  });
});
