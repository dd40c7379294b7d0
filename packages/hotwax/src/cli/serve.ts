import type { LoadedConfig } from '../adapters/config/load-config';
import { nextCronTime } from '../adapters/cron';
import type { Db } from '../adapters/database/open-database';
import { readJobRuns, readSyncStatus } from '../adapters/database/sql-sync-status';
import { startStatusServer } from '../adapters/http/status-server';
import { systemAlarm } from '../adapters/system-alarm';
import { SYSTEM_CLOCK } from '../adapters/system-clock';
import type { ServiceStatus } from '../core/service-status';
import { type EndedRun, JobSchedule } from '../jobs/job-schedule';
import { earlierRuns } from './earlier-runs';
import { scheduledJobs } from './scheduled-jobs';
import type { Shell } from './shell';
import { complain, say } from './terminal';
import { UsageError } from './usage-error';
import { withDatabase } from './with-database';

/** Runs the jobs on their schedules until the process is told to stop. */
export async function serve(shell: Shell, port: string | undefined): Promise<void> {
  const config = shell.config();
  const chosen = port === undefined ? config.serve.port : readPort(port);
  const stopped = untilSignal();
  await withDatabase(config, (db) => serveJobs(config, db, chosen, stopped, shell.json));
}

async function serveJobs(
  config: LoadedConfig,
  db: Db,
  port: number,
  stopped: Promise<string>,
  json: boolean,
): Promise<void> {
  const clock = SYSTEM_CLOCK;
  const ports = {
    clock,
    alarm: systemAlarm(clock),
    nextTime: (cron: string, after: Date) => nextCronTime(cron, config.serve.timeZone, after),
    onEnd: (job: string, run: EndedRun) => say(runLine(job, run, json)),
  };
  const earlier = earlierRuns(await readJobRuns(db));
  const schedule = new JobSchedule(scheduledJobs({ config, db, clock }), ports, earlier);
  let stopping = false;
  const startedAt = clock.now().toISOString();
  const server = await startStatusServer(port, {
    clock,
    service: () => serviceStatus(schedule, startedAt, stopping),
    sync: () =>
      readSyncStatus(db, clock.now(), {
        databaseTimeZone: config.database.timeZone,
        excludedSalesChannels: config.orders.excludedSalesChannels,
      }),
  });
  const url = `http://127.0.0.1:${server.port}/`;
  say(json ? JSON.stringify({ url, port: server.port }) : `Serving. How the jobs run: ${url}`);
  schedule.start();
  const signal = await stopped;
  stopping = true;
  complain(`${signal}: finishing the jobs that run. Once more ends at once, which loses nothing.`);
  await schedule.stop();
  await server.close();
}

function serviceStatus(schedule: JobSchedule, startedAt: string, stopping: boolean): ServiceStatus {
  const text = (date: Date | undefined) => date?.toISOString() ?? null;
  const jobs = schedule.states().map(({ name, cron, next, runningSince, last, missed }) => ({
    name,
    cron,
    next: text(next),
    runningSince: text(runningSince),
    last: last === undefined ? null : { ...last, began: last.began.toISOString(), ended: text(last.ended) },
    missed,
  }));
  return { startedAt, stopping, jobs };
}

function runLine(job: string, run: EndedRun, json: boolean): string {
  const { began, ended, outcome, message } = run;
  return json
    ? JSON.stringify({ job, ...run })
    : `${began.toISOString()} ${job} ${outcome} in ${((ended.getTime() - began.getTime()) / 1_000).toFixed(1)} s: ${message}`;
}

/** Only the first signal is caught: the next one, of either kind, ends the process. */
function untilSignal(): Promise<string> {
  const signals = ['SIGTERM', 'SIGINT'] as const;
  return new Promise((resolve) => {
    const stop = (signal: string) => {
      for (const each of signals) {
        process.removeListener(each, stop);
      }
      resolve(signal);
    };
    for (const signal of signals) {
      process.on(signal, stop);
    }
  });
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new UsageError(`--port ${text}: a port is a number up to 65535`);
  }
  return port;
}
