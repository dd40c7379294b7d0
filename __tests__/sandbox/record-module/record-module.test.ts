import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import { evaluate, memoryAccount, runBody } from '../scripts/script-account';

let account: Account;
beforeEach(() => {
  account = memoryAccount();
  loadRecords(account, {
    location: [{ id: 7, name: 'Brooklyn', subsidiary: 1 }],
    inventoryitem: [
      { id: 100, itemid: 'SHOE', baseprice: 20 },
      { id: 101, itemid: 'HAT', baseprice: 5 },
    ],
    customer: [
      {
        id: 500,
        externalid: 'c1',
        isperson: true,
        firstname: 'Ann',
        lastname: 'Lee',
        subsidiary: 1,
        datecreated: '2026-01-02T03:04:05Z',
        addressbook: [{ defaultshipping: true, addressbookaddress: { addr1: '1 Main', country: 'US' } }],
      },
    ],
  });
});
afterEach(() => account.close());

const run = (body: string) => evaluate(account, ['N/record'], body);
const errorOf = (body: string) => runBody(account, ['N/record'], body).error;
const saved = (type: string, id: unknown) => account.records.get(type, id as number);

const NEW_ORDER = `const so = record.create({ type: record.Type.SALES_ORDER, isDynamic: true });
  so.setValue({ fieldId: 'entity', value: 500 });
  so.setValue('location', '7');
  for (const item of [100, 101]) {
    so.selectNewLine({ sublistId: 'item' });
    so.setCurrentSublistValue({ sublistId: 'item', fieldId: 'item', value: item });
    so.setCurrentSublistValue('item', 'quantity', 2);
    so.commitLine({ sublistId: 'item' });
  }`;

describe('values as scripts see them', () => {
  test('ids are texts, checkboxes booleans, dates are Dates, nothing is an empty text', () => {
    expect(
      run(`const c = record.load({ type: 'customer', id: '500' });
        const created = c.getValue('datecreated');
        give([c.id, c.type, c.getValue('subsidiary'), c.getText({ fieldId: 'subsidiary' }), c.getValue('isperson'), c.getText('isperson'),
          c.getValue('comments'), c.getValue('isinactive'), created instanceof Date, created.toISOString(), c.getValue('externalid'),
          c.getValue('nosuchfield') === undefined]);`),
    ).toEqual([
      500,
      'customer',
      '1',
      'Parent Company',
      true,
      'T',
      '',
      false,
      true,
      '2026-01-02T03:04:05.000Z',
      'c1',
      true,
    ]);
  });

  test('a date is midnight in the account’s zone, and comes back as the same day', () => {
    const id = run(`${NEW_ORDER} so.setValue('trandate', new Date('2026-03-02T08:00:00Z')); give(so.save());`);
    expect(saved('salesorder', id)?.body.trandate).toBe('2026-03-02');
    expect(
      run(
        `const so = record.load({ type: 'salesorder', id: ${id} }); give([so.getValue('trandate').toISOString(), so.getText('trandate')]);`,
      ),
    ).toEqual(['2026-03-02T08:00:00.000Z', '3/2/2026']);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273155868.html: "Date … fields accept Date values"
  test('a date that is written as the account writes it is set by setText, or by what format.parse makes of it', () => {
    const create = "record.create({ type: 'salesorder' })";
    const parsed = "format.parse({ value: '3/2/2026', type: format.Type.DATE })";
    const given = [
      `${create}.setText('trandate', '3/2/2026').getText('trandate')`,
      `${create}.setValue('trandate', ${parsed}).getValue('trandate').toISOString()`,
    ];
    expect(evaluate(account, ['N/record', 'N/format'], `give([${given}]);`)).toEqual([
      '3/2/2026',
      '2026-03-02T08:00:00.000Z',
    ]);
  });

  test.each([
    ["so.setValue('trandate', '3/2/2026');", 'trandate'],
    ["so.setValue('trandate', new Date('none'));", 'trandate'],
    ["so.setValue('trandate', 1772438400000);", 'trandate'],
    ["so.setSublistValue('item', 'expectedshipdate', 0, '3/2/2026');", 'expectedshipdate'],
    ["so.setText('trandate', '2026-03-02');", 'trandate'],
    ["so.setValue('shippingcost', 'much');", 'shippingcost'],
    ["so.setValue('tobeemailed', 'maybe');", 'tobeemailed'],
    ["so.setText('location', 'Nowhere');", 'location'],
  ])('%s is refused', (body, field) => {
    const error = errorOf(`const so = record.create({ type: 'salesorder' }); ${body}`);
    expect(error?.name).toBe('INVALID_FLD_VALUE');
    expect(error?.message).toContain(field);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273154686.html
  test('standard mode does not mix texts and values', () => {
    expect(
      errorOf(
        "const so = record.create({ type: 'salesorder' }); so.setText('location', 'Brooklyn'); so.getValue('location');",
      )?.name,
    ).toBe('SSS_INVALID_API_USAGE');
    expect(
      run(
        "const so = record.create({ type: 'salesorder', isDynamic: true }); so.setText('location', 'brooklyn'); give(so.getValue('location'));",
      ),
    ).toBe('7');
  });
});

describe('a sales order', () => {
  test('is made in dynamic mode', () => {
    const id = run(`${NEW_ORDER} give(so.save());`);
    expect(saved('salesorder', id)?.body).toMatchObject({
      entity: 500,
      location: 7,
      item: [
        { line: 1, item: 100, quantity: 2, amount: 40 },
        { line: 2, item: 101, quantity: 2, amount: 10 },
      ],
      total: 50,
    });
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4706872407.html: its text is made of its parts
  test('is made in standard mode, with its addresses', () => {
    const id = run(`
      const so = record.create({ type: 'salesorder', defaultValues: { entity: 500 } });
      so.setSublistValue({ sublistId: 'item', fieldId: 'item', line: 0, value: 100 });
      so.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line: 0, value: 1 });
      const address = so.getSubrecord({ fieldId: 'shippingaddress' });
      address.setValue({ fieldId: 'country', value: 'CA' }).setValue('addr1', '2 Elm');
      so.setValue('externalid', 'o-1');
      give(so.save({ enableSourcing: true, ignoreMandatoryFields: false }));`);
    expect(saved('salesorder', id)).toMatchObject({
      externalid: 'o-1',
      body: { shippingaddress: { country: 'CA', addr1: '2 Elm' }, shipaddress: '2 Elm\nCanada', item: [{ item: 100 }] },
    });
  });

  test('lets its lines be read, changed, inserted and removed', () => {
    const id = run(`${NEW_ORDER} give(so.save());`);
    expect(
      run(`const so = record.load({ type: 'salesorder', id: ${id} });
        const out = [so.getLineCount('item'), so.getLineCount({ sublistId: 'none' }), so.findSublistLineWithValue({ sublistId: 'item', fieldId: 'item', value: '101' }),
          so.getSublistValue({ sublistId: 'item', fieldId: 'item', line: 1 }), so.getSublistText('item', 'item', 1), so.findSublistLineWithValue('item', 'item', 5)];
        so.removeLine({ sublistId: 'item', line: 0 });
        so.insertLine({ sublistId: 'item', line: 0 });
        so.setSublistValue('item', 'item', 0, 100);
        so.setSublistValue('item', 'quantity', 0, 9);
        so.save();
        give(out);`),
    ).toEqual([2, -1, 1, '101', 'HAT', -1]);
    expect(saved('salesorder', id)?.body.item).toMatchObject([
      { line: 3, item: 100, quantity: 9 },
      { line: 2, item: 101 },
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273170152.html
  test('in dynamic mode changes one line at a time', () => {
    const id = run(`${NEW_ORDER} give(so.save());`);
    run(`const so = record.load({ type: 'salesorder', id: ${id}, isDynamic: true });
      so.selectLine('item', 1).setCurrentSublistValue('item', 'quantity', 7);
      so.cancelLine({ sublistId: 'item' });
      so.selectLine({ sublistId: 'item', line: 0 }).setCurrentSublistText('item', 'item', 'hat').commitLine('item');
      so.save(); give(0);`);
    expect(saved('salesorder', id)?.body.item).toMatchObject([
      { line: 1, item: 101, quantity: 2 },
      { line: 2, quantity: 2 },
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273170152.html: selectNewLine
  test.each([
    [`${NEW_ORDER} so.setSublistValue('item', 'quantity', 0, 1);`, 'SSS_INVALID_API_USAGE'],
    ["record.create({ type: 'salesorder' }).selectNewLine('item');", 'SSS_INVALID_API_USAGE'],
    ["record.create({ type: 'salesorder' }).getSublistValue('item', 'item', 0);", 'SSS_INVALID_SUBLIST_OPERATION'],
    ["record.create({ type: 'salesorder' }).setSublistValue('item', 'item', 1, 100);", 'SSS_INVALID_SUBLIST_OPERATION'],
    ["record.create({ type: 'salesorder', isDynamic: true }).selectNewLine('item').commitLine('item');", 'USER_ERROR'],
    ["record.create({ type: 'salesorder' }).getValue();", 'SSS_MISSING_REQD_ARGUMENT'],
    ["record.create({ type: 'salesorder' }).getSubrecord('memo');", 'FIELD_1_IS_NOT_A_SUBRECORD_FIELD'],
    ["record.create({ type: 'salesorder', defaultValues: { entity: 500 } }).save();", 'USER_ERROR'],
  ])('%s is refused', (body, name) => expect(errorOf(body)?.name).toBe(name));
});

describe('other records', () => {
  test('folders go into the File Cabinet', () => {
    const id = run(`const f = record.create({ type: 'folder' }); f.setValue('name', 'In'); f.setValue('parent', -15);
      const id = f.save(); give([id, record.load({ type: 'folder', id }).getText('parent')]);`) as [number, string];
    expect(account.files.folderPath(id[0])).toBe('/SuiteScripts/In');
    expect(id[1]).toBe('SuiteScripts');
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4686991741.html
  test('address books are edited through subrecords', () => {
    run(`const c = record.load({ type: 'customer', id: 500, isDynamic: true });
      c.selectNewLine('addressbook').setCurrentSublistValue('addressbook', 'defaultshipping', true);
      const a = c.getCurrentSublistSubrecord('addressbook', 'addressbookaddress');
      a.setValue('addr1', '9 Oak'); a.setText('country', 'Canada');
      c.commitLine('addressbook'); c.save(); give(0);`);
    expect(saved('customer', 500)?.body.addressbook).toMatchObject([
      { line: 1, defaultshipping: false },
      { line: 2, defaultshipping: true, addressbookaddress: { addr1: '9 Oak', country: 'CA' } },
    ]);
    const text =
      "record.load({ type: 'customer', id: 500 }).getSublistValue('addressbook', 'addressbookaddress_text', 1)";
    expect(run(`give(${text});`)).toBe('9 Oak\nCanada');
    expect(
      run(
        "give(record.load({ type: 'customer', id: 500 }).getSublistSubrecord('addressbook', 'addressbookaddress', 1).getText('country'));",
      ),
    ).toBe('Canada');
  });

  test('a copy has its own number and lines', () => {
    const id = run(`${NEW_ORDER} so.setValue('memo', 'm'); give(so.save());`);
    const copy = run(`give(record.copy({ type: 'salesorder', id: ${id} }).save());`);
    expect(copy).not.toBe(id);
    expect(saved('salesorder', copy)?.body).toMatchObject({
      memo: 'm',
      tranid: 'SO2',
      total: 50,
      item: [{ line: 1 }, { line: 2 }],
    });
  });

  test('submitFields changes what it names and nothing else', () => {
    expect(
      run(
        "give(record.submitFields({ type: 'customer', id: 500, values: { email: 'a@example.com', isinactive: 'T' } }));",
      ),
    ).toBe(500);
    expect(saved('customer', 500)?.body).toMatchObject({ email: 'a@example.com', isinactive: true, lastname: 'Lee' });
    expect(errorOf("record.submitFields({ type: 'customer', id: 500, values: { terms: 99 } });")?.message).toBe(
      'Invalid terms reference key 99.',
    );
  });

  test('delete gives the id, and refuses what others need', () => {
    const id = run(`${NEW_ORDER} give(so.save());`);
    const code = 'THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS';
    expect(errorOf("record.delete({ type: 'customer', id: 500 });")?.name).toBe(code);
    expect(errorOf("record.delete({ type: 'inventoryitem', id: 100 });")?.name).toBe(code);
    expect(run(`give(record.delete({ type: 'salesorder', id: ${id} }));`)).toBe(id);
    expect(run("give(record.delete({ type: 'customer', id: 500 }));")).toBe(500);
    expect(saved('customer', 500)).toBeUndefined();
  });

  test.each([
    ["record.load({ type: 'customer', id: 4711 });", 'RCRD_DSNT_EXIST'],
    ["record.load({ type: 'vendor', id: 500 });", 'RCRD_DSNT_EXIST'],
    ["record.load({ type: 'customer' });", 'SSS_MISSING_REQD_ARGUMENT'],
    ["record.create({ type: 'nothing' });", 'INVALID_RCRD_TYPE'],
    ["record.delete({ type: 'customer', id: 4711 });", 'RCRD_DSNT_EXIST'],
    [
      "const a = record.load({ type: 'customer', id: 500 }); const b = record.load({ type: 'customer', id: 500 }); a.setValue('email', 'a@example.com'); a.save(); b.save();",
      'RCRD_HAS_BEEN_CHANGED',
    ],
  ])('%s is refused', (body, name) => expect(errorOf(body)?.name).toBe(name));

  test.each([
    ['record.create({ type: record.Type.TIME_BILL });', 'N/record for the type timebill is not simulated'],
    ['record.load({ type: record.Type.TIME_BILL, id: 1 });', 'N/record for the type timebill is not simulated'],
    ["record.submitFields({ type: 'timebill', id: 1, values: {} });", 'for the type timebill is not simulated'],
    ["record.delete({ type: 'timebill', id: 1 });", 'for the type timebill is not simulated'],
    [
      "record.create({ type: 'lead', isDynamic: true }).selectNewLine({ sublistId: 'salesteam' });",
      'The sandbox does not know the sublist salesteam of lead.',
    ],
  ])('what only NetSuite has is named: %s', (body, message) => {
    expect(errorOf(body)?.message).toContain(message);
  });

  test('a field that the type does not have is not set, and the log says so once', () => {
    const body = `const so = record.create({ type: 'salesorder' });
      so.setValue('nosuchfield', 'x'); so.setValue({ fieldId: 'nosuchfield', value: 'y' }); so.setText('nosuchfield', 'z');
      so.setValue('memo', 'm');
      give([so.getValue('nosuchfield') ?? null, so.getValue('memo')]);`;
    expect(run(body)).toEqual([null, 'm']);
    expect(listLogs(account).filter(({ title }) => title !== 'given')).toMatchObject([
      { level: 'AUDIT', title: 'salesorder: no field nosuchfield' },
    ]);
    run(`${NEW_ORDER} so.selectLine('item', 0); so.setCurrentSublistValue('item', 'nosuchfield', 1); so.commitLine('item');
      give(so.save());`);
    expect(JSON.stringify([...account.records.list('salesorder')])).not.toContain('nosuchfield');
  });

  test('record.transform is not simulated, and says so', () => {
    expect(errorOf('record.transform({});')?.message).toContain('N/record.transform is not simulated');
  });
});

describe('units', () => {
  test.each([
    [NEW_ORDER, 10],
    [`${NEW_ORDER} so.save();`, 30],
    ["record.load({ type: 'customer', id: 500 });", 5],
    ["record.load({ type: 'customer', id: 500 }).save();", 15],
    ["record.submitFields({ type: 'customer', id: 500, values: { comments: 'x' } });", 5],
    ["record.delete({ type: 'location', id: 7 });", 10],
  ])('%s costs %i', (body, expected) => expect(runBody(account, ['N/record'], body).unitsUsed).toBe(expected));
});
