import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { evaluate, memoryAccount, runBody } from '../scripts/script-account';

let account: Account;
beforeEach(() => {
  account = memoryAccount();
});
afterEach(() => account.close());

const run = (body: string) => evaluate(account, ['N/file'], body);
const errorOf = (body: string) => runBody(account, ['N/file'], body).error;
const units = (body: string) => runBody(account, ['N/file'], body).unitsUsed;
const put = (name: string, content: string | Buffer, type = 'CSV') =>
  account.files.save({ folder: -15, name, type, content: Buffer.from(content) });
const textOf = (path: string) => account.files.content(account.files.byPath(path)?.id as number).toString();

describe('file.create and save', () => {
  test('save a file and give its id', () => {
    const id = run(`
      const f = file.create({ name: 'a.csv', fileType: file.Type.CSV, contents: 'a,b\\n', folder: -15, description: 'd' });
      if (f.id !== undefined || f.size !== 4 || !f.isText || f.encoding !== 'UTF-8') throw new Error('before');
      give(f.save());`);
    expect(account.files.byId(id as number)).toMatchObject({ path: '/SuiteScripts/a.csv', description: 'd', size: 4 });
  });

  test('replace a file of that name and keep its id', () => {
    const { id } = put('a.csv', 'old');
    expect(run("give(file.create({ name: 'a.csv', fileType: 'CSV', contents: 'new', folder: -15 }).save());")).toBe(id);
    expect(textOf('SuiteScripts/a.csv')).toBe('new');
  });

  test('encode text as the encoding says, also when it is set later', () => {
    run(`const f = file.create({ name: 'a.csv', fileType: 'CSV', contents: 'é€', folder: -15, encoding: file.Encoding.WINDOWS_1252 });
      f.save();
      const g = file.create({ name: 'b.csv', fileType: 'CSV', contents: 'é', folder: -15 });
      g.encoding = file.Encoding.ISO_8859_1;
      g.save();
      give(0);`);
    expect(account.files.content(account.files.byPath('SuiteScripts/a.csv')?.id as number)).toEqual(
      Buffer.from([0xe9, 0x80]),
    );
    expect(account.files.content(account.files.byPath('SuiteScripts/b.csv')?.id as number)).toEqual(
      Buffer.from([0xe9]),
    );
    expect(run("const f = file.load('SuiteScripts/a.csv'); give([f.encoding, f.getContents()]);")).toEqual([
      'windows-1252',
      'é€',
    ]);
  });

  test('take binary contents as base64', () => {
    run("file.create({ name: 'a.zip', fileType: 'ZIP', contents: 'AAH/', folder: -15 }).save(); give(0);");
    expect(account.files.content(account.files.byPath('SuiteScripts/a.zip')?.id as number)).toEqual(
      Buffer.from([0, 1, 255]),
    );
    expect(run("const f = file.load({ id: 'SuiteScripts/a.zip' }); give([f.isText, f.getContents()]);")).toEqual([
      false,
      'AAH/',
    ]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4229271179.html: of save
  test.each([
    ["file.create({ fileType: 'CSV' });", 'SSS_MISSING_REQD_ARGUMENT', 'name'],
    ["file.create({ name: 'a.csv', fileType: 'NONE' });", 'SSS_INVALID_TYPE_ARG', 'fileType'],
    [
      "file.create({ name: 'a.csv', fileType: 'CSV' }).save();",
      'SSS_MISSING_REQD_ARGUMENT',
      'Please enter value(s) for: Folder',
    ],
    [
      "file.create({ name: 'a.csv', fileType: 'CSV', folder: 99 }).save();",
      'INVALID_KEY_OR_REF',
      'Invalid folder reference key 99.',
    ],
    ["const f = file.create({ name: 'a.csv', fileType: 'CSV' }); f.size = 1;", 'READ_ONLY_PROPERTY', 'size'],
  ])('%s is refused', (body, name, message) => {
    const error = errorOf(body);
    expect(error?.name).toBe(name);
    expect(error?.message).toContain(message);
  });

  test('a member that does not exist is named', () => {
    expect(errorOf("file.create({ name: 'a.csv', fileType: 'CSV' }).nothing;")?.message).toContain(
      'file.File.nothing is not simulated',
    );
  });
});

describe('10 MB', () => {
  const TEN = 10_485_760;

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4223861820.html
  test('is the most that create takes', () => {
    expect(run(`give(file.create({ name: 'a.txt', fileType: 'PLAINTEXT', contents: 'x'.repeat(${TEN}) }).size);`)).toBe(
      TEN,
    );
    expect(errorOf(`file.create({ name: 'a.txt', fileType: 'PLAINTEXT', contents: 'x'.repeat(${TEN + 1}) });`)).toEqual(
      {
        name: 'SSS_FILE_CONTENT_SIZE_EXCEEDED',
        message: 'The file you are trying to create exceeds the maximum allowed file size of 10.0 MB.',
      },
    );
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4229269811.html
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4205693274.html: what is streamed has no such limit
  test('is the most that getContents gives, and no limit for lines', () => {
    put('big.csv', `${'x'.repeat(TEN - 1)}\n`);
    put('bigger.csv', `${'x'.repeat(TEN)}\n`);
    expect(run("give(file.load('SuiteScripts/big.csv').getContents().length);")).toBe(TEN);
    expect(errorOf("file.load('SuiteScripts/bigger.csv').getContents();")).toEqual({
      name: 'SSS_FILE_CONTENT_SIZE_EXCEEDED',
      message: 'The file content you are attempting to access exceeds the maximum allowed size of 10 MB.',
    });
    expect(
      run(
        "let n = 0; file.load('SuiteScripts/bigger.csv').lines.iterator().each((l) => { n += l.value.length; return true; }); give(n);",
      ),
    ).toBe(TEN);
  });
});

describe('reading', () => {
  const lines = (name: string) =>
    run(
      `const all = []; file.load('SuiteScripts/${name}').lines.iterator().each((l) => { all.push(l.value); return true; }); give(all);`,
    );

  test.each([
    ['a\nb\n', ['a', 'b']],
    ['a\r\nb\r\nc', ['a', 'b', 'c']],
    ['a\n\nb', ['a', '', 'b']],
    ['"a\nb"\n', ['"a', 'b"']],
    ['', []],
    ['\uFEFFa\n', ['\uFEFFa']],
  ])('lines of %j', (content, expected) => {
    put('a.csv', content);
    expect(lines('a.csv')).toEqual(expected);
  });

  test('lines are whole where the pieces that are read from disk meet, within characters too', () => {
    const rows = Array.from({ length: 9000 }, (_, index) => `${index},${'é€'.repeat(index % 20)}`);
    put('a.csv', `${rows.join('\r\n')}\r\n`);
    run(`const out = file.create({ name: 'out.csv', fileType: 'CSV', folder: -15 });
      file.load('SuiteScripts/a.csv').lines.iterator().each((line) => { out.appendLine(line); return true; });
      give(out.save());`);
    expect(textOf('SuiteScripts/out.csv').split('\n')).toEqual([...rows, '']);
  });

  test('stops when the callback does not answer true', () => {
    put('a.csv', 'a\nb\nc\n');
    expect(
      run(
        "const all = []; file.load('SuiteScripts/a.csv').lines.iterator().each((l) => { all.push(l.value); return l.value !== 'b'; }); give(all);",
      ),
    ).toEqual(['a', 'b']);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4205693274.html
  test('readers give characters and text up to a tag, then null', () => {
    put('a.csv', 'ab;cd;ef');
    expect(
      run(`const r = file.load('SuiteScripts/a.csv').getReader();
        give([r.readChars({ number: 1 }), r.readUntil({ tag: ';' }), r.readUntil({ tag: ';' }), r.readUntil({ tag: ';' }), r.readChars({ number: 5 })]);`),
    ).toEqual(['a', 'b;', 'cd;', 'ef', null]);
    expect(errorOf("file.load('SuiteScripts/a.csv').getReader().readChars({ number: 0 });")?.name).toBe(
      'SSS_INVALID_READ_SIZE',
    );
    expect(errorOf("file.load('SuiteScripts/a.csv').getReader().readUntil({ tag: '' });")?.name).toBe(
      'SSS_TAG_CANNOT_BE_EMPTY',
    );
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4205693274.html
  test('segments are split by their separator', () => {
    put('a.csv', 'a||b||c');
    expect(
      run(
        "const all = []; file.load('SuiteScripts/a.csv').getSegments({ separator: '||' }).iterator().each((s) => { all.push(s.value); return true; }); give(all);",
      ),
    ).toEqual(['a', 'b', 'c']);
  });

  test('of streams of a binary file is not simulated', () => {
    put('a.zip', 'x', 'ZIP');
    expect(errorOf("file.load('SuiteScripts/a.zip').lines;")?.message).toContain('not simulated');
  });
});

describe('appending', () => {
  test('goes to the File Cabinet with save, and not before', () => {
    put('a.csv', 'a\n');
    const before =
      "const f = file.load('SuiteScripts/a.csv'); f.appendLine({ value: 'b' }).append({ value: 'c' }); give(f.size);";
    expect(run(before)).toBe(5);
    expect(textOf('SuiteScripts/a.csv')).toBe('a\n');
    run(
      "const f = file.load('SuiteScripts/a.csv'); f.appendLine({ value: 'b' }).append({ value: 'c' }); f.save(); f.appendLine({ value: 'd' }); f.save(); give(0);",
    );
    expect(textOf('SuiteScripts/a.csv')).toBe('a\nb\ncd\n');
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4205693274.html: save streams
  test('of many lines makes a file above 10 MB', () => {
    const id = run(`
      const f = file.create({ name: 'big.csv', fileType: 'CSV', folder: -15 });
      for (let n = 0; n < 60000; n += 1) f.appendLine({ value: 'x'.repeat(199) });
      give(f.save());`);
    expect(account.files.byId(id as number)?.size).toBe(12_000_000);
    expect(
      account.files
        .content(id as number)
        .subarray(-3)
        .toString(),
    ).toBe('xx\n');
  });

  test('after reading, and reading after appending, is refused until the stream is reset', () => {
    put('a.csv', 'a\n');
    const load = "const f = file.load('SuiteScripts/a.csv');";
    const read = 'f.lines.iterator().each(() => true);';
    expect(errorOf(`${load} ${read} f.appendLine({ value: 'b' });`)?.name).toBe(
      'YOU_CANNOT_WRITE_TO_A_FILE_AFTER_YOU_BEGAN_READING_FROM_IT',
    );
    expect(errorOf(`${load} f.appendLine({ value: 'b' }); ${read}`)?.name).toBe(
      'YOU_CANNOT_READ_FROM_A_FILE_AFTER_YOU_BEGAN_WRITING_TO_IT',
    );
    expect(
      run(
        `${load} ${read} f.resetStream(); f.appendLine({ value: '' }); f.resetStream(); let n = 0; f.lines.iterator().each(() => { n += 1; return true; }); give(n);`,
      ),
    ).toBe(2);
  });
});

describe('load, delete and copy', () => {
  test('take an internal id, as number or text, or a path', () => {
    const { id } = put('a.csv', 'x');
    expect(
      run(
        `give([file.load({ id: ${id} }).name, file.load('${id}').name, file.load({ id: '/SuiteScripts/a.csv' }).path, file.load(${id}).folder]);`,
      ),
    ).toEqual(['a.csv', 'a.csv', 'SuiteScripts/a.csv', -15]);
    expect(run(`give(file.delete({ id: ${id} }));`)).toBe(id);
    expect(account.files.byId(id)).toBeUndefined();
  });

  test.each([
    ["file.load({ id: 'SuiteScripts/none.csv' });", 'RCRD_DSNT_EXIST'],
    ["file.load({ id: '../none.csv' });", 'RCRD_DSNT_EXIST'],
    ['file.load({ id: 4711 });', 'INSUFFICIENT_PERMISSION'],
    ['file.load({});', 'SSS_MISSING_REQD_ARGUMENT'],
    ['file.delete({ id: 4711 });', 'INSUFFICIENT_PERMISSION'],
  ])('%s is refused', (body, name) => expect(errorOf(body)?.name).toBe(name));

  test('a loaded file is moved and renamed by save', () => {
    const folder = account.files.ensureFolder('/SuiteScripts/done');
    const { id } = put('a.csv', 'x');
    run(`const f = file.load(${id}); f.folder = ${folder}; f.name = 'b.csv'; give(f.save());`);
    expect(account.files.byId(id)?.path).toBe('/SuiteScripts/done/b.csv');
    expect(account.files.content(id).toString()).toBe('x');
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_161167269293.html
  test('copy asks what to do about a file of that name', () => {
    const folder = account.files.ensureFolder('/SuiteScripts/to');
    const { id } = put('a.csv', 'x');
    run(`file.copy({ id: ${id}, folder: ${folder} }); give(0);`);
    expect(errorOf(`file.copy({ id: ${id}, folder: ${folder} });`)?.name).toBe('FILE_ALREADY_EXISTS');
    expect(errorOf(`file.copy({ id: ${id}, folder: ${folder}, conflictResolution: 'X' });`)?.name).toBe(
      'INVALID_CONFLICT_RESOLUTION_1',
    );
    expect(
      run(
        `give(file.copy({ id: ${id}, folder: ${folder}, conflictResolution: file.NameConflictResolution.RENAME_TO_UNIQUE }).name);`,
      ),
    ).toBe('a(1).csv');
    expect(textOf('/SuiteScripts/to/a(1).csv')).toBe('x');
  });
});

describe('units', () => {
  test.each([
    ["file.create({ name: 'b.csv', fileType: 'CSV', folder: -15 })", 0],
    ["file.load('SuiteScripts/a.csv').getContents()", 10],
    ["file.load('SuiteScripts/a.csv').save()", 30],
    ["file.delete('SuiteScripts/a.csv')", 20],
    ["file.copy({ id: 'SuiteScripts/a.csv', folder: -6 })", 20],
  ])('%s costs %i', (body, expected) => {
    put('a.csv', 'x');
    expect(units(`${body};`)).toBe(expected);
  });
});
