import { describe, expect, test } from '@jest/globals';
import { InMemoryAccount } from './in-memory-account';
import { idsSent, putCustomers } from './put-feeds';
import type { RunLife } from './run-life';

const HOUR = 3_600_000;

/** A story of runs. It calls `step` for each of them; the account is looked at afterwards. */
type Story = (account: InMemoryAccount, step: () => void) => void;

/** Plays a story, in which one run dies before its write of a number. @returns undefined when it did not come to it */
function play(story: Story, dyingRun: number, diesBefore: number) {
  const account = new InMemoryAccount();
  let runs = 0;
  let dead: RunLife | undefined;
  story(account, () => {
    const life = account.run('customer', ++runs === dyingRun ? { diesBefore } : {});
    dead = life.died ? life : dead;
  });
  return { account, runs, dead };
}

/** Lets each run of a story die before each of its writes. @returns how often one died */
function sweep(story: Story, check: (account: InMemoryAccount, moment: string) => void): number {
  const whole = play(story, 0, 0);
  check(whole.account, 'nothing died');
  let deaths = 0;
  for (let run = 1; run <= whole.runs; run++) {
    for (let write = 1; write < 200; write++) {
      const { account, dead } = play(story, run, write);
      if (dead === undefined) {
        break;
      }
      deaths++;
      const moment = `run ${run} died before write ${write}, after "${dead.lastWrite}"`;
      check(account, moment);
      // Nobody can know whether NetSuite got the batch when the run died right after submitting it; adding is harmless.
      if (dead.lastWrite !== 'submit') {
        expect({ moment, twice: account.twice }).toEqual({ moment, twice: [] });
      }
    }
  }
  return deaths;
}

/** What became of each customer, and of the files. */
function ends(account: InMemoryAccount, moment: string) {
  return {
    moment,
    customers: [...account.customers.keys()].sort(),
    ids: idsSent(account),
    rejects: account.rejects('customer').sort(),
    left: account.listed('customer/export'),
    states: [...new Set([...account.files, ...account.batches].map(({ state }) => state))].sort(),
  };
}

/** Runs in a row, with NetSuite's imports between them. */
function rounds(account: InMemoryAccount, step: () => void, count: number): void {
  for (let round = 0; round < count; round++) {
    step();
    account.endJobs();
    account.now += 1.1 * HOUR;
  }
}

describe('a run that dies is continued by the next one', () => {
  test('G1, G2: while records are tried again', () => {
    const deaths = sweep(
      (account, step) => {
        putCustomers(account, 'a.csv', 'A', 'refused', 'lost', '');
        account.refuses.add('refused');
        account.loses.add('lost');
        account.failingJobs = 1;
        rounds(account, step, 8);
      },
      (account, moment) => {
        expect(ends(account, moment)).toEqual({
          moment,
          customers: ['A', 'lost'],
          ids: ['P-A', 'P-lost'],
          rejects: ['a.csv:3 refused NETSUITE_REFUSED', 'a.csv:5  VALUE_MISSING'],
          left: [],
          states: ['archived', 'closed'],
        });
      },
    );
    expect(deaths).toBeGreaterThan(40);
  });

  test('G1, G2: while a batch is divided', () => {
    const deaths = sweep(
      (account, step) => {
        putCustomers(account, 'a.csv', 'A', 'B', 'bad', 'C', 'D');
        account.spoils.add('bad');
        rounds(account, step, 12);
      },
      (account, moment) => {
        expect(ends(account, moment)).toEqual({
          moment,
          customers: ['A', 'B', 'C', 'D'],
          ids: ['P-A', 'P-B', 'P-C', 'P-D'],
          rejects: ['a.csv:4 bad NETSUITE_REFUSED'],
          left: [],
          states: ['archived', 'closed'],
        });
      },
    );
    expect(deaths).toBeGreaterThan(40);
  });

  test('G1, G2: while a job does not end, and when it does', () => {
    const deaths = sweep(
      (account, step) => {
        putCustomers(account, 'a.csv', 'A', 'there', 'refused');
        account.refuses.add('refused');
        account.jobsAreStuck = true;
        for (let round = 0; round < 5; round++) {
          step();
          account.now += round % 2 === 0 ? 25 * HOUR : HOUR;
          if (account.jobs.length > 0) {
            // The job has come so far.
            account.customers.set('there', { id: '11', inactive: false });
          }
        }
        account.jobsAreStuck = false;
        account.endJobs();
        rounds(account, step, 6);
      },
      (account, moment) => {
        expect(ends(account, moment)).toMatchObject({
          moment,
          customers: ['A', 'there'],
          ids: ['P-A', 'P-there'],
          left: [],
          states: ['archived', 'closed'],
        });
        expect(account.rejects('customer')).toContain('a.csv:4 refused NETSUITE_REFUSED');
      },
    );
    expect(deaths).toBeGreaterThan(25);
  });

  test('G6: while people are told: every problem and every report is in a mail, and in two at most', () => {
    const deaths = sweep(
      (account, step) => {
        putCustomers(account, 'a.csv', 'A', '');
        step();
        account.endJobs();
        account.full.add('customer/import');
        rounds(account, step, 3);
        account.full.clear();
        account.stuckFiles.add('a.csv');
        rounds(account, step, 3);
        account.stuckFiles.clear();
        account.sftpIsDown = true;
        rounds(account, step, 3);
        account.sftpIsDown = false;
        rounds(account, step, 3);
      },
      (account, moment) => {
        const bodies = account.mails.map(({ body }) => body);
        const told = (text: string) => bodies.filter((body) => body.includes(text)).length;
        // A run that died right after putting a report has told nobody of it; the rows are in the next report as well.
        const reports = account.sent.filter((path) => path.includes('/error/'));
        expect({ moment, reports: reports.some((path) => told(path) > 0) }).toEqual({ moment, reports: true });
        const counts = ['IDS_NOT_SENT', 'FILE_NOT_MOVED', 'SFTP_UNREACHABLE'].map(told);
        expect({ moment, least: Math.min(...counts), most: Math.max(...counts) <= 2 }).toEqual({
          moment,
          least: 1,
          most: true,
        });
        expect({ moment, untold: account.notices.filter((notice) => notice.told === '') }).toEqual({
          moment,
          untold: [],
        });
      },
    );
    expect(deaths).toBeGreaterThan(30);
  });
});
