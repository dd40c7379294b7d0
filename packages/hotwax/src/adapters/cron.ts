import { Cron } from 'croner';

/** Five fields, as in a crontab. */
const MODE = '5-part' as const;

/** @returns what is wrong with a cron expression, or undefined */
export function cronProblem(expression: string): string | undefined {
  try {
    const cron = new Cron(expression, { mode: MODE, paused: true });
    return cron.nextRun() === null ? 'names no time that will come' : undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The first moment after `after` that the expression names in a time zone. */
export function nextCronTime(expression: string, timeZone: string, after: Date): Date | undefined {
  return new Cron(expression, { mode: MODE, timezone: timeZone, paused: true }).nextRun(after) ?? undefined;
}
