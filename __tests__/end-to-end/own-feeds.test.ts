import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What `npm start` runs, after its build. */
function start(...args: string[]) {
  const run = spawnSync(process.execPath, ['build/demo/main.js', ...args], { encoding: 'utf8' });
  return { status: run.status, output: `${run.stdout}${run.stderr}` };
}

/** The numbers of a feed's line in the table: files, rows, created, already there, held, rejected. */
function counts(output: string, feed: string): string[] {
  const line = output.split('\n').find((text) => text.startsWith(`│ ${feed} `)) ?? '';
  return line
    .split('│')
    .slice(2, 8)
    .map((cell) => cell.trim());
}

function writeFeeds(files: Record<string, string>): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, 'feeds', name, '..'), { recursive: true });
    writeFileSync(join(folder, 'feeds', name), text);
  }
  return join(folder, 'feeds');
}

describe('npm start with feeds', () => {
  test('shows what became of the sample feeds', () => {
    const account = join(folder, 'account');
    const first = start('--feeds', 'samples/feeds', '--account', account);
    expect(first.output).not.toContain('FAILED');
    // Rejected rows are no failure.
    expect(first.status).toBe(0);
    expect(counts(first.output, 'customer')).toEqual(['2', '11', '8', '1', '0', '2']);
    expect(counts(first.output, 'salesorder')).toEqual(['2', '19', '8', '0', '1', '5']);
    expect(first.output).toContain('NetSuite has no item "9999"');
    for (const feed of ['customer', 'salesorder']) {
      const [report = 'none'] = readdirSync(join(account, 'sftp', feed, 'export/error'));
      expect(first.output).toContain(report);
    }
  }, 60_000);

  test('takes own feeds and records; ends with 1 when a file could not be read at all; nothing comes twice', () => {
    const feeds = writeFeeds({
      'customer/mine.csv': 'externalId,lastName,subsidiary\nC1,Byron,1\n',
      'customer/odd.csv': 'no,known,column\n1,2,3\n',
      'salesorder/mine.csv': 'externalId,customer,date,item,orderLineId,quantity\nO1,C1,03/09/2026,MY-ITEM,1,1\n',
      'records.json': '{"inventoryitem": [{"itemid": "MY-ITEM", "baseprice": 10}]}',
    });
    const { status, output } = start('--feeds', feeds, '--account', join(folder, 'account'));
    expect(counts(output, 'customer')).toEqual(['2', '1', '1', '0', '0', '0']);
    expect(counts(output, 'salesorder')).toEqual(['1', '1', '1', '0', '0', '0']);
    expect(output).toContain('FAILED  customer: odd.csv could not be read at all');
    expect(status).toBe(1);

    const again = start('--feeds', feeds, '--account', join(folder, 'account'));
    expect(counts(again.output, 'salesorder')).toEqual(['1 (1 seen before)', '1', '0', '1', '0', '0']);
  }, 60_000);

  test.each([
    ['a folder without feeds', ['--feeds', '/nowhere'], 'has no CSV files'],
    ['an unknown option', ['--nonsense'], "Unknown option '--nonsense'"],
    ['records that do not exist', ['--records', '/nowhere.json'], '/nowhere.json does not exist'],
  ])('says how to use it after %s', (_, args, message) => {
    const { status, output } = start(...args);
    expect(output).toContain(message);
    expect(output).toContain('npm start -- --feeds DIR');
    expect(status).toBe(2);
  });
});
