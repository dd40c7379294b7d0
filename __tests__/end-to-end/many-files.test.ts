import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RunResult } from '../../demo/sandbox';
import { LocalAccount } from './local-account';
import { startEmbeddedServer } from './test-servers';

const MINUTE = 60_000;
const FILES = Array.from({ length: 200 }, (_, index) => String(index + 1000));
/** Each tenth file has a row that cannot be used. */
const BAD = FILES.filter((key) => key.endsWith('0'));

describe('200 small files', () => {
  let account: LocalAccount;
  let runs: RunResult[];

  beforeAll(async () => {
    account = await LocalAccount.create(startEmbeddedServer);
    for (const key of FILES) {
      const rows = [`C${key},P${key},Byron,1`, ...(BAD.includes(key) ? [`,P${key},Byron,1`] : [])];
      account.put(`customer/export/${key}.csv`, `externalId,HCCustomerId,lastName,subsidiary\n${rows.join('\n')}\n`);
    }
    runs = await account.workOff('customer');
  }, 3 * MINUTE);
  afterAll(() => account?.remove());

  test('G8: are worked off over several runs, none of which fails or uses up its units', () => {
    process.stderr.write(`200 files: units of the runs: ${runs.map(({ unitsUsed }) => unitsUsed).join(', ')}\n`);
    expect(runs.map(({ error }) => error?.message).filter((message) => message !== undefined)).toEqual([]);
    expect(Math.max(...runs.map(({ unitsUsed }) => unitsUsed))).toBeLessThan(10_000);
    expect(runs.length).toBeGreaterThan(2);
  });

  test('G1, G2: every customer is in NetSuite once, every id and every reject on SFTP, every file in the archive', async () => {
    const customers = (await account.records('customer')).map(({ externalid }) => String(externalid));
    expect(customers.sort()).toEqual(FILES.map((key) => `C${key}`));
    const ids = account.lines('customer/import').filter((line) => line.startsWith('P'));
    expect(new Set(ids.map((line) => line.split(',')[0]))).toEqual(new Set(FILES.map((key) => `P${key}`)));
    const rejects = account.lines('customer/export/error').filter((line) => line.includes('VALUE_MISSING'));
    expect(new Set(rejects.map((line) => line.split(',')[0]))).toEqual(new Set(BAD.map((key) => `${key}.csv`)));
    expect(account.listed('customer/export')).toEqual([]);
    expect(account.listed('customer/export/archive')).toEqual(FILES.map((key) => `${key}.csv`));
  });
});
