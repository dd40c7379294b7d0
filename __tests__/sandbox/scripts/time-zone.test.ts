import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { expect, test } from '@jest/globals';

const DIST = path.resolve(__dirname, '../../../packages/sandbox/dist');

/** Jest gives tests a copy of `process.env`, which does not change the time zone; so this is run by a process of its own. */
const PROGRAM = `
const load = (file) => require(${JSON.stringify(DIST)} + '/' + file);
const account = load('account/open-account').openAccount(':memory:', { settings: { timeZone: 'America/Los_Angeles' } });
account.files.save({
  folder: account.files.ensureFolder('/SuiteScripts'), name: 'x.js', type: 'JAVASCRIPT',
  content: Buffer.from(\`/**
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */
define(['N/format', 'N/record', 'N/log'], (format, record, log) => ({ execute() {
  const day = new Date(2026, 0, 5);
  const order = record.create({ type: 'salesorder', isDynamic: true });
  order.setValue('trandate', day);
  const text = format.format({ value: day, type: format.Type.DATE });
  log.audit('given', [text, order.getText('trandate'), order.getValue('trandate').getHours()].join(' '));
} }));\`),
});
const script = { scriptId: 'customscript_x', deploymentId: 'customdeploy_x', scriptType: 'ScheduledScript',
  logLevel: 'DEBUG', parameters: new Map(), invocation: 'ON_DEMAND', taskId: 't' };
const before = new Date(2026, 0, 5).getTime();
load('scripts/run-entry').runEntry(account, script, '/SuiteScripts/x.js', {
  unitLimit: 1000, timeLimitMilliseconds: 10000, call: ({ members }) => members.execute({}),
});
console.log(load('scripts/script-logs').listLogs(account).map(({ details }) => details).join());
console.log(new Date(2026, 0, 5).getTime() === before);
account.close();
`;

test.each(['Asia/Tokyo', 'UTC', undefined])(
  "a script's local time is the account's where the machine has TZ=%s, and only while it runs",
  (zone) => {
    const { TZ: _, ...env } = process.env;
    const result = spawnSync(process.execPath, ['-e', PROGRAM], {
      encoding: 'utf8',
      env: zone === undefined ? env : { ...env, TZ: zone },
    });
    expect(result.stderr).toBe('');
    expect(result.stdout.split('\n')).toEqual(['1/5/2026 1/5/2026 0', 'true', '']);
  },
);
