import { createDecipheriv } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { setSecret } from 'netsuite-sandbox/account/secrets';
import { evaluate, memoryAccount, runBody } from '../scripts/script-account';

let account: Account;
beforeEach(() => {
  account = memoryAccount();
  setSecret(account, 'custsecret_16', '0123456789abcdef');
  setSecret(account, 'custsecret_24', '0123456789abcdef01234567');
  setSecret(account, 'custsecret_32', '0123456789abcdef0123456789abcdef');
  setSecret(account, 'custsecret_hex', '00112233445566778899aabbccddeeff');
  setSecret(account, 'custsecret_short', 'short');
});
afterEach(() => account.close());

const key = (secret: string) => `crypto.createSecretKey({ secret: 'custsecret_${secret}', encoding: 'UTF_8' })`;
const encrypt = (secret: string, rest = '') =>
  `const cipher = crypto.createCipher({ algorithm: crypto.EncryptionAlg.AES, key: ${key(secret)}${rest} });`;
const codeOf = (body: string) => runBody(account, ['N/crypto'], body).error?.name;

describe('crypto.Cipher', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358650498.html: AES, CBC, PKCS5 padding
  test.each([
    ['16', 'aes-128-cbc', '0123456789abcdef'],
    ['24', 'aes-192-cbc', '0123456789abcdef01234567'],
    ['32', 'aes-256-cbc', '0123456789abcdef0123456789abcdef'],
  ])('encrypts with a key of %s characters as %s', (secret, algorithm, text) => {
    const body = `${encrypt(secret)} cipher.update({ input: 'Größe ' }); cipher.update({ input: '34322e', inputEncoding: 'HEX' });
      const payload = cipher.final(); give([payload.ciphertext, payload.iv]);`;
    const [ciphertext = '', iv = ''] = evaluate(account, ['N/crypto'], body) as string[];
    const decipher = createDecipheriv(algorithm, text, Buffer.from(iv, 'hex'));
    expect(decipher.update(ciphertext, 'hex', 'utf8') + decipher.final('utf8')).toBe('Größe 42.');
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358650886.html
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_454422851562.html: the output is hexadecimal unless another encoding is given
  test('is undone by a decipher with the same key and initialization vector', () => {
    const body = `${encrypt('16')} cipher.update({ input: 'secret' });
      const { ciphertext, iv } = cipher.final({ outputEncoding: 'BASE_64' });
      const decipher = crypto.createDecipher({ algorithm: 'AES', key: ${key('16')}, iv });
      decipher.update({ input: ciphertext, inputEncoding: 'BASE_64' }); give(decipher.final());`;
    expect(evaluate(account, ['N/crypto'], body)).toBe('secret');
  });

  test('never uses an initialization vector twice', () => {
    const body = `const ivs = [1, 2].map(() => { ${encrypt('16')} return cipher.final().iv; }); give(ivs[0] === ivs[1]);`;
    expect(evaluate(account, ['N/crypto'], body)).toBe(false);
  });

  test.each([
    ['a key of another length', `${encrypt('short')}`, 'SSS_INVALID_TYPE_ARG'],
    ['another algorithm', `crypto.createCipher({ algorithm: 'DES', key: ${key('16')} });`, 'SSS_INVALID_TYPE_ARG'],
    ['another padding', encrypt('16', ", padding: 'Zeros'"), 'SSS_INVALID_TYPE_ARG'],
    ['no key', "crypto.createCipher({ algorithm: 'AES' });", 'MISSING_REQD_ARGUMENT'],
    ['no input', `${encrypt('16')} cipher.update({});`, 'MISSING_REQD_ARGUMENT'],
    ['no iv', `crypto.createDecipher({ algorithm: 'AES', key: ${key('16')} });`, 'MISSING_REQD_ARGUMENT'],
    ['a payload that is changed', `${encrypt('16')} cipher.final().iv = 'x';`, 'READ_ONLY_PROPERTY'],
    [
      'a length that needs padding',
      `${encrypt('16', ', padding: crypto.Padding.NoPadding')} cipher.update({ input: 'x' }); cipher.final();`,
      'UNEXPECTED_ERROR',
    ],
  ])('refuses %s', (_, body, code) => expect(codeOf(body)).toBe(code));
});

describe('crypto.createSecretKey', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358653390.html
  test('takes the text for hexadecimal digits unless another encoding is given', () => {
    const cipher = (given: string) =>
      `crypto.createCipher({ algorithm: 'AES', key: crypto.createSecretKey({ ${given} }) });`;
    expect(codeOf(cipher("secret: 'custsecret_hex'"))).toBeUndefined();
    expect(codeOf(cipher("secret: 'custsecret_short'"))).toBe(
      'FAILED_TO_DECODE_STRING_ENCODED_BINARY_DATA_USING_1_ENCODING',
    );
    expect(
      evaluate(account, ['N/crypto'], "give(crypto.createSecretKey({ secret: 'custsecret_hex' }).encoding);"),
    ).toBe('HEX');
  });

  test.each([
    ['crypto.createSecretKey({});', 'MISSING_REQD_ARGUMENT'],
    ["crypto.createSecretKey({ guid: 'a', secret: 'b' });", 'MUTUALLY_EXCLUSIVE_ARGUMENTS'],
    ["crypto.createSecretKey({ secret: 'custsecret_16' }).secret = 'x';", 'READ_ONLY_PROPERTY'],
  ])('%s is refused', (body, code) => expect(codeOf(body)).toBe(code));
});

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_160806904480.html
test('crypto.checkPasswordField takes password fields only', () => {
  account.records.insert('customer', { externalid: null, body: { companyname: 'A', isperson: false, subsidiary: 1 } });
  const check = (field: string) =>
    `crypto.checkPasswordField({ recordType: 'customer', recordId: 1, fieldId: '${field}', value: 'A' });`;
  expect(codeOf(check('companyname'))).toBe('SSS_INVALID_TYPE_ARG');
  expect(codeOf('crypto.checkPasswordField({});')).toBe('MISSING_REQD_ARGUMENT');
});
