import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { loadRecords } from 'netsuite-sandbox/account/load-records';
import { listMail } from 'netsuite-sandbox/account/mailbox';
import { sqlRun } from 'netsuite-sandbox/account/sql';
import { drain } from 'netsuite-sandbox/scripts/scheduler';
import { addFile, addScript, entryFile, evaluate, memoryAccount, runBody } from '../scripts/script-account';

let account: Account;
beforeEach(() => {
  account = memoryAccount();
});
afterEach(() => account.close());

describe('task.ScheduledScriptTask', () => {
  beforeEach(() => {
    addFile(
      account,
      '/SuiteScripts/other.js',
      entryFile(['N/runtime'], "log.audit('n', runtime.getCurrentScript().getParameter('custscript_n'));"),
    );
    addScript(account, 'customscript_other', '/SuiteScripts/other.js', {
      parameters: { custscript_n: { fieldtype: 'INTEGER' } },
      deployments: [{}, { id: 'customdeploy_timed', status: 'SCHEDULED' }],
    });
  });

  test('is PENDING until it has run, then COMPLETE', () => {
    const body = `
      const t = task.create({ taskType: task.TaskType.SCHEDULED_SCRIPT, scriptId: 'customscript_other', deploymentId: 'customdeploy_now', params: { custscript_n: 5 } });
      const id = t.submit();
      const s = task.checkStatus({ taskId: id });
      give([id === t.id, s.taskId === id, s.status === task.TaskStatus.PENDING, String(s), id]);`;
    const given = evaluate(account, ['N/task'], body) as unknown[];
    expect(given.slice(0, 4)).toEqual([true, true, true, 'task.ScheduledScriptTaskStatus']);
    expect(drain(account)).toMatchObject([{ taskId: given[4], status: 'COMPLETE' }]);
    expect(evaluate(account, ['N/task'], `give(task.checkStatus({ taskId: '${given[4]}' }).status);`)).toBe('COMPLETE');
  });

  test.each([
    [
      "scriptId: 'customscript_other', deploymentId: 'customdeploy_timed'",
      /^Failed to submit job request: deployment customdeploy_timed has the status SCHEDULED/,
    ],
    [
      "scriptId: 'customscript_none', deploymentId: 'customdeploy_now'",
      /^Failed to submit job request: There is no script customscript_none/,
    ],
  ])('of {%s} is refused', (options, message) => {
    const body = `task.create({ taskType: 'SCHEDULED_SCRIPT', ${options} }).submit();`;
    expect(runBody(account, ['N/task'], body)).toMatchObject({
      status: 'FAILED',
      unitsUsed: 20,
      error: { name: 'FAILED_TO_SUBMIT_JOB_REQUEST_1', message: expect.stringMatching(message) },
    });
  });
});

describe('N/task', () => {
  test.each([
    ['task.create({});', 'SSS_MISSING_REQD_ARGUMENT'],
    ["task.create({ taskType: 'X' });", 'SSS_INVALID_TYPE_ARG'],
    ['task.create({ taskType: task.TaskType.QUERY });', 'NOT_SIMULATED'],
    ['task.create({ taskType: task.TaskType.SCHEDULED_SCRIPT }).submit();', 'SSS_MISSING_REQD_ARGUMENT'],
    [
      "task.create({ taskType: task.TaskType.CSV_IMPORT, mappingId: 'custimport_x' }).submit();",
      'SSS_MISSING_REQD_ARGUMENT',
    ],
    [
      "task.create({ taskType: task.TaskType.CSV_IMPORT, mappingId: 'custimport_x', importFile: {} }).submit();",
      'SSS_INVALID_TYPE_ARG',
    ],
    [
      "task.create({ taskType: task.TaskType.CSV_IMPORT, mappingId: 'custimport_x', importFile: 'a\\n1' }).submit();",
      'FAILED_TO_SUBMIT_JOB_REQUEST_1',
    ],
    [
      "task.create({ taskType: task.TaskType.CSV_IMPORT, mappingId: 1, importFile: 'a', linkedFiles: { item: {} } }).submit();",
      'SSS_INVALID_TYPE_ARG',
    ],
    ['task.checkStatus({});', 'SSS_MISSING_REQD_ARGUMENT'],
    ["task.checkStatus({ taskId: 'CSVIMPORT_0' });", 'INVALID_TASK_ID'],
    ["task.create({ taskType: 'CSV_IMPORT' }).id = 'x';", 'READ_ONLY_PROPERTY'],
  ])('%s is refused', (body, name) => {
    expect(runBody(account, ['N/task'], body).error?.name).toBe(name);
  });
});

describe('N/email', () => {
  beforeEach(() => {
    loadRecords(account, {
      employee: [{ id: 11, entityid: 'Ann', firstname: 'Ann', lastname: 'A', email: 'ann@example.com', subsidiary: 1 }],
    });
  });
  const send = (options: string) => runBody(account, ['N/email', 'N/file'], `email.send(${options});`);

  test('keeps the mail with all its recipients in the mailbox, for 20 units', () => {
    expect(
      send(
        "{ author: 11, recipients: [11, 'b@example.com'], cc: 'c@example.com;d@example.com', subject: 'S', body: '<b>B</b>' }",
      ).unitsUsed,
    ).toBe(20);
    expect(listMail(account)).toEqual([
      {
        time: '2026-03-09T17:00:00.000Z',
        author: '11',
        recipients: ['ann@example.com', 'b@example.com', 'c@example.com', 'd@example.com'],
        subject: 'S',
        body: '<b>B</b>',
        cc: ['c@example.com', 'd@example.com'],
      },
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358681681.html
  test('keeps the address for answers, the records that the message belongs to, and who may see it', () => {
    loadRecords(account, {
      customer: [{ id: 500, companyname: 'C', isperson: false, subsidiary: 1 }],
      inventoryitem: [{ id: 100, itemid: 'SHOE', baseprice: 20 }],
      salesorder: [{ id: 900, entity: 500, item: [{ item: 100, quantity: 1 }] }],
    });
    const more =
      "replyTo: 'answers@example.com', isInternalOnly: true, relatedRecords: { transactionId: 900, entityId: '500', activityId: null }";
    expect(send(`{ author: 11, recipients: 11, subject: 'S', body: 'B', ${more} }`).error).toBeUndefined();
    expect(listMail(account)).toMatchObject([
      { replyTo: 'answers@example.com', isInternalOnly: true, relatedRecords: ['salesorder 900', 'customer 500'] },
    ]);
  });

  test('belongs to a custom record, which is named by its type’s script id or number', () => {
    sqlRun(
      account.db,
      "INSERT INTO object (scriptid, type, id, xml) VALUES ('customrecord_note', 'customrecordtype', 12, ?)",
      '<customrecordtype scriptid="customrecord_note"><recordname>Note</recordname></customrecordtype>',
    );
    account.types.refresh?.();
    loadRecords(account, { customrecord_note: [{ id: 3, name: 'N' }] });
    for (const recordType of ["'customrecord_note'", 12]) {
      const related = `relatedRecords: { customRecord: { id: 3, recordType: ${recordType} } }`;
      expect(send(`{ author: 11, recipients: 11, subject: 'S', body: 'B', ${related} }`).error).toBeUndefined();
    }
    expect(listMail(account).map(({ relatedRecords }) => relatedRecords)).toEqual([
      ['customrecord_note 3'],
      ['customrecord_note 3'],
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358681681.html: 10 MB each, 15 MB together
  test('takes attachments of 10 MB each, and less than 15 MB together', () => {
    const MB = 1_048_576;
    const codes = (sizes: number[]) => {
      const files = sizes.map(
        (size) => `file.create({ name: 'a.txt', fileType: 'PLAINTEXT', contents: 'x'.repeat(${size}) })`,
      );
      return send(`{ author: 11, recipients: 11, subject: 'S', body: 'B', attachments: [${files}] }`).error?.name;
    };
    expect(codes([10 * MB, MB])).toBeUndefined();
    expect(codes([10 * MB, 2 * MB])).toBe('ATTACH_SIZE_EXCEEDED');
    expect(codes([10 * MB + 1])).toBe('SSS_FILE_CONTENT_SIZE_EXCEEDED');
    expect(listMail(account)).toMatchObject([{ attachments: ['a.txt', 'a.txt'] }]);
  });

  test('is sent in bulk by the same rules, for 10 units', () => {
    const sendBulk = (options: string) => runBody(account, ['N/email'], `email.sendBulk(${options});`);
    expect(sendBulk("{ author: 11, recipients: 'b@example.com', subject: 'S', body: 'B' }").unitsUsed).toBe(10);
    expect(listMail(account)).toMatchObject([{ author: '11', recipients: ['b@example.com'] }]);
    expect(sendBulk("{ author: 99, recipients: 'b@example.com', subject: 'S', body: 'B' }").error?.name).toBe(
      'SSS_AUTHOR_MUST_BE_EMPLOYEE',
    );
    expect(sendBulk("{ author: 11, recipients: 'b@example.com', body: 'B' }").error?.name).toBe(
      'SSS_MISSING_REQD_ARGUMENT',
    );
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358681681.html
  test('takes ten recipients, not eleven', () => {
    const list = (n: number) => JSON.stringify(Array.from({ length: n }, (_, i) => `a${i}@example.com`));
    expect(send(`{ author: -5, recipients: ${list(10)}, subject: 'S', body: 'B' }`).status).toBe('COMPLETE');
    expect(
      send(`{ author: -5, recipients: ${list(10)}, bcc: 'x@example.com', subject: 'S', body: 'B' }`).error?.name,
    ).toBe('SSS_MAXIMUM_NUMBER_RECIPIENTS_EXCEEDED');
    expect(listMail(account)).toHaveLength(1);
  });

  test('takes files as attachments', () => {
    const attachment = "file.create({ name: 'a.csv', fileType: file.Type.CSV, contents: 'a' })";
    expect(
      send(`{ author: 11, recipients: 11, subject: 'S', body: 'B', attachments: [${attachment}] }`).error,
    ).toBeUndefined();
    expect(send("{ author: 11, recipients: 11, subject: 'S', body: 'B', attachments: ['text'] }").error?.name).toBe(
      'WRONG_PARAMETER_TYPE',
    );
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4431144897.html, and its sample
  describe('sendCampaignEvent', () => {
    const MAKE = `const campaign = record.create({ type: record.Type.CAMPAIGN, isDynamic: true });
      campaign.setValue({ fieldId: 'title', value: 'Sample' });
      campaign.selectNewLine({ sublistId: 'campaigndrip' });
      campaign.setCurrentSublistValue({ sublistId: 'campaigndrip', fieldId: 'template', value: 4 });
      campaign.setCurrentSublistValue({ sublistId: 'campaigndrip', fieldId: 'title', value: 'First mail' });
      campaign.commitLine({ sublistId: 'campaigndrip' });
      const id = campaign.save();
      const event = record.load({ type: record.Type.CAMPAIGN, id })
        .getSublistValue({ sublistId: 'campaigndrip', fieldId: 'internalid', line: 0 });`;
    const sendTo = (recipient: number, event = 'event') =>
      evaluate(
        account,
        ['N/email', 'N/record'],
        `${MAKE} give(email.sendCampaignEvent({ campaignEventId: ${event}, recipientId: ${recipient} }));`,
      );

    test('sends the mail of an event, and gives each a response id', () => {
      expect([sendTo(11), sendTo(11)]).toEqual([1, 2]);
      expect(listMail(account)).toMatchObject([
        { recipients: ['ann@example.com'], subject: 'First mail', body: 'Template 4' },
        { author: expect.stringMatching(/^campaign \d+$/) },
      ]);
    });

    test('gives -1 when it cannot send: no such event, or a recipient without an address', () => {
      loadRecords(account, { customer: [{ id: 500, companyname: 'C', isperson: false, subsidiary: 1 }] });
      expect([sendTo(11, '4711'), sendTo(500), sendTo(4711)]).toEqual([-1, -1, -1]);
      expect(listMail(account)).toEqual([]);
    });
  });

  test.each([
    ["{ recipients: 'a@example.com', subject: 'S', body: 'B' }", 'SSS_MISSING_REQD_ARGUMENT'],
    ["{ author: 11, subject: 'S', body: 'B' }", 'SSS_MISSING_REQD_ARGUMENT'],
    ["{ author: 11, recipients: 'a@example.com', body: 'B' }", 'SSS_MISSING_REQD_ARGUMENT'],
    ["{ author: 11, recipients: 'a@example.com', subject: 'S' }", 'SSS_MISSING_REQD_ARGUMENT'],
    ["{ author: 12, recipients: 'a@example.com', subject: 'S', body: 'B' }", 'SSS_AUTHOR_MUST_BE_EMPLOYEE'],
    ["{ author: 'ann@example.com', recipients: 'a@example.com', subject: 'S', body: 'B' }", 'WRONG_PARAMETER_TYPE'],
    ["{ author: 11, recipients: 11, subject: 'S', body: 'B', replyTo: 'nobody' }", 'SSS_INVALID_TO_EMAIL'],
    ["{ author: 11, recipients: 11, subject: 'S', body: 'B', isInternalOnly: 'T' }", 'WRONG_PARAMETER_TYPE'],
    ["{ author: 11, recipients: 11, subject: 'S', body: 'B', relatedRecords: { entityId: 99 } }", 'RCRD_DSNT_EXIST'],
    ["{ author: 11, recipients: 11, subject: 'S', body: 'B', relatedRecords: { activityId: 1 } }", 'NOT_SIMULATED'],
    [
      "{ author: 11, recipients: 11, subject: 'S', body: 'B', relatedRecords: { customRecord: { id: 1, recordType: 'customrecord_x' } } }",
      'INVALID_RCRD_TYPE',
    ],
    ["{ author: 11, recipients: 'nobody', subject: 'S', body: 'B' }", 'SSS_INVALID_TO_EMAIL'],
    ["{ author: 11, recipients: 999, subject: 'S', body: 'B' }", 'SSS_INVALID_TO_EMAIL'],
  ])('refuses %s', (options, name) => {
    expect(send(options).error?.name).toBe(name);
    expect(listMail(account)).toEqual([]);
  });
});
