import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { sqlRun } from 'netsuite-sandbox/account/sql';
import { runSuiteQl, translateSuiteQl } from 'netsuite-sandbox/suiteql/run-suiteql';
import { column, queryAccount, rows } from './query-account';

let account: Account;
beforeAll(() => {
  account = queryAccount();
});
afterAll(() => account.close());

const value = (expression: string, ...params: (string | number | boolean)[]) =>
  column(account, `SELECT ${expression} FROM dual`, ...params)[0];
const refusal = (sql: string, ...params: (string | number | boolean)[]): string => {
  try {
    runSuiteQl(account, sql, params);
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was refused';
};

describe('values', () => {
  test('ids are numbers, flags T and F, dates in the account format, names of columns lower case', () => {
    const result = runSuiteQl(
      account,
      'SELECT ID, EntityID AS Name, isPerson, DateCreated FROM Customer WHERE id = 201',
    );
    expect(result.columns.map((each) => each.name)).toEqual(['id', 'name', 'isperson', 'datecreated']);
    expect(result.rows).toEqual([[201, 'Ann Archer', 'T', '2/28/2026']]);
  });

  test('expressions without a name are expr1, expr2', () => {
    const result = runSuiteQl(account, 'SELECT COUNT(*), id, MAX(externalid) FROM customer GROUP BY id');
    expect(result.columns.map((each) => each.name)).toEqual(['expr1', 'id', 'expr2']);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_161950565221.html
  test('BUILTIN.DF gives the text of a reference, BUILTIN.CF the value of a filter', () => {
    const sql = `SELECT BUILTIN.DF(entity), BUILTIN.DF(status), BUILTIN.CF(status), status, BUILTIN.DF(trandate)
      FROM transaction WHERE id = 500`;
    expect(rows(account, sql)).toEqual([
      ['Ann Archer', 'Sales Order : Pending Fulfillment', 'SalesOrd:B', 'B', '3/8/2026'],
    ]);
  });

  test('a flag that is not stored is F', () => {
    expect(column(account, 'SELECT isclosed FROM transactionline WHERE transaction = 501')).toEqual(['F']);
  });
});

describe('tables', () => {
  test('transaction has all types, each with its code', () => {
    expect(rows(account, 'SELECT id, type, recordtype, foreigntotal FROM transaction ORDER BY id')).toEqual([
      [500, 'SalesOrd', 'salesorder', 45.5],
      [501, 'SalesOrd', 'salesorder', 0],
      [502, 'CustDep', 'customerdeposit', 5],
    ]);
  });

  test('transactionline has a main line, item lines with negative quantity and amount, and a shipping line', () => {
    const sql = `SELECT id, linesequencenumber, mainline, taxline, item, itemtype, quantity, rate, netamount, isclosed,
      location, BUILTIN.DF(department) FROM transactionline WHERE transaction = 500 ORDER BY linesequencenumber`;
    expect(rows(account, sql)).toEqual([
      [0, 0, 'T', 'F', null, null, null, null, 45.5, 'F', 10, null],
      [1, 1, 'F', 'F', 100, 'InvtPart', -2, 10, -20, 'F', null, 'Online'],
      [4, 2, 'F', 'F', 101, 'InvtPart', -1, 20, -20, 'T', 10, null],
      [100003, 3, 'F', 'F', null, 'ShipItem', null, 5.5, -5.5, 'F', null, null],
    ]);
  });

  /** Public queries write `BUILTIN.DF(tl.price)`. */
  test('transactionline has the price level', () => {
    account.records.insert('pricelevel', { id: 33, body: { name: 'Wholesale' } });
    const line = { line: 1, item: 100, quantity: 1, price: 33 };
    account.records.insert('salesorder', { id: 590, body: { entity: 201, item: [line] as never } });
    const sql = "SELECT price, BUILTIN.DF(price) FROM transactionline WHERE transaction = 590 AND mainline = 'F'";
    expect(rows(account, sql)).toEqual([[33, 'Wholesale']]);
    account.records.remove('salesorder', 590);
  });

  test('lines join their transaction, and keep the unique key of the line', () => {
    const sql = `SELECT t.externalid, tl.uniquekey, i.itemid FROM transaction t
      INNER JOIN transactionline tl ON tl.transaction = t.id INNER JOIN item i ON i.id = tl.item
      WHERE t.externalid IN (?, ?) AND tl.mainline = 'F' AND tl.taxline = 'F' ORDER BY tl.id`;
    expect(rows(account, sql, 'ORDER-1', 'ORDER-2')).toEqual([
      ['ORDER-1', 9001, 'SHIRT'],
      ['ORDER-1', 9002, 'shoe'],
    ]);
  });

  test('the shipping address is a table of its own', () => {
    const sql = `SELECT a.addr1, a.city, a.state, BUILTIN.DF(a.country) FROM transaction t
      JOIN transactionShippingAddress a ON a.nkey = t.shippingaddress`;
    expect(rows(account, sql)).toEqual([['1 Main St', 'New York', 'NY', 'United States']]);
  });

  test('entity and customer share ids', () => {
    const sql = 'SELECT e.type FROM entity e JOIN customer c ON c.id = e.id WHERE c.id = 201';
    expect(column(account, sql)).toEqual(['CustJob']);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1507907354.html
  test('customerSubsidiaryRelationship has the subsidiary of each customer, and those that it is shared with', () => {
    const shared = queryAccount();
    shared.records.insert('customer', {
      id: 205,
      body: { entityid: 'Eve', subsidiary: 1, submachine: [{ subsidiary: 1 }, { subsidiary: 7 }] },
    });
    const sql = `SELECT entity, subsidiary, isprimarysub FROM CustomerSubsidiaryRelationship
      WHERE entity IN (204, 205) ORDER BY entity, subsidiary`;
    expect(rows(shared, sql)).toEqual([
      [204, 1, 'T'],
      [205, 1, 'T'],
      [205, 7, 'F'],
    ]);
    shared.close();
  });

  test('files and folders are tables', () => {
    const folder = account.files.ensureFolder('/SuiteScripts/q');
    account.files.save({ folder, name: 'a.csv', type: 'CSV', content: Buffer.from('x') });
    const sql = `SELECT f.name, f.filesize, BUILTIN.DF(f.folder) FROM file f JOIN mediaitemfolder m ON m.id = f.folder
      WHERE f.name = 'a.csv'`;
    expect(rows(account, sql)).toEqual([['a.csv', 1, 'q']]);
  });
});

describe('conditions', () => {
  test.each<[string, (string | number | boolean)[], unknown[]]>([
    ["externalid IN ('C201', 'C204')", [], [201, 204]],
    ['externalid IN (?, ?)', ['C202', 'nobody'], [202]],
    ['externalid NOT IN (?, ?)', ['C202', 'nobody'], [201, 203, 204]],
    ['externalid NOT IN (?, ?)', ['C202', ''], []],
    ["id IN ('201', 202)", [], [201, 202]],
    ['isinactive = ?', [true], [203]],
    ["isinactive = 'F' AND id > ?", [202], [204]],
    ["entityid = 'ann archer'", [], []],
    ["entityid IN ('Ann Archer', 'BOB')", [], [201]],
    ["lastname LIKE 'Arch%'", [], [201, 204]],
    ["lastname LIKE 'arch%'", [], []],
    ["entityid NOT LIKE '%A%'", [], [202, 203]],
    ["externalid LIKE 'C20\\_' ESCAPE '\\'", [], []],
    ["externalid LIKE 'C20_'", [], [201, 202, 203, 204]],
    ["UPPER(lastname) = 'ÁRBOL'", [], [203]],
    ['LOWER(lastname) = LOWER(?)', ['ÁRBOL'], [203]],
    ['lastname IS NULL', [], [202]],
    ["lastname = ''", [], []],
    ["lastname <> 'Archer'", [], [203]],
    ['id BETWEEN 202 AND 203', [], [202, 203]],
    ['id NOT BETWEEN 202 AND 203', [], [201, 204]],
    ["datecreated >= TO_DATE('2026-03-02', 'YYYY-MM-DD')", [], [203, 204]],
    ["datecreated < '3/2/2026'", [], [201, 202]],
    ["TRUNC(datecreated) = TO_DATE('03/01/2026', 'MM/DD/YYYY')", [], [202]],
    ['EXISTS (SELECT 1 FROM transaction t WHERE t.entity = customer.id)', [], [201, 202]],
    ["id IN (SELECT entity FROM transaction WHERE type = 'CustDep')", [], [201]],
    ['NOT (id = 201 OR id = 202)', [], [203, 204]],
  ])('WHERE %s', (condition, params, ids) => {
    expect(column(account, `SELECT id FROM customer WHERE ${condition} ORDER BY id`, ...params)).toEqual(ids);
  });

  test('a bound text is never SQL', () => {
    expect(column(account, 'SELECT id FROM customer WHERE externalid = ?', "C201' OR '1'='1")).toEqual([]);
  });
});

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158513731864.html
describe('functions', () => {
  test.each<[string, unknown]>([
    ["NVL(NULL, 'x')", 'x'],
    ["NVL2('', 1, 2)", 2],
    ["DECODE(NULL, 'a', 1, NULL, 2, 3)", 2],
    ["'a' || NULL || 5", 'a5'],
    ["CONCAT('a', 'b')", 'ab'],
    ["TRIM('  ')", null],
    ["SUBSTR('abcdef', 0, 2)", 'ab'],
    ["SUBSTR('abcdef', -2)", 'ef'],
    ["INSTR('abc', 'c')", 3],
    ["INSTR('abcabc', 'b', 3)", 5],
    ["INSTR('a : b : c', ' : ', -1)", 6],
    ["INSTR('abc', 'x', -1)", 0],
    ["MONTHS_BETWEEN(DATE '2026-03-31', DATE '2026-02-28')", 1],
    ["MONTHS_BETWEEN(DATE '2026-03-15', DATE '2025-03-15')", 12],
    ["ROUND(MONTHS_BETWEEN(DATE '2026-03-20', DATE '2026-02-15'), 4)", 1.1613],
    ["LENGTH('')", null],
    ["REPLACE('a-b', '-')", 'ab'],
    ["LPAD('7', 3, '0')", '007'],
    ['1 / 2', 0.5],
    ['MOD(-7, 3)', -1],
    ['TRUNC(3.789, 2)', 3.78],
    ['ROUND(2.5)', 3],
    ['FLOOR(-1.5)', -2],
    ['CEIL(1.2)', 2],
    ['GREATEST(1, 5, 3)', 5],
    ["TO_NUMBER('5') + 1", 6],
    ['TO_CHAR(5)', '5'],
    ["TO_CHAR(SYSDATE, 'YYYY-MM-DD HH24:MI:SS')", '2026-03-09 10:00:00'],
    ['TRUNC(SYSDATE)', '3/9/2026'],
    ["TO_CHAR(DATE '2026-01-05', 'Mon DD, YYYY')", 'JAN 05, 2026'],
    ["ADD_MONTHS(DATE '2026-01-31', 1)", '2/28/2026'],
    ["DATE '2026-03-09' - DATE '2026-03-01'", 8],
    ["DATE '2026-03-01' + 8", '3/9/2026'],
    ["CASE WHEN 1 = 2 THEN 'a' ELSE 'b' END", 'b'],
    ["COALESCE(NULL, NULL, 'z')", 'z'],
    ['EXTRACT(YEAR FROM SYSDATE)', 2026],
  ])('%s', (expression, expected) => {
    expect(value(expression)).toEqual(expected);
  });

  test('LISTAGG joins in the order that it is told', () => {
    const sql = "SELECT LISTAGG(firstname, ', ') WITHIN GROUP (ORDER BY id DESC) FROM customer";
    expect(column(account, sql)).toEqual(['Dan, Cleo, Bob, Ann']);
  });

  test('ROW_NUMBER numbers within its partition', () => {
    const sql = `SELECT id, ROW_NUMBER() OVER (PARTITION BY lastname ORDER BY id DESC) AS n FROM customer
      WHERE lastname = 'Archer' ORDER BY id`;
    expect(rows(account, sql)).toEqual([
      [201, 2],
      [204, 1],
    ]);
  });
});

describe('order, groups and limits', () => {
  test('NULLs come last ascending and first descending', () => {
    expect(column(account, 'SELECT lastname FROM customer ORDER BY lastname')).toEqual([
      'Archer',
      'Archer',
      'Árbol',
      null,
    ]);
    expect(column(account, 'SELECT lastname FROM customer ORDER BY lastname DESC')[0]).toBeNull();
  });

  test('groups count, and HAVING chooses among them', () => {
    const sql = 'SELECT lastname, COUNT(*) n FROM customer GROUP BY lastname HAVING COUNT(*) > 1';
    expect(rows(account, sql)).toEqual([['Archer', 2]]);
  });

  test('a column outside GROUP BY is refused', () => {
    expect(refusal('SELECT lastname, id FROM customer GROUP BY lastname')).toContain('not a GROUP BY expression: id');
    expect(refusal('SELECT lastname, COUNT(*) FROM customer')).toContain('not a GROUP BY expression: lastname');
  });

  test('ROWNUM counts rows before they are sorted, TOP after', () => {
    expect(column(account, 'SELECT id FROM customer WHERE ROWNUM <= 2 ORDER BY id DESC')).toEqual([202, 201]);
    expect(column(account, 'SELECT TOP 2 id FROM customer ORDER BY id DESC')).toEqual([204, 203]);
    expect(column(account, 'SELECT id FROM customer WHERE ROWNUM > 1')).toEqual([]);
  });

  test('pages in the way of Oracle', () => {
    const sql = `SELECT * FROM (SELECT a.*, ROWNUM AS rn FROM (SELECT id FROM customer ORDER BY id DESC) a
      WHERE ROWNUM <= 3) WHERE rn > 1`;
    expect(rows(account, sql)).toEqual([
      [203, 2],
      [202, 3],
    ]);
  });

  test('UNION, WITH and DISTINCT', () => {
    expect(column(account, 'SELECT id FROM customer WHERE id = 201 UNION ALL SELECT 1 FROM dual ORDER BY id')).toEqual([
      1, 201,
    ]);
    expect(column(account, 'WITH q AS (SELECT entity FROM transaction) SELECT COUNT(*) FROM q')).toEqual([3]);
    expect(column(account, 'SELECT DISTINCT entity FROM transaction ORDER BY entity')).toEqual([201, 202]);
  });

  test('UNION and UNION ALL count from the left, and there may be many', () => {
    const one = 'SELECT 1 AS n FROM dual';
    expect(column(account, `${one} UNION ALL ${one} UNION ${one}`)).toEqual([1]);
    expect(column(account, `${one} UNION ${one} UNION ALL ${one}`)).toEqual([1, 1]);
    const many = Array.from({ length: 100 }, (_, at) => `SELECT ${at} AS n FROM dual`);
    expect(column(account, `${many.join(' UNION ALL ')} ORDER BY n DESC`)).toEqual(many.map((__, at) => 99 - at));
  });

  test('an outer join keeps rows without a partner', () => {
    const sql = `SELECT t.id, COUNT(tl.id) FROM transaction t
      LEFT JOIN transactionline tl ON tl.transaction = t.id AND tl.mainline = 'F' GROUP BY t.id ORDER BY t.id`;
    expect(rows(account, sql)).toEqual([
      [500, 3],
      [501, 0],
      [502, 0],
    ]);
  });
});

describe('refusals', () => {
  test.each<[string, string]>([
    ['SELECT id FROM nothing', "Search error occurred: Record 'nothing' was not found."],
    ['SELECT id FROM salesorder', "Search error occurred: Record 'salesorder' was not found."],
    ['SELECT x.id FROM customer c', "Search error occurred: Record 'x' was not found."],
    [
      'SELECT c.amout FROM customer c',
      "Search error occurred: Field 'amout' for record 'customer' was not found. Reason: NOT_EXISTS - Field doesn't exist",
    ],
    [
      'SELECT subsidiary FROM transaction',
      "Search error occurred: Field 'subsidiary' for record 'transaction' was not found. Reason: NOT_EXISTS - Field doesn't exist",
    ],
  ])('%s', (sql, message) => {
    expect(refusal(sql)).toBe(message);
  });

  test.each<[string, string]>([
    ['SELECT id FROM customer LIMIT 5', 'LIMIT'],
    ['SELECT id FROM customer OFFSET 5', 'OFFSET'],
    ['SELECT id FROM customer FETCH FIRST 5 ROWS ONLY', 'FETCH'],
    ['SELECT id FROM customer MINUS SELECT id FROM vendor', 'MINUS'],
    ['SELECT c.id FROM customer c, transaction t WHERE t.entity = c.id(+)', 'outer join written as (+)'],
    ['DELETE FROM customer', 'SuiteQL has only SELECT'],
    ['SELECT 1 FROM dual; SELECT 2 FROM dual', 'more than one statement'],
    ['SELECT REGEXP_SUBSTR(email, 1) FROM customer', 'function REGEXP_SUBSTR'],
    ["SELECT id FROM customer WHERE id = 'abc'", "invalid number 'abc'"],
    ["SELECT id FROM transaction WHERE trandate > '2026-03-09'", 'Invalid date value (must be M/D/YYYY)'],
    ['SELECT id FROM customer WHERE id = ?', '1 parameters in the query, 0 given'],
    ['SELECT id FROM customer c JOIN transaction t ON t.entity = c.id', 'column id is ambiguous: c, t'],
    ['SELECT FROM WHERE', 'unexpected'],
    ["SELECT 'open FROM customer", 'unexpected character'],
    ['', 'an empty query'],
    ['SELECT BUILTIN.CONSOLIDATE(id) FROM customer', 'function BUILTIN.CONSOLIDATE'],
  ])('%s', (sql, piece) => {
    expect(refusal(sql)).toMatch(/^Search error occurred: Invalid or unsupported search: /);
    expect(refusal(sql)).toContain(piece);
  });

  test('a list of 1,000 is taken, one of 1,001 refused', () => {
    const list = (length: number) => `SELECT id FROM customer WHERE id IN (${Array(length).fill('201').join(', ')})`;
    expect(column(account, list(1000))).toEqual([201]);
    expect(refusal(list(1001))).toContain('maximum number of expressions in a list is 1000');
  });
});

describe('plans', () => {
  const plan = (sql: string): string => {
    const statement = translateSuiteQl(account, sql);
    const steps = account.db.prepare(`EXPLAIN QUERY PLAN ${statement.sql}`).all(statement.values) as {
      detail: string;
    }[];
    return steps.map((step) => step.detail).join('\n');
  };

  test.each<[string, RegExp]>([
    [
      "SELECT id, entityid FROM customer WHERE externalid IN ('a', 'b')",
      /INDEX record_\w*externalid \(.*externalid=\?/,
    ],
    ['SELECT id, entityid FROM customer WHERE id IN (201, 202)', /PRIMARY KEY \(kind=\? AND id=\?\)/],
    ["SELECT id FROM customer WHERE entityid IN ('a', 'b')", /INDEX record_name \(kind=\? AND name=\?\)/],
    ["SELECT id FROM item WHERE itemid = 'a'", /INDEX record_name \(kind=\? AND name=\?\)/],
    ["SELECT id FROM shipitem WHERE itemid IN ('a')", /INDEX record_name \(kind=\? AND name=\?\)/],
    ["SELECT id FROM location WHERE name IN ('a')", /INDEX record_name \(kind=\? AND name=\?\)/],
    ["SELECT id FROM transaction WHERE type = 'SalesOrd' AND externalid IN ('a')", /externalid=\?/],
  ])('an index finds the rows of %s', (sql, step) => {
    expect(plan(sql)).toMatch(step);
    expect(plan(sql)).not.toMatch(/\bSCAN r\b|PRIMARY KEY \(kind=\?\)/);
  });

  test('lines are read only of the transactions that an index has found', () => {
    const sql = `SELECT tl.id FROM transactionline tl JOIN transaction t ON t.id = tl.transaction
      WHERE t.externalid IN ('a', 'b') AND tl.mainline = 'F'`;
    expect(plan(sql)).toMatch(/externalid=\?[\s\S]*PRIMARY KEY \(kind=\? AND id=\?\)[\s\S]*SCAN l/);
    expect(plan(sql)).not.toContain('MATERIALIZE');
  });
});

describe('what SDF deployed', () => {
  const deploy = (type: string, scriptid: string, id: number, xml: string) =>
    sqlRun(account.db, 'INSERT INTO object (scriptid, type, id, xml) VALUES (?, ?, ?, ?)', scriptid, type, id, xml);

  test('custom records are tables, custom fields columns', () => {
    deploy(
      'customrecordtype',
      'customrecord_job',
      1,
      `<customrecordtype scriptid="customrecord_job"><recordname>Job</recordname><customrecordcustomfields>
        <customrecordcustomfield scriptid="custrecord_job_state"><fieldtype>TEXT</fieldtype><label>State</label></customrecordcustomfield>
        <customrecordcustomfield scriptid="custrecord_job_order"><fieldtype>SELECT</fieldtype><label>Order</label><selectrecordtype>-30</selectrecordtype></customrecordcustomfield>
      </customrecordcustomfields></customrecordtype>`,
    );
    deploy(
      'transactioncolumncustomfield',
      'custcol_key',
      2,
      '<transactioncolumncustomfield scriptid="custcol_key"><fieldtype>TEXT</fieldtype><label>Key</label><colsale>T</colsale></transactioncolumncustomfield>',
    );
    account.types.refresh?.();
    account.records.insert('customrecord_job', {
      id: 7,
      externalid: 'J7',
      body: { name: 'Seven', custrecord_job_state: 'NEW', custrecord_job_order: 500, isinactive: false },
    });
    const order = account.records.get('salesorder', 501);
    account.records.replace('salesorder', 501, {
      body: { ...order?.body, item: [{ line: 1, item: 100, quantity: 1, custcol_key: '00101' }] },
    });
    const jobs = `SELECT j.id, j.externalid, j.name, j.custrecord_job_state, t.tranid, BUILTIN.DF(j.custrecord_job_order)
      FROM customrecord_job j JOIN transaction t ON t.id = j.custrecord_job_order`;
    expect(rows(account, jobs)).toEqual([[7, 'J7', 'Seven', 'NEW', 'SO1', 'Sales Order #SO1']]);
    expect(rows(account, "SELECT transaction, id FROM transactionline WHERE custcol_key = '00101'")).toEqual([
      [501, 1],
    ]);
  });
});

describe('a query that comes again', () => {
  test('sees the account’s clock, and what SDF has deployed meanwhile', () => {
    const again = queryAccount();
    const clock = "SELECT TO_CHAR(SYSDATE, 'HH24:MI') FROM dual";
    const fields = 'SELECT * FROM customrecord_x';
    expect(rows(again, clock)).toEqual([['10:00']]);
    again.clock.advance(90 * 60_000);
    expect(rows(again, clock)).toEqual([['11:30']]);
    for (const field of ['custrecord_a', 'custrecord_b']) {
      const xml = `<customrecordtype scriptid="customrecord_x"><recordname>X</recordname><customrecordcustomfields>
        <customrecordcustomfield scriptid="${field}"><fieldtype>TEXT</fieldtype><label>${field}</label></customrecordcustomfield>
      </customrecordcustomfields></customrecordtype>`;
      const deploy = 'INSERT OR REPLACE INTO object (scriptid, type, id, xml) VALUES (?, ?, ?, ?)';
      sqlRun(again.db, deploy, 'customrecord_x', 'customrecordtype', 1, xml);
      again.types.refresh?.();
      expect(runSuiteQl(again, fields).columns.map(({ name }) => name)).toContain(field);
    }
    again.close();
  });
});
