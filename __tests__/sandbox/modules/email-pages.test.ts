import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { listMail } from 'netsuite-sandbox/account/mailbox';
import { memoryAccount, runBody } from '../scripts/script-account';

let account: Account;
beforeEach(() => {
  account = memoryAccount();
});
afterEach(() => account.close());

const MEGABYTE = 1024 * 1024;

/** Sends a mail. @param files lines of JavaScript that make `files`, the attachments */
const send = (options: string, files = 'const files = [];') =>
  runBody(
    account,
    ['N/email', 'N/file'],
    `${files} email.send({ author: -5, recipients: 'a@example.com', subject: 'S', body: 'B', attachments: files, ${options} });`,
  ).error;

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358681681.html
describe('email.send', () => {
  test.each([
    ["recipients: 'nobody'", 'SSS_INVALID_TO_EMAIL', 'One or more recipient emails are not valid.'],
    ["cc: ['nobody']", 'SSS_INVALID_CC_EMAIL', 'One or more cc emails are not valid.'],
    ["bcc: ['nobody']", 'SSS_INVALID_BCC_EMAIL', 'One or more bcc emails are not valid.'],
    [
      "cc: 'b@example.com,'.repeat(10)",
      'SSS_MAXIMUM_NUMBER_RECIPIENTS_EXCEEDED',
      'You may have a maximum number of 10 recipients.',
    ],
  ])('refuses %s as %s', (options, name, message) => {
    expect(send(options)).toEqual({ name, message });
    expect(listMail(account)).toEqual([]);
  });

  const attached = (...sizes: number[]) => `
    const files = ${JSON.stringify(sizes)}.map((size, at) => {
      const made = file.create({ name: at + '.txt', fileType: 'PLAINTEXT', folder: -15 });
      made.append({ value: 'x'.repeat(size) }); made.save(); return made;
    });`;

  test.each([
    ['an attachment of 10 MB', [10 * MEGABYTE], 1, undefined],
    ['an attachment above 10 MB', [10 * MEGABYTE + 1], 1, 'SSS_FILE_CONTENT_SIZE_EXCEEDED'],
    ['two whose base64 is 15 MB with subject and body', [6 * MEGABYTE, 5.25 * MEGABYTE - 3], 3, undefined],
    ['one byte more in the body', [6 * MEGABYTE, 5.25 * MEGABYTE - 3], 4, 'ATTACH_SIZE_EXCEEDED'],
  ])('with %s', (_, sizes, body, error) => {
    expect(send(`body: 'x'.repeat(${body})`, attached(...sizes))?.name).toBe(error);
  });
});
