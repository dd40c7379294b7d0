import { DateTime } from 'luxon';
import { SandboxError } from '../errors';
import { Recent } from '../recent';

/** One kind of recurrence as SDF writes it; values are strings or numbers, checkboxes `T` or `F`. */
type Pattern = Readonly<Record<string, unknown>>;

/** Duration of each `repeat` value of SDF, in minutes; 15 is the shortest. */
const REPEAT_MINUTES: Readonly<Record<string, number>> = {
  PT15M: 15,
  PT30M: 30,
  PT1H: 60,
  PT2H: 120,
  PT4H: 240,
  PT6H: 360,
  PT8H: 480,
  PT12H: 720,
};

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const ORDERS = ['FIRST', 'SECOND', 'THIRD', 'FOURTH'] as const;

/** Whether a pattern runs on a day; both are in the schedule's time zone, at midnight. */
type Matcher = (day: DateTime, start: DateTime, pattern: Pattern) => boolean;

/** Weeks begin on Sunday, the account's default (First Day of Week); no page says which day counts. */
const sundayOf = (day: DateTime): DateTime => day.minus({ days: day.weekday % 7 });

const MATCHERS: Readonly<Record<string, Matcher>> = {
  single: (day, start) => day.hasSame(start, 'day'),
  daily: (day, start, pattern) => daysBetween(start, day) % every(pattern, 'everyxdays') === 0,
  everyweekday: (day) => day.weekday <= 5,
  weekly: (day, start, pattern) => {
    const weeks = Math.round(daysBetween(sundayOf(start), sundayOf(day)) / 7);
    return weeks % every(pattern, 'everyxweeks') === 0 && isChecked(pattern[String(DAYS[day.weekday - 1])]);
  },
  monthly: (day, start, pattern) =>
    day.day === Math.min(start.day, day.daysInMonth ?? 31) &&
    monthsBetween(start, day) % every(pattern, 'everyxmonths') === 0,
  monthlydayofweek: (day, start, pattern) =>
    isOrderedWeekday(day, pattern) && monthsBetween(start, day) % every(pattern, 'everyxmonths') === 0,
  yearly: (day, start) => day.month === start.month && day.day === start.day,
  yearlydayofweek: (day, start, pattern) => day.month === start.month && isOrderedWeekday(day, pattern),
};

/**
 * The first due time of a deployment's recurrence after one moment and not after another.
 *
 * `repeat` goes on until the end of the day and the pattern starts again on the next scheduled day at the start time
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1508948655.html). Days and times are the account's,
 * summer time heeded. A start time that ends in Z is UTC: it becomes the account's when it is deployed
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1499269203.html), and the start date with it
 * (https://github.com/oracle/netsuite-suitecloud-sdk/issues/645). So 00:00:00Z is four in the afternoon in Los Angeles, and
 * `repeat` ends eight hours later. Which offset counts is not documented; here it is that of the start date.
 * @param recurrence content of SDF's `recurrence`, e.g. `{ daily: { startdate: '2026-01-01', starttime: '00:00:00Z', … } }`
 * @param zone IANA name of the account's time zone
 */
export function nextDueTime(recurrence: unknown, after: Date, until: Date, zone: string): Date | undefined {
  const key = `${JSON.stringify(recurrence)} ${after.getTime()} ${until.getTime()} ${zone}`;
  const { time } = answers.get(key, () => ({ time: findDueTime(recurrence, after, until, zone) }));
  return time === undefined ? undefined : new Date(time);
}

/** Calendars in time zones are slow, and tests let the same hours pass many times. */
const answers = new Recent<{ readonly time: number | undefined }>(1000);

/** @returns milliseconds since 1970 */
function findDueTime(recurrence: unknown, after: Date, until: Date, zone: string): number | undefined {
  const [kind, pattern] = Object.entries((recurrence ?? {}) as Record<string, Pattern>)[0] ?? [];
  if (kind === undefined || pattern === undefined) return undefined;
  const matches = MATCHERS[kind];
  if (!matches) throw new SandboxError(`Recurrence ${kind} is not one that SDF knows.`);
  const start = readStart(pattern, zone);
  const first = DateTime.max(start.day, DateTime.fromJSDate(after, { zone }).startOf('day'));
  const last = DateTime.min(DateTime.fromJSDate(until, { zone }), readEnd(pattern, zone));
  for (let day = first; day <= last; day = day.plus({ days: 1 })) {
    if (!matches(day, start.day, pattern)) continue;
    const due = timesOfDay(day, start, pattern).find((time) => time > after.getTime());
    if (due !== undefined) return due <= until.getTime() ? due : undefined;
  }
  return undefined;
}

interface Start {
  /** In the account's time zone, at midnight. */
  readonly day: DateTime;
  readonly hour: number;
  readonly minute: number;
}

function readStart(pattern: Pattern, accountZone: string): Start {
  const time = /^(\d{1,2}):(\d{2})(?::\d{2})?(?:\.\d+)?(Z?)$/.exec(String(pattern.starttime));
  if (!time) throw new SandboxError(`starttime ${pattern.starttime} is not HH:mm:ss or HH:mm:ssZ.`);
  const zone = time[3] === 'Z' ? 'utc' : accountZone;
  const date = DateTime.fromISO(String(pattern.startdate), { zone }).startOf('day');
  if (!date.isValid) throw new SandboxError(`startdate ${pattern.startdate} is not YYYY-MM-DD.`);
  const start = date.set({ hour: Number(time[1]), minute: Number(time[2]) }).setZone(accountZone);
  return { day: start.startOf('day'), hour: start.hour, minute: start.minute };
}

function readEnd(pattern: Pattern, zone: string): DateTime {
  const given = pattern.enddate;
  if (given === undefined || given === null || given === '') return DateTime.fromISO('9999-12-31', { zone });
  return DateTime.fromISO(String(given), { zone }).endOf('day');
}

function timesOfDay(day: DateTime, start: Start, pattern: Pattern): number[] {
  const first = day.set({ hour: start.hour, minute: start.minute }).toMillis();
  const repeat = pattern.repeat;
  if (repeat === undefined || repeat === null || repeat === '') return [first];
  const minutes = REPEAT_MINUTES[String(repeat)];
  if (minutes === undefined) throw new SandboxError(`repeat ${repeat} is not one that SDF knows.`);
  const times: number[] = [];
  const end = day.endOf('day').toMillis();
  for (let time = first; time <= end; time += minutes * 60_000) times.push(time);
  return times;
}

function every(pattern: Pattern, name: string): number {
  return Math.max(1, Number(pattern[name] ?? 1));
}

const isChecked = (value: unknown): boolean => value === true || value === 'T';

const daysBetween = (from: DateTime, to: DateTime): number => Math.round(to.diff(from, 'days').days);

const monthsBetween = (from: DateTime, to: DateTime): number => (to.year - from.year) * 12 + to.month - from.month;

function isOrderedWeekday(day: DateTime, pattern: Pattern): boolean {
  if (DAYS[day.weekday - 1] !== String(pattern.dayofweek).toLowerCase()) return false;
  const order = String(pattern.orderofweek).toUpperCase();
  if (order === 'LAST') return day.plus({ weeks: 1 }).month !== day.month;
  return ORDERS[Math.ceil(day.day / 7) - 1] === order;
}
