import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { runTask, submitScript } from 'netsuite-sandbox/scripts/run-task';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import { deployProject } from 'netsuite-sandbox/sdf/deploy-project';
import { deployment, scheduledScript, writeProject } from '../sdf/sdf-project';
import { queryAccount } from '../suiteql/query-account';
import { column, filter, savedSearchXml } from './saved-search-object';

/** Loads a saved search of its project, adds to it, and reads it by thousands. */
const EXPORT_LINES = `/**
 * @NApiVersion 2.x
 * @NScriptType ScheduledScript
 * @NModuleScope SameAccount
 */
define(['N/search', 'N/file', 'N/log'], function (search, file, log) {
  function allResults(savedSearch) {
    var resultSet = savedSearch.run();
    var found = [];
    var start = 0;
    var slice;
    do {
      slice = resultSet.getRange({ start: start, end: start + 1000 });
      for (var i = 0; i < slice.length; i++) {
        found.push(slice[i]);
      }
      start += 1000;
    } while (slice.length === 1000);
    return found;
  }

  function execute(context) {
    var orders = search.load({ id: 'customsearch_order_lines' });
    var filters = orders.filters;
    filters.push(search.createFilter({ name: 'trandate', operator: search.Operator.ONORAFTER, values: 'startOfLastMonth' }));
    orders.filters = filters;
    orders.columns.push(search.createColumn({ name: 'displayname', join: 'item' }));
    var rows = ['order,sku,name,quantity,status'];
    var results = allResults(orders);
    for (var i = 0; i < results.length; i++) {
      rows.push([
        results[i].getValue({ name: 'tranid' }),
        results[i].getText({ name: 'item' }),
        results[i].getValue({ name: 'displayname', join: 'item' }),
        results[i].getValue(orders.columns[2]),
        results[i].getText('status')
      ].join(','));
    }
    var folder = search.create({ type: search.Type.FOLDER, filters: [['name', 'is', 'exports']], columns: ['internalid'] })
      .run().getRange({ start: 0, end: 1 })[0];
    file.create({ name: 'lines.csv', fileType: file.Type.CSV, contents: rows.join('\\n'), folder: folder.id }).save();
    log.audit('exported', results.length);
  }
  return { execute: execute };
});
`;

/** Walks items with each, decides by a formula, and writes back. */
const MARK_ITEMS = `/**
 * @NApiVersion 2.0
 * @NScriptType ScheduledScript
 */
define(['N/search', 'N/record', 'N/runtime', 'N/log'], function (search, record, runtime, log) {
  return {
    execute: function () {
      var marked = [];
      var items = search.create({
        type: search.Type.INVENTORY_ITEM,
        filters: [
          ['isinactive', search.Operator.IS, 'F'], 'and',
          [["formulanumeric: CASE WHEN {displayname} LIKE 'The %' THEN 1 ELSE 0 END", 'equalto', '1'], 'or', ['displayname', 'isempty', '']]
        ],
        columns: [
          search.createColumn({ name: 'itemid', sort: search.Sort.ASC }),
          { name: 'formulatext', formula: "UPPER(SUBSTR({itemid}, 1, 3)) || '-' || {internalid}" },
          'parent'
        ]
      });
      items.run().each(function (result) {
        if (runtime.getCurrentScript().getRemainingUsage() < 100) {
          return false;
        }
        record.submitFields({
          type: result.recordType,
          id: result.id,
          values: { salesdescription: result.getValue(result.columns[1]) }
        });
        marked.push(result.getValue('itemid') + '>' + (result.getText({ name: 'parent' }) || 'none'));
        return true;
      });
      log.audit({ title: 'marked', details: marked.join(';') });
    }
  };
});
`;

/** Sums by customer in pages, and looks each customer up. */
const BEST_CUSTOMERS = `/**
 * @NApiVersion 2.x
 * @NScriptType ScheduledScript
 */
define(['N/search', 'N/log', 'N/format'], function (search, log, format) {
  function execute() {
    var totals = search.create({
      type: 'transaction',
      settings: [{ name: 'consolidationtype', value: 'ACCTTYPE' }],
      filters: [
        ['type', 'anyof', 'SalesOrd', 'CustDep'], 'AND',
        ['mainline', 'is', 'T'], 'AND',
        ['customermain.isinactive', 'is', 'F'], 'AND',
        ['sum(amount)', 'greaterthan', '0.00']
      ],
      columns: [
        search.createColumn({ name: 'entity', summary: 'GROUP' }),
        search.createColumn({ name: 'amount', summary: search.Summary.SUM, sort: search.Sort.DESC }),
        search.createColumn({ name: 'trandate', summary: search.Summary.MAX }),
        search.createColumn({ name: 'internalid', summary: 'COUNT' })
      ]
    });
    var paged = totals.runPaged({ pageSize: 5 });
    paged.pageRanges.forEach(function (pageRange) {
      paged.fetch({ index: pageRange.index }).data.forEach(function (result) {
        var id = result.getValue({ name: 'entity', summary: 'GROUP' });
        var customer = search.lookupFields({ type: 'customer', id: id, columns: ['firstname', 'subsidiary', 'isinactive'] });
        var last = format.parse({ value: result.getValue({ name: 'trandate', summary: 'MAX' }), type: format.Type.DATE });
        log.audit('customer', [
          customer.firstname, customer.subsidiary[0].text, customer.isinactive,
          result.getValue({ name: 'amount', summary: 'SUM' }), result.getValue(totals.columns[3]), last.getDate()
        ].join('|'));
      });
    });
  }
  return { execute: execute };
});
`;

const SCRIPTS: Readonly<Record<string, string>> = {
  customscript_export_lines: EXPORT_LINES,
  customscript_mark_items: MARK_ITEMS,
  customscript_best_customers: BEST_CUSTOMERS,
};

let account: Account;
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'old-style-'));

beforeAll(() => {
  account = queryAccount();
  account.files.ensureFolder('/SuiteScripts/exports');
  const files: Record<string, string> = {
    'Objects/customsearch_order_lines.xml': savedSearchXml({
      id: 'customsearch_order_lines',
      title: 'Order lines',
      type: 'Transaction',
      filters: [
        filter('Transaction_TYPE', 'SELECT', 'ANYOF', ['SalesOrd']),
        filter('Transaction_MAINLINE', 'CHECKBOX', 'F'),
        filter('Transaction_SHIPPING', 'CHECKBOX', 'F'),
      ],
      columns: [
        column('Transaction_NUMBER'),
        column('Transaction_ITEM'),
        column('Transaction_QUANTITY'),
        column('Transaction_STATUS'),
        column('Transaction_PRINT'),
      ],
      sort: [['Transaction_LINE', 'DESC']],
    }),
  };
  for (const [id, source] of Object.entries(SCRIPTS)) {
    files[`FileCabinet/SuiteScripts/${id}.js`] = source;
    files[`Objects/${id}.xml`] = scheduledScript(deployment(''), id).replace(
      '/SuiteScripts/x/x.js',
      `/SuiteScripts/${id}.js`,
    );
  }
  writeProject(dir, files);
  deployProject(account, dir);
});
afterAll(() => {
  account.close();
  fs.rmSync(dir, { recursive: true });
});

/** Runs a script to its end; gives its log entries and units. */
function run(script: string): { logs: string[]; units: number | null | undefined } {
  const { error, unitsUsed } = runTask(account, submitScript(account, { script, invocation: 'USER_INTERFACE' }));
  if (error) throw new Error(`${error.name}: ${error.message}`);
  return {
    logs: listLogs(account)
      .filter((entry) => entry.script === script && entry.level === 'AUDIT')
      .map((entry) => entry.details),
    units: unitsUsed,
  };
}

describe('scripts in the old style', () => {
  test('load a saved search, add to it, and read it by thousands', () => {
    const { logs, units } = run('customscript_export_lines');
    expect(logs).toEqual(['2']);
    expect(account.files.contentByPath('/SuiteScripts/exports/lines.csv')?.toString()).toBe(
      [
        'order,sku,name,quantity,status',
        'SO1,shoe,The shoe,1,Pending Fulfillment',
        'SO1,SHIRT,The SHIRT,2,Pending Fulfillment',
      ].join('\n'),
    );
    // load 5, getRange 10 twice, save 20
    expect(units).toBe(45);
  });

  test('walk with each and write back what a formula made', () => {
    const { logs, units } = run('customscript_mark_items');
    expect(logs).toEqual(['SHIRT>none;shoe : LACE>shoe']);
    expect(account.records.get('inventoryitem', 100)?.body.salesdescription).toBe('SHI-100');
    // each 10, submitFields of an item 5, twice
    expect(units).toBe(20);
  });

  test('sum in pages and look up', () => {
    const { logs, units } = run('customscript_best_customers');
    expect(logs).toEqual(['Ann|Parent Company|false|50.50|2|9']);
    // runPaged 5, fetch 5, lookupFields 1
    expect(units).toBe(11);
  });
});
