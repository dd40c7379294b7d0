import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { evaluate, memoryAccount } from '../scripts/script-account';

let account: Account;
beforeAll(() => {
  account = memoryAccount();
});
afterAll(() => account.close());

const run = (body: string): unknown => evaluate(account, ['N/compress', 'N/file', 'N/runtime'], body);
const TEXT = `const text = 'Grüße. '.repeat(100);
  const plain = file.create({ name: 'feed.csv', fileType: file.Type.CSV, contents: text });`;

// Levels: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158584918027.html
// Units and types: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158584507367.html
/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_0302060943.html: the help's sample does this. */
describe('N/compress', () => {
  test('what is gzipped comes back, at no cost', () => {
    const seen = run(`${TEXT}
      const units = runtime.getCurrentScript().getRemainingUsage();
      const packed = compress.gzip({ file: plain, level: 9 });
      const back = compress.gunzip({ file: packed });
      give([packed.name, packed.fileType, packed.size < 100, back.name, back.fileType, back.getContents() === text,
        units - runtime.getCurrentScript().getRemainingUsage()]);`);
    expect(seen).toEqual(['feed.csv.gz', 'GZIP', true, 'feed.csv', 'CSV', true, 0]);
  });

  test('a file that was uploaded as base64 is unpacked line by line', () => {
    const lines = run(`${TEXT}
      const base64 = compress.gzip({ file: file.create({ name: 'a.txt', fileType: 'PLAINTEXT', contents: '1\\n2\\n' }) }).getContents();
      const stored = file.load(file.create({ name: 'a.txt.gz', fileType: 'GZIP', contents: base64, folder: -15 }).save());
      const lines = [];
      compress.gunzip({ file: stored }).lines.iterator().each((line) => { lines.push(line.value); return true; });
      give(lines);`);
    expect(lines).toEqual(['1', '2']);
  });

  test('level 0 does not compress', () => {
    expect(run(`${TEXT} give(compress.gzip({ file: plain, level: 0 }).size > plain.size);`)).toBe(true);
  });

  test.each([
    ['compress.gzip({ file: plain, level: 10 })', 'COMPRESS_API_COMPRESSION_LEVEL_OUT_OF_RANGE'],
    ['compress.gunzip({ file: plain })', 'COMPRESS_API_DECOMPRESS_ERROR'],
    ["compress.gzip({ file: 'feed.csv' })", 'COMPRESS_API_UNABLE_TO_RETRIEVE_FILE_CONTENTS'],
    ['compress.gunzip({})', 'SSS_MISSING_REQD_ARGUMENT'],
    ['compress.createArchiver()', 'NOT_SIMULATED'],
  ])('%s is refused', (call, name) => {
    expect(run(`${TEXT} try { ${call}; } catch (error) { give(error.name); }`)).toBe(name);
  });
});
