/**
 * Members that the sandbox has in part, with a call that shows what is missing: it is refused as not simulated. Without
 * such a call: an option that is taken and has no effect. The page prints the notes; a call that is no longer refused
 * fails the page.
 */
define(['N/config', 'N/email', 'N/file', 'N/query', 'N/record', 'N/runtime', 'N/search', 'N/task', 'N/url'], (
  config,
  email,
  file,
  query,
  record,
  runtime,
  search,
  task,
  url,
) => {
  const binary = () => file.create({ name: 'x.png', fileType: 'PNGIMAGE', contents: 'AAAA', folder: -15 });
  const mail = { author: -5, recipients: 'a@example.com', subject: 's', body: 'b' };
  const order = () => record.create({ type: 'salesorder' });
  return [
    {
      member: 'config.load',
      note: 'all pages; date and time format, time zone, account id and the texts of company information can be read, set and saved, features can be read; other fields are refused by name',
      refused: () => config.load({ type: config.Type.ACCOUNTING_PREFERENCES }).getValue({ fieldId: 'overbilling' }),
    },
    {
      member: 'email.send',
      note: 'not with a related activity',
      refused: () => email.send({ ...mail, relatedRecords: { activityId: 1 } }),
    },
    {
      member: 'email.sendBulk',
      note: 'not with a related activity',
      refused: () => email.sendBulk({ ...mail, relatedRecords: { activityId: 1 } }),
    },
    { member: 'file.File.lines', note: 'of text files', refused: () => binary().lines },
    { member: 'file.File.getReader', note: 'of text files', refused: () => binary().getReader() },
    { member: 'file.File.getSegments', note: 'of text files', refused: () => binary().getSegments({ separator: ',' }) },
    { member: 'file.File.appendLine', note: 'of text files', refused: () => binary().appendLine({ value: 'x' }) },
    {
      member: 'query.runSuiteQL',
      note: 'tables, columns and functions as the records need them; others are refused by name',
      refused: () => query.runSuiteQL({ query: 'SELECT BUILTIN.PERIOD(id) FROM customer' }),
    },
    ...['attach', 'detach'].map((call) => ({
      member: `record.${call}`,
      note: 'files and records, contacts and entities; no attributes',
      refused: () => {
        const one = { type: 'customer', id: 1 };
        record[call]({ record: one, to: one, from: one });
      },
    })),
    {
      member: 'record.Record.insertLine',
      note: 'not by beforeLineInstanceId',
      refused: () => order().insertLine({ sublistId: 'item', beforeLineInstanceId: '1' }),
    },
    {
      member: 'record.Record.removeLine',
      note: 'not by lineInstanceId',
      refused: () => order().removeLine({ sublistId: 'item', lineInstanceId: '1' }),
    },
    { member: 'record.Record.save', note: 'lines take text and price from their items whatever enableSourcing says' },
    {
      member: 'record.Sublist.type',
      note: 'of the sublist item',
      refused: () => order().getSublist({ sublistId: 'salesteam' }).type,
    },
    {
      member: 'runtime.User.getPreference',
      note: 'the preferences that the settings of the account know: DATEFORMAT, TIMEFORMAT and TIMEZONE',
      refused: () => runtime.getCurrentUser().getPreference({ name: 'NUMBERFORMAT' }),
    },
    {
      member: 'search.createSetting',
      note: 'checked; without effect, since there are no consolidated amounts and no period end journals',
    },
    {
      member: 'search.global',
      note: 'by names; of the prefixes cu: only',
      refused: () => search.global({ keywords: 'so: 1' }),
    },
    {
      member: 'task.create',
      note: 'of the tasks that are not absent below',
      refused: () => task.create({ taskType: 'WORKFLOW_TRIGGER' }),
    },
    {
      member: 'url.resolveRecord',
      note: 'of entities, transactions, items, custom records and the lists whose page is known',
      refused: () => url.resolveRecord({ recordType: 'taxschedule', recordId: 1 }),
    },
    {
      member: 'url.resolveTaskLink',
      note: 'of entities, items and transactions, as EDIT_CUSTJOB, EDIT_TRAN_SALESORD, LIST_TRAN_SALESORD; Oracle publishes the ids without their pages',
      refused: () => url.resolveTaskLink({ id: 'ADMI_SHIPPING' }),
    },
    {
      member: 'record.Record.save',
      note: 'not on a subrecord',
      refused: () => order().getSubrecord({ fieldId: 'shippingaddress' }).save(),
    },
  ];
});
