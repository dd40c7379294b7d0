import { beforeEach, describe, expect, test } from '@jest/globals';
import { InMemoryAccount } from './in-memory-account';
import type { RunLife } from './run-life';

const DAY = 24 * 3_600_000;
const CUSTOMERS = 'externalId,lastName';
let account: InMemoryAccount;

beforeEach(() => {
  account = new InMemoryAccount();
  account.quietMilliseconds = undefined;
});

function put(file: string, ...keys: string[]): void {
  account.put(`customer/export/${file}`, CUSTOMERS, ...keys.map((key) => `${key},Byron`));
}

function append(file: string, ...keys: string[]): void {
  account.append(`customer/export/${file}`, ...keys.map((key) => `${key},Byron`));
}

/** Runs and NetSuite's imports, until all that can be done is done. */
function runOn(): void {
  for (let round = 0; round < 6; round++) {
    account.run('customer');
    account.endJobs();
  }
}

const states = () => account.files.map(({ name, state }) => `${name} ${state}`);
const stateOf = (name: string) => account.files.find((file) => file.name === name)?.state;
const customers = () => [...account.customers.keys()].sort();
const told = ({ problems }: RunLife) => problems.all().map(({ code, about }) => `${code} ${about}`);

describe('G1, G3: a file that may still be written', () => {
  test('is noted by the first run, which asks for another, and taken by the next one', () => {
    put('a.csv', 'A');
    expect(account.run('customer').askedForAnother).toBe(true);
    expect([states(), account.documents]).toEqual([['a.csv seen'], []]);
    expect(account.run('customer').askedForAnother).toBe(false);
    expect(states()).toEqual(['a.csv prepared']);
  });

  test('is not taken while it grows, and then whole; the runs do not chase each other', () => {
    put('a.csv', 'A');
    expect(account.run('customer').askedForAnother).toBe(true);
    for (const key of ['B', 'C', 'D']) {
      append('a.csv', key);
      expect(account.run('customer').askedForAnother).toBe(false);
      expect([states(), account.documents, account.files.length]).toEqual([['a.csv seen'], [], 1]);
    }
    runOn();
    expect(customers()).toEqual(['A', 'B', 'C', 'D']);
    expect(account.batches.map(({ records }) => records)).toEqual([4]);
  });

  test('with the same size but another time counts as changed', () => {
    put('a.csv', 'A');
    account.run('customer');
    put('a.csv', 'B');
    account.run('customer');
    expect(states()).toEqual(['a.csv seen']);
    runOn();
    expect(customers()).toEqual(['B']);
  });

  test('that grows while it is downloaded is not entered as received', () => {
    put('a.csv', 'A');
    account.run('customer');
    account.whileFetching = (name) => {
      append(name, 'B', 'C');
      account.whileFetching = () => {};
    };
    account.run('customer');
    expect([states(), account.batches]).toEqual([['a.csv seen'], []]);
    expect(account.files[0]?.message).toMatch(/^\d+ bytes arrived, \d+ were listed/);
    runOn();
    expect(customers()).toEqual(['A', 'B', 'C']);
    expect(account.documents.filter((file) => file?.folder === 'feeds')).toHaveLength(1);
  });

  test('that vanishes, or gets its real name, is forgotten', () => {
    put('a.tmp.csv', 'A');
    account.run('customer');
    account.sftp.delete('customer/export/a.tmp.csv');
    put('a.csv', 'A');
    account.run('customer');
    expect(states()).toEqual(['a.csv seen']);
    runOn();
    expect(customers()).toEqual(['A']);
  });

  test('G6: that has been changing for a day is reported', () => {
    put('a.csv', 'A');
    account.run('customer');
    append('a.csv', 'B');
    account.now += DAY - 10 * 60_000;
    expect(told(account.run('customer'))).toEqual([]);
    append('a.csv', 'C');
    account.now += 10 * 60_000;
    expect(told(account.run('customer'))).toEqual(['FILE_KEEPS_CHANGING a.csv']);
    expect(states()).toEqual(['a.csv seen']);
  });

  test('G6: of which other bytes arrive than are listed, for a day, is reported', () => {
    put('a.csv', 'A');
    account.whileFetching = (name) => append(name, 'B');
    account.run('customer');
    account.now += DAY;
    expect(told(account.run('customer'))).toEqual(['FILE_KEEPS_CHANGING a.csv']);
  });
});

describe('the parameter "Quiet minutes"', () => {
  test.each([
    ['old enough', 60 * 60_000, 'prepared'],
    ['too young', 62 * 60_000, 'seen'],
  ])('a file that is %s', (_, quietMilliseconds, state) => {
    account.quietMilliseconds = quietMilliseconds;
    put('a.csv', 'A');
    account.run('customer');
    expect(stateOf('a.csv')).toBe(state);
  });

  test('G3: a file that is too young is not taken by a second look that follows at once, and asks for none', () => {
    account.quietMilliseconds = 90 * 60_000;
    put('a.csv', 'A');
    expect(account.run('customer').askedForAnother).toBe(false);
    account.run('customer');
    expect(stateOf('a.csv')).toBe('seen');
    account.now += 30 * 60_000;
    account.run('customer');
    expect(stateOf('a.csv')).toBe('prepared');
  });

  test('G3: a file that changed between two looks must be quiet for so long again, whatever its own time says', () => {
    account.quietMilliseconds = 10 * 60_000;
    const write = (...keys: string[]) => {
      put('a.csv', ...keys);
      const modified = new Date(account.now + DAY).toISOString();
      account.sftp.set('customer/export/a.csv', {
        text: account.sftp.get('customer/export/a.csv')?.text ?? '',
        modified,
      });
    };
    write('A');
    account.run('customer');
    account.now += 15 * 60_000;
    write('A', 'B');
    account.run('customer');
    account.run('customer');
    expect(stateOf('a.csv')).toBe('seen');
    account.now += 10 * 60_000;
    account.run('customer');
    expect(stateOf('a.csv')).toBe('prepared');
  });

  test('a file whose time is of a clock that is ahead waits no longer than that', () => {
    account.quietMilliseconds = 10 * 60_000;
    const modified = new Date(account.now + DAY).toISOString();
    account.sftp.set('customer/export/a.csv', { text: `${CUSTOMERS}\nA,Byron\n`, modified });
    account.run('customer');
    account.run('customer');
    expect(stateOf('a.csv')).toBe('seen');
    account.now += 10 * 60_000;
    account.run('customer');
    expect(stateOf('a.csv')).toBe('prepared');
  });

  test('a time that nobody can read is never old enough; two looks are', () => {
    account.quietMilliseconds = 0;
    account.sftp.set('customer/export/a.csv', { text: `${CUSTOMERS}\nA,Byron\n`, modified: 'Mar  9 10:15' });
    account.run('customer');
    expect(stateOf('a.csv')).toBe('seen');
    account.run('customer');
    expect(stateOf('a.csv')).toBe('prepared');
  });

  test('a file that changed since it was noted waits for a second look, however old it says it is', () => {
    account.quietMilliseconds = 62 * 60_000;
    put('a.csv', 'A');
    account.run('customer');
    put('a.csv', 'A', 'B');
    account.now += 2 * 60 * 60_000;
    account.run('customer');
    expect(stateOf('a.csv')).toBe('seen');
  });
});

describe('G6: a fault with one file', () => {
  test('is told with its name and code, is no failure of the run, and stops no other file', () => {
    put('a.csv', 'A');
    put('b.csv', 'B');
    put('c*.csv', 'C');
    account.broken.set('a.csv', 'FTP_NO_SUCH_FILE_OR_DIRECTORY');
    account.run('customer');
    const life = account.run('customer');
    expect(life.error).toBe('');
    expect(life.problems.all()).toEqual([
      {
        code: 'FILE_NOT_RECEIVED',
        about: 'a.csv',
        message: expect.stringContaining('FTP_NO_SUCH_FILE_OR_DIRECTORY'),
      },
    ]);
    expect(states()).toEqual(['a.csv seen', 'b.csv prepared', 'c*.csv unaddressable']);
    account.broken.clear();
    runOn();
    expect(customers()).toEqual(['A', 'B']);
  });

  test('G8: many of them neither keep the others waiting nor let the runs chase each other', () => {
    const names = Array.from({ length: 30 }, (_, index) => `a${index + 10}.csv`);
    for (const name of names) {
      put(name, name);
      account.broken.set(name, 'CONNECTION_RESET');
    }
    put('z.csv', 'Z');
    let asked = 0;
    for (let run = 0; run < 12; run++) {
      const { askedForAnother, died } = account.run('customer', { units: 2500 });
      asked += askedForAnother ? 1 : 0;
      expect(died).toBe(false);
      account.endJobs();
    }
    expect(customers()).toEqual(['Z']);
    expect(asked).toBeLessThan(6);
  });

  test('G1: a file that is too large for NetSuite is reported as the fault of the file, which goes to failed/', () => {
    put('a.csv', 'A');
    account.broken.set('a.csv', 'FTP_MAXIMUM_FILE_SIZE_EXCEEDED');
    runOn();
    expect(account.rejects('customer')).toEqual(['a.csv:0  FILE_NOT_FETCHED']);
    expect(account.listed('customer/export/failed')).toEqual(['a.csv']);
  });

  test('G1: a file that may not be read waits until it may', () => {
    put('a.csv', 'A');
    account.broken.set('a.csv', 'FTP_PERMISSION_DENIED');
    runOn();
    expect([account.rejects('customer'), account.listed('customer/export')]).toEqual([[], ['a.csv']]);
    account.broken.clear();
    runOn();
    expect(customers()).toEqual(['A']);
  });
});

describe('names of files', () => {
  const names = [
    'with blanks and (brackets).csv',
    'quote"and\'apostrophe.csv',
    'comma,semicolon;.csv',
    'Bestellungen für Åkerlund – 千代 😀.csv',
    'same.csv',
    'SAME.csv',
    'Same.CSV',
    '-rf.csv',
    '.hidden.csv',
    '..csv',
    '.csv',
    'percent%2e%2e.csv',
    `${'long'.repeat(49)}.csv`,
    `${'long'.repeat(49)}!.csv`,
  ];

  test('G1, G2: each file is imported once, and told and archived under its own name', () => {
    names.forEach((name, index) => {
      put(name, `K${index + 10}`, '');
    });
    runOn();
    expect(customers()).toEqual(names.map((_, index) => `K${index + 10}`));
    expect(account.listed('customer/export/archive')).toEqual([...names].sort());
    expect(account.files.map(({ name }) => name).sort()).toEqual([...names].sort());
    // A leading apostrophe keeps a spreadsheet from taking `-rf` for a formula.
    const told = account.rejects('customer').map((line) => line.replace(/^'(?=-)/, ''));
    expect(new Set(told)).toEqual(new Set(names.map((name) => `${name}:3  VALUE_MISSING`)));
  });

  test('in the File Cabinet they are plain, short, and no two are the same but for upper and lower case', () => {
    names.forEach((name, index) => {
      put(name, `K${index + 10}`);
    });
    runOn();
    const stored = account.documents.map((file) => `${file?.folder}/${file?.name}`);
    expect(stored.filter((name) => !/^[a-z]+\/[A-Za-z0-9._-]{1,120}\.csv$/.test(name))).toEqual([]);
    expect(new Set(stored.map((name) => name.toLowerCase())).size).toBe(stored.length);
    expect(stored.filter((name) => name.startsWith('feeds/'))).toHaveLength(names.length);
  });
});

describe('G2, G6: the same bytes again: the ledger names the earlier file', () => {
  const again = () => {
    put('b.csv', 'A', '');
    account.run('customer');
    account.run('customer');
    return account.files.find(({ name }) => name === 'b.csv');
  };
  const earlier = () => `Same content as file a.csv (ledger row ${account.files[0]?.id})`;

  beforeEach(() => put('a.csv', 'A', ''));

  test('while it is on its way: the copy is not read', () => {
    account.run('customer');
    account.run('customer');
    expect(again()).toMatchObject({ state: 'duplicate', message: earlier() });
  });

  test('when it is done: the copy is read, and creates nothing', () => {
    runOn();
    const copy = again();
    expect(copy).toMatchObject({ message: earlier(), counts: { rows: 2, known: 1, rejected: 1 } });
    expect(copy?.state).toBe('prepared');
    runOn();
    expect([customers(), account.twice]).toEqual([['A'], []]);
    expect(account.files[1]).toMatchObject({ state: 'archived', message: earlier() });
  });

  test('when no row of it could be used', () => {
    account.put('customer/export/a.csv', 'no,key', '1,2');
    runOn();
    account.put('customer/export/b.csv', 'no,key', '1,2');
    runOn();
    expect(stateOf('b.csv')).toBe('failed');
    expect(account.files.at(-1)?.message).toBe(`${earlier()}. the file lacks externalId`);
  });
});
