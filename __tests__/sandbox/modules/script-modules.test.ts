import { createHash, createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { listMail } from 'netsuite-sandbox/account/mailbox';
import { setSecret } from 'netsuite-sandbox/account/secrets';
import { sqlGet, sqlRun } from 'netsuite-sandbox/account/sql';
import { runTask, submitScript } from 'netsuite-sandbox/scripts/run-task';
import { listLogs } from 'netsuite-sandbox/scripts/script-logs';
import { addFile, addScript, entryFile, evaluate, memoryAccount, runBody, runSource } from '../scripts/script-account';

let account: Account;
beforeEach(() => {
  account = memoryAccount();
});
afterEach(() => account.close());

describe('N/log', () => {
  const entries = (body: string) => {
    runBody(account, [], body);
    return listLogs(account).map(({ level, title, details }) => [level, title, details]);
  };

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4430384449.html
  test('takes options or positions, and shows objects as JSON', () => {
    expect(
      entries(
        "log.debug('t', 'd'); log.audit({ title: 't', details: { a: [1] } }); log.error('t'); log.emergency({ title: 't', details: null });",
      ),
    ).toEqual([
      ['DEBUG', 't', 'd'],
      ['AUDIT', 't', '{"a":[1]}'],
      ['ERROR', 't', ''],
      ['EMERGENCY', 't', ''],
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4430384449.html
  test('writes Untitled for no title, and text for what JSON cannot show', () => {
    const body =
      "const o = {}; o.o = o; log.audit({ details: 1 }); log.audit('', true); log.audit('o', o); log.audit(5, undefined); log.audit('f', () => 1);";
    expect(entries(body)).toEqual([
      ['AUDIT', 'Untitled', '1'],
      ['AUDIT', 'Untitled', 'true'],
      ['AUDIT', 'o', '[object Object]'],
      ['AUDIT', '5', ''],
      ['AUDIT', 'f', 'function'],
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4430384449.html
  test('cuts the title after 99 characters and details after 3,999', () => {
    const [[, title, details] = []] = entries("log.audit('t'.repeat(100), 'd'.repeat(4000));");
    expect([title?.length, details?.length]).toEqual([99, 3999]);
  });

  test('drops what is below the log level of the deployment', () => {
    addFile(
      account,
      '/SuiteScripts/levels.js',
      entryFile([], "for (const level of ['debug', 'audit', 'error', 'emergency']) log[level](level, '');"),
    );
    addScript(account, 'customscript_levels', '/SuiteScripts/levels.js', {
      deployments: ['DEBUG', 'AUDIT', 'ERROR', 'EMERGENCY'].map((logLevel) => ({
        id: `customdeploy_${logLevel.toLowerCase()}`,
        logLevel,
      })),
    });
    for (const level of ['debug', 'audit', 'error', 'emergency']) {
      const deployment = `customdeploy_${level}`;
      runTask(
        account,
        submitScript(account, { script: 'customscript_levels', deployment, invocation: 'USER_INTERFACE' }),
      );
    }
    expect(listLogs(account).map(({ deployment, level }) => `${deployment.slice(13)} ${level}`)).toEqual([
      'debug DEBUG',
      'debug AUDIT',
      'debug ERROR',
      'debug EMERGENCY',
      'audit AUDIT',
      'audit ERROR',
      'audit EMERGENCY',
      'error ERROR',
      'error EMERGENCY',
      'emergency EMERGENCY',
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4574548135.html
  describe('of the 100,000 entries that a company may write in 60 minutes', () => {
    /** As many entries of another script, all made at that time. */
    const entriesAt = (count: number, time: string) =>
      sqlRun(
        account.db,
        `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
         INSERT INTO log (time, script, deployment, level, title, details) SELECT ?, 'other', 'other', 'AUDIT', '', '' FROM n`,
        time,
      );
    const runLogging = () => {
      const { status } = runBody(account, [], "log.debug('d'); log.audit('a'); log.error('e'); log.emergency('y');");
      expect(status).toBe('COMPLETE');
      const { loglevel } = sqlGet<{ loglevel: string }>(
        account.db,
        'SELECT loglevel FROM deployment ORDER BY id DESC LIMIT 1',
      ) as { loglevel: string };
      const own = listLogs(account).filter(({ script }) => script !== 'other');
      return { titles: own.map(({ title }) => title), loglevel, mails: listMail(account).length };
    };

    test('takes the last one', () => {
      entriesAt(99_996, '2026-03-09T16:30:00.000Z');
      expect(runLogging()).toEqual({ titles: ['d', 'a', 'e', 'y'], loglevel: 'DEBUG', mails: 0 });
    });

    test('takes none more: the log level of the script is raised, and its owner is told', () => {
      entriesAt(99_999, '2026-03-09T16:30:00.000Z');
      expect(runLogging()).toEqual({ titles: ['d', 'y'], loglevel: 'EMERGENCY', mails: 2 });
      expect(listMail(account)[0]).toMatchObject({
        author: 'NetSuite',
        subject: expect.stringContaining('excessively'),
      });
    });

    test('forgets those that are older', () => {
      entriesAt(100_000, '2026-03-09T16:00:00.000Z');
      expect(runLogging()).toEqual({ titles: ['d', 'a', 'e', 'y'], loglevel: 'DEBUG', mails: 0 });
    });
  });

  test('shows an error of N/* as NetSuite does', () => {
    const [[, , details] = []] = entries(
      "try { require('N/error').create({ name: 'X' }); } catch (e) { log.error('caught', e); }",
    );
    expect(JSON.parse(String(details))).toMatchObject({
      type: 'error.SuiteScriptError',
      name: 'SSS_MISSING_REQD_ARGUMENT',
      message: 'create: Missing a required argument: message',
      cause: { type: 'internal error', code: 'SSS_MISSING_REQD_ARGUMENT' },
    });
  });
});

describe('N/runtime', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4296359529.html
  test('describes the script, the user and the account', () => {
    const body = `
      const s = runtime.getCurrentScript(), u = runtime.getCurrentUser();
      s.percentComplete = 40;
      give([s.deploymentId, s.logLevel, s.percentComplete, s.bundleIds, s.getRemainingUsage(), u.id, u.role, u.roleId, u.name,
        runtime.executionContext === runtime.ContextType.SCHEDULED, runtime.accountId, runtime.envType, runtime.processorCount, runtime.queueCount,
        runtime.isFeatureInEffect({ feature: 'SUBSIDIARIES' }), runtime.isFeatureInEffect({ feature: 'x' }), u.getPreference({ name: 'DATEFORMAT' })]);`;
    expect(evaluate(account, ['N/runtime'], body)).toEqual([
      'customdeploy_now',
      'DEBUG',
      40,
      [],
      10000,
      -4,
      3,
      'administrator',
      '-System-',
      true,
      'TSTDRV0000001',
      'SANDBOX',
      2,
      1,
      true,
      false,
      'M/D/YYYY',
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4296661592.html
  test('gives parameters in the type of their field: submission before deployment before default', () => {
    const field = (fieldtype: string, defaultvalue?: string) => ({
      fieldtype,
      ...(defaultvalue !== undefined && { defaultvalue }),
    });
    const body =
      "const s = runtime.getCurrentScript(); log.audit('given', JSON.stringify(Object.fromEntries(['int','float','t','f','text','select','date','empty','none','deployed','submitted'].map((id) => [id, s.getParameter({ name: 'custscript_' + id })]))));  log.audit('typed', s.getParameter('custscript_date') instanceof Date);";
    addFile(account, '/SuiteScripts/parameters.js', entryFile(['N/runtime'], body));
    addScript(account, 'customscript_p', '/SuiteScripts/parameters.js', {
      parameters: {
        custscript_int: field('INTEGER', '42'),
        custscript_float: field('FLOAT', '1.5'),
        custscript_t: field('CHECKBOX', 'T'),
        custscript_f: field('CHECKBOX'),
        custscript_text: field('TEXT', '007'),
        custscript_select: field('SELECT', '12'),
        custscript_date: field('DATE', '3/9/2026'),
        custscript_empty: field('TEXT', ''),
        custscript_deployed: field('TEXT', 'default'),
        custscript_submitted: field('INTEGER', '1'),
      },
      deployments: [{ parameters: { custscript_deployed: 'deployed', custscript_submitted: '2' } }],
    });
    runTask(
      account,
      submitScript(account, {
        script: 'customscript_p',
        parameters: { custscript_submitted: '3' },
        invocation: 'USER_INTERFACE',
      }),
    );
    const [given, typed] = listLogs(account);
    expect(JSON.parse(String(given?.details))).toEqual({
      int: 42,
      float: 1.5,
      t: true,
      f: false,
      text: '007',
      select: '12',
      date: '2026-03-09T07:00:00.000Z',
      empty: null,
      none: null,
      deployed: 'deployed',
      submitted: 3,
    });
    expect(typed?.details).toBe('true');
  });
});

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1550072971.html: "The current script's runtime version"
describe('runtime.Script.apiVersion', () => {
  test.each([
    ['2.0', '2.0', '2.0'],
    ['2.x', '2.0', '2.0'],
    ['2.X', '2.1', '2.1'],
    ['2.0', '2.1', '2.0'],
    ['2.1', '2.0', '2.1'],
  ] as const)('of @NApiVersion %s, when 2.x runs as %s, is %s', (tag, executeSuiteScript2xAs, version) => {
    const other = memoryAccount({ executeSuiteScript2xAs });
    runSource(
      other,
      `/** @NApiVersion ${tag}\n * @NScriptType ScheduledScript */
      define(['N/runtime'], function (runtime) {
        return { execute: function () { log.audit('version', runtime.getCurrentScript().apiVersion); } };
      });`,
    );
    expect(listLogs(other).map(({ details }) => details)).toEqual([version]);
    other.close();
  });
});

describe('N/error', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4243803203.html: error.create
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4243798608.html: members of the error
  test('makes an error whose cause is itself, and which shows as JSON', () => {
    const body =
      "const e = error.create({ name: 'MINE', message: 'no', notifyOff: true }); give([e.name, e.message, e.type, e.cause === e, e.notifyOff, JSON.parse(String(e)).cause, JSON.parse(JSON.stringify(e)).name]);";
    expect(evaluate(account, ['N/error'], body)).toEqual([
      'MINE',
      'no',
      'error.SuiteScriptError',
      true,
      true,
      { name: 'MINE', message: 'no' },
      'MINE',
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4243803203.html
  test('takes an error as message, and refuses a wrong type', () => {
    expect(
      evaluate(account, ['N/error'], "give(error.create({ name: 'A', message: new Error('inner') }).message);"),
    ).toBe('inner');
    expect(
      runBody(account, ['N/error'], "error.create({ name: 'A', message: 'b', notifyOff: 'yes' });").error?.name,
    ).toBe('WRONG_PARAMETER_TYPE');
  });
});

describe('N/format', () => {
  const cases: [string, unknown][] = [
    ["parse({ value: '3/9/2026', type: Type.DATE }).toISOString()", '2026-03-09T07:00:00.000Z'],
    ["parse({ value: '3/9/2026 1:30:05 pm', type: Type.DATETIME }).toISOString()", '2026-03-09T20:30:05.000Z'],
    [
      "parse({ value: '3/9/2026 1:30 pm', type: Type.DATETIME, timezone: Timezone.ASIA_TOKYO }).toISOString()",
      '2026-03-09T04:30:00.000Z',
    ],
    [
      "parse({ value: '3/9/2026 1:30 pm', type: Type.DATETIMETZ, timezone: 'Mars' }).toISOString()",
      '2026-03-09T13:30:00.000Z',
    ],
    ["parse({ value: '1:30 pm', type: Type.TIMEOFDAY }).toISOString()", '2026-03-09T20:30:00.000Z'],
    ["parse({ value: '2026-03-09', type: Type.DATE })", '2026-03-09'],
    ["parse({ value: '1,234.50', type: Type.CURRENCY })", 1234.5],
    ["parse({ value: '-12', type: Type.INTEGER })", -12],
    ["parse({ value: '-12', type: Type.POSINTEGER })", '-12'],
    ["parse({ value: '1.5', type: Type.INTEGER })", '1.5'],
    ["parse({ value: '0.2%', type: Type.PERCENT })", 0.2],
    ["parse({ value: 'abc', type: Type.FLOAT })", 'abc'],
    ["parse({ value: 'T', type: Type.CHECKBOX })", true],
    ["parse({ value: '555', type: Type.PHONE })", '555'],
    ["format({ value: new Date('2026-03-09T06:59:00Z'), type: Type.DATE })", '3/8/2026'],
    ["format({ value: new Date('2026-03-09T20:30:05Z'), type: Type.DATETIME })", '3/9/2026 1:30:05 pm'],
    [
      "format({ value: new Date('2026-03-09T20:30:05Z'), type: Type.DATETIME, timezone: Timezone.EUROPE_PARIS })",
      '3/9/2026 9:30:05 pm',
    ],
    ["format({ value: new Date('2026-03-09T20:30:05Z'), type: Type.TIMEOFDAY })", '1:30 pm'],
    ['format({ value: 1234.5, type: Type.CURRENCY })', '1234.50'],
    ['format({ value: 12.9, type: Type.INTEGER })', '12'],
    ['format({ value: true, type: Type.CHECKBOX })', 'T'],
    ["format({ value: 'x', type: Type.TEXT })", 'x'],
  ];
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4388721627.html: both ways
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4388837989.html: an unknown zone is GMT; what cannot be parsed comes back
  test.each(cases)('%s', (call, expected) => {
    expect(
      evaluate(
        account,
        ['N/format'],
        `const { parse, format: f, Type, Timezone } = format; give((${call.replace(/^format\(/, 'f(')}));`,
      ),
    ).toEqual(expected);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4388721627.html
  test('follows the account settings', () => {
    account.close();
    account = memoryAccount({ dateFormat: 'DD.MM.YYYY', timeFormat: 'HH:mm', timeZone: 'Europe/Paris' });
    const body =
      "const d = format.parse({ value: '09.03.2026', type: 'date' }); give([d.toISOString(), format.format({ value: d, type: 'datetime' })]);";
    expect(evaluate(account, ['N/format'], body)).toEqual(['2026-03-08T23:00:00.000Z', '09.03.2026 00:00:00']);
  });

  test('needs a value and a type', () => {
    expect(runBody(account, ['N/format'], "format.parse({ value: '1' });").error).toEqual({
      name: 'SSS_MISSING_REQD_ARGUMENT',
      message: 'parse: Missing a required argument: type',
    });
  });
});

describe('N/encode', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4369847722.html
  test.each([
    ['héé', 'UTF_8', 'BASE_64', 'aMOpw6k='],
    ['aMOpw6k=', 'BASE_64', 'UTF_8', 'héé'],
    ['~~~', 'UTF_8', 'BASE_64_URL_SAFE', 'fn5-'],
    ['fn5-', 'BASE_64_URL_SAFE', 'HEX', '7e7e7e'],
    ['~', 'UTF_8', 'BASE_16', '7E'],
    ['foobar', 'UTF_8', 'BASE_32', 'MZXW6YTBOI======'],
    ['MZXW6YTBOI======', 'BASE_32', 'UTF_8', 'foobar'],
  ])('%s from %s to %s', (string, inputEncoding, outputEncoding, expected) => {
    const options = JSON.stringify({ string, inputEncoding, outputEncoding });
    expect(evaluate(account, ['N/encode'], `give(encode.convert(${options}));`)).toBe(expected);
  });

  test('refuses what is not of the encoding', () => {
    const body =
      "encode.convert({ string: 'xyz', inputEncoding: encode.Encoding.HEX, outputEncoding: encode.Encoding.UTF_8 });";
    expect(runBody(account, ['N/encode'], body).error?.name).toBe(
      'FAILED_TO_DECODE_STRING_ENCODED_BINARY_DATA_USING_1_ENCODING',
    );
  });
});

describe('N/crypto', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358549582.html
  test.each(['SHA256', 'SHA512'])('hashes with %s', (algorithm) => {
    const body = `const h = crypto.createHash({ algorithm: crypto.HashAlg.${algorithm} }); h.update({ input: 'abc' }); h.update({ input: '64', inputEncoding: 'HEX' }); give(h.digest({ outputEncoding: 'BASE_64' }));`;
    expect(evaluate(account, ['N/crypto'], body)).toBe(
      createHash(algorithm.toLowerCase()).update('abcd').digest('base64'),
    );
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_160216486846.html
  test('signs with a secret that the script never sees', () => {
    setSecret(account, 'custsecret_k', 'hidden');
    const body = `
      const key = crypto.createSecretKey({ secret: 'custsecret_k', encoding: crypto.Encoding.UTF_8 });
      const h = crypto.createHmac({ algorithm: 'SHA256', key }); h.update({ input: 'abc' }); give([h.digest(), JSON.stringify(key)]);`;
    const [digest, key] = evaluate(account, ['N/crypto'], body) as string[];
    expect(digest).toBe(createHmac('sha256', 'hidden').update('abc').digest('hex'));
    expect(key).not.toContain('hidden');
  });

  test.each([
    ['crypto.createHash({});', 'MISSING_REQD_ARGUMENT'],
    ["crypto.createHash({ algorithm: 'CRC' });", 'SSS_INVALID_TYPE_ARG'],
    ["crypto.createHmac({ algorithm: 'SHA256', key: {} });", 'SSS_INVALID_TYPE_ARG'],
    [
      "crypto.createHmac({ algorithm: 'SHA256', key: crypto.createSecretKey({ secret: 'custsecret_none' }) });",
      'INVALID_SECRET',
    ],
    // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358655346.html
    ["crypto.createHash({ algorithm: 'MD5' });", 'SSS_INVALID_TYPE_ARG'],
  ])('%s is refused', (body, name) => {
    expect(runBody(account, ['N/crypto'], body).error?.name).toBe(name);
  });
});

describe('N/cache', () => {
  test('keeps text, asks the loader when it has none, and charges for it', () => {
    const body = `
      const c = cache.getCache({ name: 'x', scope: cache.Scope.PUBLIC });
      const out = [c.get({ key: 'a' }), c.get({ key: 'a', loader: ({ key }) => ({ from: key }) }), c.get({ key: 'a', loader: () => 'no' })];
      c.put({ key: 'b', value: 'v', ttl: 300 });
      c.remove({ key: 'a' });
      give([...out, c.get({ key: 'a' }), c.get({ key: 'b' }), require('N/runtime').getCurrentScript().getRemainingUsage()]);`;
    expect(evaluate(account, ['N/cache'], body)).toEqual([
      null,
      '{"from":"a"}',
      '{"from":"a"}',
      null,
      'v',
      10_000 - 1 - 2 - 1 - 1 - 1 - 1 - 1,
    ]);
    account.clock.advance(300_000);
    expect(
      evaluate(account, ['N/cache'], "give(cache.getCache({ name: 'x', scope: 'PUBLIC' }).get({ key: 'b' }));"),
    ).toBeNull();
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4642661313.html: a key of 4 KB, a value of 500 KB, 300 seconds
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4642627983.html: a name of 1 KB
  test('refuses what is too large and lives too short, and takes what is not', () => {
    const most = "{ key: 'k'.repeat(4096), value: 'v'.repeat(512000), ttl: 300 }";
    expect(runBody(account, ['N/cache'], `cache.getCache({ name: 'x'.repeat(1024) }).put(${most});`).status).toBe(
      'COMPLETE',
    );
    expect(runBody(account, ['N/cache'], "cache.getCache({ name: 'x'.repeat(1025) });").error?.name).toBe(
      'SSS_INVALID_TYPE_ARG',
    );
    const tries = [
      "{ key: 'k'.repeat(4097), value: 1 }",
      "{ key: 'k', value: 'v'.repeat(512001) }",
      "{ key: 'k', value: 1, ttl: 299 }",
    ];
    for (const options of tries) {
      expect(runBody(account, ['N/cache'], `cache.getCache({ name: 'x' }).put(${options});`).error?.name).toBe(
        'SSS_INVALID_TYPE_ARG',
      );
    }
  });
});

describe('N/util', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4569538303.html
  test('tells kinds apart and walks', () => {
    const body = `
      const seen = [];
      util.each({ a: 1 }, (v, k) => seen.push([k, v]));
      util.each([5], (v, i) => seen.push([i, v]));
      give([util.isArray([]), util.isDate(new Date()), util.isObject({}), util.isObject([]), util.isString(''), util.isFunction(() => 1), util.isRegExp(/x/), util.isNumber(1), util.isBoolean(false), util.isError(new TypeError('x')), seen, util.extend({ a: 1 }, { b: 2 })]);`;
    expect(evaluate(account, [], body)).toEqual([
      true,
      true,
      true,
      false,
      true,
      true,
      true,
      true,
      true,
      true,
      [
        ['a', 1],
        [0, 5],
      ],
      { a: 1, b: 2 },
    ]);
  });
});

describe('what is not simulated', () => {
  test.each([
    ['N/https', 'https.requestSuitelet({});', 'N/https.requestSuitelet'],
    [
      'N/config',
      "config.load({ type: config.Type.TIME_POST }).getValue('x');",
      'N/config.load of timepost: the field x',
    ],
    ['N/runtime', 'runtime.country2;', 'N/runtime.country2'],
  ])('%s says its name: %s', (module, body, member) => {
    expect(runBody(account, [module], body).error).toEqual({
      name: 'NOT_SIMULATED',
      message: `${member} is not simulated by the sandbox.`,
    });
  });

  test('is in the log even when the script hides it', () => {
    expect(
      runBody(
        account,
        ['N/https'],
        'try { https.requestSuitelet({}); } catch (e) {} try { https.requestSuitelet({}); } catch (e) {}',
      ).status,
    ).toBe('COMPLETE');
    expect(listLogs(account)).toMatchObject([
      { level: 'ERROR', title: 'NOT_SIMULATED', details: 'N/https.requestSuitelet is not simulated by the sandbox.' },
    ]);
  });
});
