import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { TestAccount } from 'netsuite-sandbox/testing/test-account';
import { evaluate } from '../scripts/script-account';

let shop: TestAccount;
beforeEach(() => {
  shop = new TestAccount();
  shop.setSecret('custsecret_sftp', shop.server.password);
  shop.put('in/a.csv', 'a,b\n1,ü\n');
});
afterEach(() => shop.close());

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4855409350.html
test('a downloaded file is kept when a folder is set and it is saved, not before', () => {
  const { host: url, port, username, hostKey } = shop.server;
  const options = { url, port, username, hostKey, secret: 'custsecret_sftp', directory: '/' };
  const body = `const downloaded = sftp.createConnection(${JSON.stringify(options)}).download({ directory: 'in', filename: 'a.csv' });
    let refused; try { downloaded.save(); } catch (e) { refused = e.message; }
    downloaded.folder = -15;
    const id = downloaded.save();
    give([refused, file.load({ id }).getContents()]);`;
  expect(shop.account.files.byPath('/SuiteScripts/a.csv')).toBeUndefined();
  expect(evaluate(shop.account, ['N/sftp', 'N/file'], body)).toEqual([
    'Please enter value(s) for: Folder',
    'a,b\n1,ü\n',
  ]);
  expect(shop.account.files.byPath('/SuiteScripts/a.csv')?.size).toBe(9);
});
