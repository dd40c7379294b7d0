import { describe, expect, test } from '@jest/globals';
import { nextCronTime } from '../../../packages/hotwax/src/adapters/cron';
import { AnotherRunError } from '../../../packages/hotwax/src/jobs/another-run-error';
import {
  type EndedRun,
  JobSchedule,
  type LastRun,
  type ScheduledJob,
} from '../../../packages/hotwax/src/jobs/job-schedule';
import type { RunSummary } from '../../../packages/hotwax/src/jobs/recorded-run';

const MINUTE = 60_000;

/** A clock with alarms that ring when a test moves it. */
class AlarmClock {
  #time = Date.parse('2026-03-09T10:07:30.000Z');
  readonly #alarms = new Set<{ at: number; ring: () => void }>();

  now(): Date {
    return new Date(this.#time);
  }

  at(time: Date, ring: () => void): () => void {
    const alarm = { at: time.getTime(), ring };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  /** Rings what falls due on the way, one after the other, and lets each run come to rest. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#time + milliseconds;
    await atRest();
    for (;;) {
      const [due] = [...this.#alarms].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
      if (due === undefined) {
        break;
      }
      this.#alarms.delete(due);
      this.#time = Math.max(this.#time, due.at);
      due.ring();
      await atRest();
    }
    this.#time = end;
    await atRest();
  }

  get waiting(): number {
    return this.#alarms.size;
  }
}

const atRest = () => new Promise((resolve) => setImmediate(resolve));

/** A job that ends when a test says so. */
function heldJob(name: string, cron: string) {
  const begun: { end: (summary: RunSummary) => void; fail: (error: Error) => void }[] = [];
  const job: ScheduledJob = {
    name,
    cron,
    run: () => new Promise((end, fail) => begun.push({ end, fail })),
  };
  return { job, begun };
}

function scheduleOf(jobs: readonly ScheduledJob[], earlier?: ReadonlyMap<string, LastRun>) {
  const clock = new AlarmClock();
  const ends: (EndedRun & { job: string })[] = [];
  const ports = {
    clock,
    alarm: clock,
    nextTime: (cron: string, after: Date) => nextCronTime(cron, 'UTC', after),
    onEnd: (job: string, run: EndedRun) => ends.push({ job, ...run }),
  };
  const schedule = new JobSchedule(jobs, ports, earlier);
  return { schedule, clock, ends };
}

const times = (state: { next: Date | undefined } | undefined) => state?.next?.toISOString();

describe('a schedule', () => {
  test('runs each job when it is due, and not before', async () => {
    const runs: string[] = [];
    const job = (name: string, cron: string) => ({
      name,
      cron,
      run: async () => {
        runs.push(`${name} ${clock.now().toISOString().slice(11, 16)}`);
        return { message: 'done', failed: false };
      },
    });
    const { schedule, clock } = scheduleOf([job('hourly', '0 * * * *'), job('often', '*/20 * * * *')]);
    schedule.start();
    expect(schedule.states().map(times)).toEqual(['2026-03-09T11:00:00.000Z', '2026-03-09T10:20:00.000Z']);
    await clock.pass(75 * MINUTE);
    expect(runs).toEqual(['often 10:20', 'often 10:40', 'hourly 11:00', 'often 11:00', 'often 11:20']);
    await schedule.stop();
  });

  test('reads its expressions in its time zone, also when the clocks change', async () => {
    expect(nextCronTime('30 2 * * *', 'America/New_York', new Date('2026-03-07T12:00:00Z'))?.toISOString()).toBe(
      '2026-03-08T07:00:00.000Z',
    );
    expect(nextCronTime('0 9 * * *', 'America/New_York', new Date('2026-03-08T12:00:00Z'))?.toISOString()).toBe(
      '2026-03-08T13:00:00.000Z',
    );
  });

  test('never lets a job overlap with itself; what falls due meanwhile is left out and counted', async () => {
    const { job, begun } = heldJob('slow', '* * * * *');
    const { schedule, clock, ends } = scheduleOf([job]);
    schedule.start();
    await clock.pass(3 * MINUTE);
    expect([begun.length, schedule.states()[0]?.missed]).toEqual([1, 2]);
    begun[0]?.end({ message: 'done', failed: false });
    await clock.pass(MINUTE);
    expect([begun.length, schedule.states()[0]?.missed, ends.length]).toEqual([2, 0, 1]);
    begun[1]?.end({ message: 'done', failed: false });
    await schedule.stop();
  });

  test('lets different jobs run side by side', async () => {
    const [one, other] = [heldJob('one', '* * * * *'), heldJob('other', '* * * * *')];
    const { schedule, clock } = scheduleOf([one.job, other.job]);
    schedule.start();
    await clock.pass(MINUTE);
    expect(schedule.states().map(({ runningSince }) => runningSince?.toISOString())).toEqual([
      '2026-03-09T10:08:00.000Z',
      '2026-03-09T10:08:00.000Z',
    ]);
    one.begun[0]?.end({ message: '', failed: false });
    other.begun[0]?.end({ message: '', failed: false });
    await schedule.stop();
  });

  test('keeps the error of a job, and runs it again when it is due', async () => {
    const { job, begun } = heldJob('job', '* * * * *');
    const { schedule, clock } = scheduleOf([job]);
    schedule.start();
    expect(schedule.states()[0]?.last).toBeUndefined();
    await clock.pass(MINUTE);
    begun[0]?.fail(new Error('the database is away'));
    await clock.pass(1);
    expect(schedule.states()[0]?.last).toMatchObject({ outcome: 'failed', message: 'the database is away' });
    await clock.pass(MINUTE);
    begun[1]?.fail(new AnotherRunError('another machine is at it'));
    await clock.pass(MINUTE);
    expect(schedule.states()[0]?.last).toMatchObject({ outcome: 'skipped', message: 'another machine is at it' });
    begun[2]?.end({ message: 'part of it', failed: true });
    await clock.pass(MINUTE);
    expect(schedule.states()[0]?.last).toMatchObject({ outcome: 'failed', message: 'part of it' });
    begun[3]?.end({ message: 'all of it', failed: false });
    await clock.pass(1);
    expect(schedule.states()[0]?.last).toMatchObject({ outcome: 'done', message: 'all of it' });
    await schedule.stop();
  });

  test('tells how a job ran before this process began, until its next run', async () => {
    const { job, begun } = heldJob('job', '* * * * *');
    const began = new Date('2026-03-09T09:00:00.000Z');
    const failed = { began, ended: began, outcome: 'failed' as const, message: 'the disk was full' };
    const { schedule, clock } = scheduleOf([job, heldJob('other', '0 * * * *').job], new Map([['job', failed]]));
    schedule.start();
    expect(schedule.states().map(({ last }) => last)).toEqual([failed, undefined]);
    await clock.pass(MINUTE);
    expect(schedule.states()[0]?.last).toEqual(failed);
    begun[0]?.end({ message: 'all of it', failed: false });
    await clock.pass(1);
    expect(schedule.states()[0]?.last).toMatchObject({ outcome: 'done', message: 'all of it' });
    await schedule.stop();
  });

  test('that stops begins nothing more, and waits for what runs', async () => {
    const [slow, idle] = [heldJob('slow', '* * * * *'), heldJob('idle', '0 0 1 1 *')];
    const { schedule, clock, ends } = scheduleOf([slow.job, idle.job]);
    schedule.start();
    await clock.pass(MINUTE);
    let stopped = false;
    const stopping = schedule.stop().then(() => {
      stopped = true;
    });
    await clock.pass(10 * MINUTE);
    expect([stopped, slow.begun.length, clock.waiting]).toEqual([false, 1, 0]);
    slow.begun[0]?.end({ message: 'done', failed: false });
    await stopping;
    expect([stopped, ends.length, schedule.states().map(times)]).toEqual([true, 1, [undefined, undefined]]);
  });

  test('after a machine slept goes on from now, without making up for what it missed', async () => {
    const runs: string[] = [];
    const run = async () => {
      runs.push(clock.now().toISOString());
      return { message: '', failed: false };
    };
    const clock = new AlarmClock();
    const late = {
      now: () => clock.now(),
      at: (time: Date, ring: () => void) => clock.at(new Date(time.getTime() + 8 * 60 * MINUTE), ring),
    };
    const schedule = new JobSchedule([{ name: 'job', cron: '0 * * * *', run }], {
      clock: late,
      alarm: late,
      nextTime: (cron, after) => nextCronTime(cron, 'UTC', after),
      onEnd: () => undefined,
    });
    schedule.start();
    await clock.pass(9 * 60 * MINUTE);
    expect(runs).toEqual(['2026-03-09T19:00:00.000Z']);
    await schedule.stop();
  });
});
