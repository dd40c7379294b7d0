/**
 * How much slower a large account is: `npm run bench` loads customers into an account on disk, and compares what each look-up
 * costs with few and with many of them. What uses an index costs about the same; what reads all grows with the number.
 *   --customers N   default 1,000,000
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const require = createRequire(import.meta.url);
const { openAccount } = require('netsuite-sandbox/account/open-account');
const { loadRecords } = require('netsuite-sandbox/account/load-records');
const { runSuiteQl } = require('netsuite-sandbox/suiteql/run-suiteql');

const { values } = parseArgs({ options: { customers: { type: 'string', default: '1000000' } } });
const MANY = Number(values.customers);
const FEW = Math.min(10_000, MANY);
const GROUP = 10_000;
/** Look-ups of a kind that are timed together. */
const REPEATS = 200;

const dir = mkdtempSync(join(tmpdir(), 'sandbox-bench-'));
try {
  bench();
} finally {
  rmSync(dir, { recursive: true, force: true });
}

function bench() {
  const account = openAccount(dir);
  loadRecords(account, { subsidiary: [{ id: 1, name: 'Parent' }] });
  const loadFew = timed(() => load(account, 0, FEW)) / FEW;
  const few = measure(account, FEW);
  const loadMany = MANY > FEW ? timed(() => load(account, FEW, MANY)) / (MANY - FEW) : loadFew;
  const many = measure(account, MANY);
  console.log(
    `Milliseconds of processor time each, with ${FEW.toLocaleString('en-US')} and ${MANY.toLocaleString('en-US')} customers:`,
  );
  show('load a customer', loadFew, loadMany);
  for (const [name, cost] of Object.entries(few)) show(name, cost, many[name]);
  account.close();
  const megabytes = Math.round(statSync(join(dir, 'account.db')).size / 1_000_000);
  const open = timed(() => openAccount(dir, { forReading: true }).close());
  console.log(`account.db has ${megabytes.toLocaleString('en-US')} MB and opens in ${open.toFixed(0)} ms.`);
  console.log(`Memory of this process: ${Math.round(process.resourceUsage().maxRSS / 1000)} MB at most.`);
}

function load(account, from, to) {
  for (let first = from; first < to; first += GROUP) {
    const customer = Array.from({ length: Math.min(GROUP, to - first) }, (_, at) => {
      const n = first + at + 1;
      return { externalid: `HC-${n}`, isperson: true, firstname: 'Ada', lastname: `Lovelace ${n}`, subsidiary: 1 };
    });
    loadRecords(account, { customer });
  }
}

/** @returns milliseconds of one look-up, by what is looked up */
function measure(account, customers) {
  // The same spread of keys each time, not the ones that were read last.
  const key = (turn) => ((turn * 7919) % customers) + 1;
  const ids = (turn) => Array.from({ length: 500 }, (_, at) => `'HC-${key(turn * 500 + at)}'`).join(',');
  const ql = (sql) => runSuiteQl(account, sql).rows.length;
  const lookUps = {
    'find by external id': (turn) => account.records.findByExternalId('customer', `HC-${key(turn)}`),
    'read by internal id': (turn) => account.records.get('customer', key(turn)),
    'SuiteQL: 500 external ids': (turn) => ql(`SELECT id, externalid FROM customer WHERE externalid IN (${ids(turn)})`),
    'SuiteQL: a page of 1,000 by id': (turn) =>
      ql(`SELECT TOP 1000 id, entityid FROM customer WHERE id > ${key(turn)} ORDER BY id`),
    'insert one more': (turn) =>
      account.records.insert('customer', {
        externalid: `MORE-${customers}-${turn}`,
        body: { entityid: `More ${turn}` },
      }),
  };
  return Object.fromEntries(
    Object.entries(lookUps).map(([name, lookUp]) => {
      lookUp(REPEATS);
      const cost = timed(() => {
        for (let turn = 0; turn < REPEATS; turn += 1) lookUp(turn);
      });
      return [name, cost / REPEATS];
    }),
  );
}

/** @returns milliseconds of processor time, which a busy machine does not change */
function timed(work) {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

function show(name, few, many) {
  console.log(
    `  ${name.padEnd(32)} ${few.toFixed(3).padStart(9)} ${many.toFixed(3).padStart(9)}   × ${(many / few).toFixed(1)}`,
  );
}
