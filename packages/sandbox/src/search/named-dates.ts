import { DateTime, type DurationLikeObject } from 'luxon';

/** From the first moment to the last that a name of days means. `YYYY-MM-DD HH:MM:SS` in the account's zone. */
export interface Span {
  readonly first: string;
  readonly last: string;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'businessweek';

interface Period {
  readonly start: DateTime;
  readonly end: DateTime;
}

/**
 * Names of days for date filters, as `SearchDate` lists them
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N3471338.html) and search scripts write them.
 * Weeks begin on Sunday and business weeks on Monday
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4125904112.html); the account's fiscal year is
 * the calendar year.
 * @param name lower case @param now on the account's clock
 */
export function namedDate(name: string, now: string): Span | undefined {
  const today = DateTime.fromFormat(now, 'yyyy-MM-dd HH:mm:ss', { zone: 'utc' });
  const period = counted(name, today) ?? simple(name, today) ?? relative(name.replace(/fiscal/g, ''), today);
  return period && { first: text(period.start.startOf('second')), last: text(period.end.endOf('second')) };
}

export const isNamedDate = (name: string): boolean => namedDate(name, '2026-01-01 00:00:00') !== undefined;

const text = (moment: DateTime): string => moment.toFormat('yyyy-MM-dd HH:mm:ss');
const day = (moment: DateTime): Period => ({ start: moment.startOf('day'), end: moment.endOf('day') });

/** `daysago7`, `monthsfromnow2`, `hoursago3`: that day, or that moment. */
function counted(name: string, today: DateTime): Period | undefined {
  const [, unit, direction, count] =
    /^(minute|hour|day|week|month|quarter|year)s?(ago|fromnow)(\d{1,5})$/.exec(name) ?? [];
  if (!unit || !count) return undefined;
  const moved = today.plus({
    [`${unit}s`]: direction === 'ago' ? -Number(count) : Number(count),
  } as DurationLikeObject);
  return unit === 'minute' || unit === 'hour' ? { start: moved, end: moved } : day(moved);
}

const DAYS: Readonly<Record<string, DurationLikeObject>> = {
  fivedaysago: { days: -5 },
  fivedaysfromnow: { days: 5 },
  fourdaysago: { days: -4 },
  fourdaysfromnow: { days: 4 },
  ninetydaysago: { days: -90 },
  ninetydaysfromnow: { days: 90 },
  samedaylastmonth: { months: -1 },
  samedaylastquarter: { quarters: -1 },
  samedaylastweek: { weeks: -1 },
  samedaylastyear: { years: -1 },
  samedaymonthbeforelast: { months: -2 },
  samedayyearbeforelast: { years: -2 },
  samedayquarterbeforelast: { quarters: -2 },
  samedayweekbeforelast: { weeks: -2 },
  sixtydaysago: { days: -60 },
  sixtydaysfromnow: { days: 60 },
  tendaysago: { days: -10 },
  tendaysfromnow: { days: 10 },
  thirtydaysago: { days: -30 },
  thirtydaysfromnow: { days: 30 },
  threedaysago: { days: -3 },
  threedaysfromnow: { days: 3 },
  today: {},
  tomorrow: { days: 1 },
  twodaysago: { days: -2 },
  twodaysfromnow: { days: 2 },
  yesterday: { days: -1 },
};

function simple(name: string, today: DateTime): Period | undefined {
  const known = name.replace('fiscalquarter', 'quarter').replace('fiscalyear', 'year');
  const step = Object.hasOwn(DAYS, known) ? DAYS[known] : undefined;
  return step && day(today.plus(step));
}

const UNIT = '(businessweek|week|month|quarter|half|year)';
const STEPS: Readonly<Record<string, number>> = { last: -1, next: 1, this: 0 };

/** `thismonth`, `lastquarter`, `thisyeartodate`, `monthbeforelast`, `monthafternext`, `startoflastweek`, `lastrollingyear`, `previousonemonth`. */
function relative(name: string, today: DateTime): Period | undefined {
  const [, edge, which, unit, toDate] =
    new RegExp(`^(startof|endof)?(this|last|next)${UNIT}(todate)?$`).exec(name) ?? [];
  if (which && unit) {
    const whole = periodOf(unit as Unit, today, STEPS[which] as number);
    if (edge) return toDate ? undefined : day(edge === 'startof' ? whole.start : whole.end);
    return toDate ? { start: whole.start, end: sameDayIn(unit as Unit, today, STEPS[which] as number) } : whole;
  }
  const [, other, side, partly] = new RegExp(`^${UNIT}(beforelast|afternext)(todate)?$`).exec(name) ?? [];
  if (other && side) {
    const whole = periodOf(other as Unit, today, side === 'afternext' ? 2 : -2);
    if (partly && side === 'afternext') return undefined;
    return partly ? { start: whole.start, end: sameDayIn(other as Unit, today, -2) } : whole;
  }
  const [, direction, rolling] =
    /^(previous|last|next)(?:rolling|one)(day|week|month|quarter|half|year)$/.exec(name) ?? [];
  return rolling ? rollingPeriod(rolling as Unit, today, direction === 'next') : undefined;
}

function periodOf(unit: Unit, today: DateTime, step: number): Period {
  const start = startOf(unit, today).plus(durationOf(unit, step));
  return { start, end: start.plus(durationOf(unit, 1)).minus({ seconds: 1 }) };
}

function startOf(unit: Unit, today: DateTime): DateTime {
  if (unit === 'week') return today.startOf('day').minus({ days: today.weekday % 7 });
  if (unit === 'businessweek') return today.startOf('week');
  if (unit === 'half') return today.startOf('year').plus({ months: today.month > 6 ? 6 : 0 });
  return today.startOf(unit);
}

function durationOf(unit: Unit, count: number): DurationLikeObject {
  if (unit === 'half') return { months: 6 * count };
  return unit === 'businessweek' ? { weeks: count } : { [`${unit}s`]: count };
}

const sameDayIn = (unit: Unit, today: DateTime, step: number): DateTime =>
  today.plus(durationOf(unit, step)).endOf('day');

/** Until yesterday, or from tomorrow on. That today is left out is unconfirmed. */
function rollingPeriod(unit: Unit, today: DateTime, ahead: boolean): Period {
  return ahead
    ? { start: today.plus({ days: 1 }).startOf('day'), end: today.plus(durationOf(unit, 1)).endOf('day') }
    : { start: today.minus(durationOf(unit, 1)).startOf('day'), end: today.minus({ days: 1 }).endOf('day') };
}
