import { align, type ValueContext } from './compare';
import { addMonths, lastDay, monthsBetween, toChar, toDate, truncateDate } from './date-functions';
import { numberOf, type SqlExpression, textOf } from './sql-expression';
import { unsupported } from './suiteql-error';
import type { ValueType } from './table-definition';

type Writer = (context: ValueContext, args: readonly SqlExpression[]) => SqlExpression;

interface FunctionDefinition {
  /** Fewest and most arguments. */
  readonly takes: readonly [number, number];
  readonly write: Writer;
}

const text = (sql: string): SqlExpression => ({ sql, type: 'text' });
const number = (sql: string): SqlExpression => ({ sql, type: 'number' });

/** Oracle gives NULL where a text becomes empty. */
const notEmpty = (sql: string): SqlExpression => text(`nullif(${sql}, '')`);

const arg = (args: readonly SqlExpression[], index: number): SqlExpression => args[index] as SqlExpression;

/** A function of texts. */
const onText =
  (write: (...args: string[]) => SqlExpression): Writer =>
  (context, args) =>
    write(...args.map((each) => textOf(each, context.dateFormat)));

/** A function of numbers. */
const onNumbers =
  (write: (...args: string[]) => string): Writer =>
  (context, args) =>
    number(write(...args.map((each) => numberOf(each, context.bindings))));

/** Some of https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158513731864.html */
const FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  abs: { takes: [1, 1], write: onNumbers((x) => `abs(${x})`) },
  add_months: { takes: [2, 2], write: addMonths },
  ascii: { takes: [1, 1], write: onText((x) => number(`unicode(${x})`)) },
  ceil: { takes: [1, 1], write: onNumbers((x) => `(CAST(${x} AS INTEGER) + (${x} > CAST(${x} AS INTEGER)))`) },
  chr: { takes: [1, 1], write: (context, args) => text(`char(${numberOf(arg(args, 0), context.bindings)})`) },
  coalesce: { takes: [1, 99], write: firstOf },
  concat: { takes: [2, 2], write: concatenate },
  decode: { takes: [3, 255], write: decode },
  floor: { takes: [1, 1], write: onNumbers((x) => `(CAST(${x} AS INTEGER) - (${x} < CAST(${x} AS INTEGER)))`) },
  greatest: { takes: [1, 99], write: extreme('max') },
  instr: { takes: [2, 3], write: position },
  last_day: {
    takes: [1, 1],
    write: (_, args) => lastDay(args),
  },
  least: { takes: [1, 99], write: extreme('min') },
  length: { takes: [1, 1], write: onText((x) => number(`length(${x})`)) },
  lower: { takes: [1, 1], write: caseFunction('lower') },
  lpad: { takes: [2, 3], write: pad('left') },
  ltrim: { takes: [1, 2], write: onText((...args) => notEmpty(`ltrim(${args.join(', ')})`)) },
  months_between: { takes: [2, 2], write: (_, args) => monthsBetween(args) },
  mod: {
    takes: [2, 2],
    write: onNumbers((a, b) => `coalesce(${a} - ${b} * CAST(${a} * 1.0 / nullif(${b}, 0) AS INTEGER), ${a})`),
  },
  nullif: {
    takes: [2, 2],
    write: (context, args) => {
      const [a, b] = align(context, arg(args, 0), arg(args, 1));
      return { sql: `nullif(${a}, ${b})`, type: arg(args, 0).type };
    },
  },
  nvl: { takes: [2, 2], write: firstOf },
  nvl2: {
    takes: [3, 3],
    write: (context, args) => {
      const [, ...results] = args;
      const type = commonType(results);
      const [given, missing] = results.map((each) => as(context, each, type));
      return { sql: `CASE WHEN ${arg(args, 0).sql} IS NOT NULL THEN ${given} ELSE ${missing} END`, type };
    },
  },
  replace: {
    takes: [2, 3],
    write: onText((x, from, to = "''") => notEmpty(`replace(${x}, ${from}, coalesce(${to}, ''))`)),
  },
  round: { takes: [1, 2], write: round },
  rpad: { takes: [2, 3], write: pad('right') },
  rtrim: { takes: [1, 2], write: onText((...args) => notEmpty(`rtrim(${args.join(', ')})`)) },
  sign: { takes: [1, 1], write: onNumbers((x) => `sign(${x})`) },
  substr: { takes: [2, 3], write: substring },
  to_char: { takes: [1, 2], write: toChar },
  to_date: { takes: [1, 2], write: toDate },
  to_number: { takes: [1, 1], write: onNumbers((x) => x) },
  to_timestamp: { takes: [1, 2], write: toDate },
  trim: { takes: [1, 1], write: onText((x) => notEmpty(`trim(${x})`)) },
  trunc: { takes: [1, 2], write: truncate },
  upper: { takes: [1, 1], write: caseFunction('upper') },
};

const ALIASES: Readonly<Record<string, string>> = { char_length: 'length', ifnull: 'nvl', substring: 'substr' };

/** @throws NetSuiteError naming a function that SuiteQL does not have, or the sandbox does not simulate */
export function callFunction(context: ValueContext, name: string, args: readonly SqlExpression[]): SqlExpression {
  const known = ALIASES[name] ?? name;
  const definition = Object.hasOwn(FUNCTIONS, known) ? FUNCTIONS[known] : undefined;
  if (!definition) {
    throw unsupported(`function ${name.toUpperCase()} is unknown or not simulated by the sandbox`);
  }
  const [fewest, most] = definition.takes;
  if (args.length < fewest || args.length > most) {
    throw unsupported(`function ${name.toUpperCase()} with ${args.length} arguments`);
  }
  return definition.write(context, args);
}

/** Type of a choice between values. */
export function commonType(values: readonly SqlExpression[]): ValueType {
  const types = new Set(values.map((value) => value.type).filter((type) => type !== 'null'));
  const [only = 'null'] = types;
  return types.size <= 1 ? only : 'text';
}

/** A value as a choice's type: in a choice of mixed types all become text. */
export function as(context: ValueContext, value: SqlExpression, type: ValueType): string {
  return type === 'text' && value.type !== 'text' && value.type !== 'null'
    ? textOf(value, context.dateFormat)
    : value.sql;
}

function firstOf(context: ValueContext, args: readonly SqlExpression[]): SqlExpression {
  const type = commonType(args);
  const values = args.map((each) => as(context, each, type));
  return values.length === 1 ? arg(args, 0) : { sql: `coalesce(${values.join(', ')})`, type };
}

/** Concatenation, where NULL is an empty text. */
export function concatenate(context: ValueContext, args: readonly SqlExpression[]): SqlExpression {
  return notEmpty(args.map((each) => `coalesce(${textOf(each, context.dateFormat)}, '')`).join(' || '));
}

/** DECODE finds NULL equal to NULL. */
function decode(context: ValueContext, args: readonly SqlExpression[]): SqlExpression {
  const [value, ...rest] = args;
  const pairs: (readonly [SqlExpression, SqlExpression])[] = [];
  while (rest.length >= 2) {
    pairs.push([rest.shift() as SqlExpression, rest.shift() as SqlExpression]);
  }
  const type = commonType([...pairs.map(([, result]) => result), ...rest]);
  const whens = pairs.map(([sought, result]) => {
    const [a, b] = align(context, value as SqlExpression, sought);
    return `WHEN ${a} IS ${b} THEN ${as(context, result, type)}`;
  });
  const otherwise = rest[0] ? `ELSE ${as(context, rest[0], type)} ` : '';
  return { sql: `CASE ${whens.join(' ')} ${otherwise}END`, type };
}

function extreme(name: 'max' | 'min'): Writer {
  return (context, args) => {
    const type = commonType(args);
    const values = args.map((each) => as(context, each, type));
    return values.length === 1 ? arg(args, 0) : { sql: `${name}(${values.join(', ')})`, type };
  };
}

const ACCENTED = 'àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþ';
/** SQLite's parser takes no deeper nesting than this and some more. */
const LETTERS_A_STEP = 10;

/**
 * SQLite knows only the letters of ASCII; the accented ones of Latin-1 are exchanged one by one, others stay as they
 * are.
 */
function changeCase(name: 'lower' | 'upper', sql: string): string {
  const letters = [...ACCENTED].map((letter) => [letter.toUpperCase(), letter] as const);
  const steps = [`s0(v) AS (SELECT ${name}(${sql}))`];
  for (let at = 0; at < letters.length; at += LETTERS_A_STEP) {
    const replaced = letters
      .slice(at, at + LETTERS_A_STEP)
      .reduce(
        (inner, [up, low]) => `replace(${inner}, ${name === 'lower' ? `'${up}', '${low}'` : `'${low}', '${up}'`})`,
        'v',
      );
    steps.push(`s${steps.length}(v) AS (SELECT ${replaced} FROM s${steps.length - 1})`);
  }
  return `(WITH ${steps.join(', ')} SELECT v FROM s${steps.length - 1})`;
}

/** The case of a constant is changed here. */
function caseFunction(name: 'lower' | 'upper'): Writer {
  return (context, args) => {
    const [value] = args as [SqlExpression];
    if (typeof value.constant === 'string') {
      return context.bindings.constant(name === 'lower' ? value.constant.toLowerCase() : value.constant.toUpperCase());
    }
    return text(changeCase(name, textOf(value, context.dateFormat)));
  };
}

/** Oracle counts a start of 0 as 1. */
function substring(context: ValueContext, args: readonly SqlExpression[]): SqlExpression {
  const [start, length] = args.slice(1).map((each) => `CAST(${numberOf(each, context.bindings)} AS INTEGER)`);
  const from = `iif(${start} = 0, 1, ${start})`;
  const x = textOf(arg(args, 0), context.dateFormat);
  return notEmpty(
    length === undefined ? `substr(${x}, ${from})` : `iif(${length} > 0, substr(${x}, ${from}, ${length}), NULL)`,
  );
}

/** INSTR; from a negative position it looks back, as in Oracle. */
function position(context: ValueContext, args: readonly SqlExpression[]): SqlExpression {
  const [x, part] = args.slice(0, 2).map((each) => textOf(each, context.dateFormat)) as [string, string];
  if (!args[2]) {
    return number(`instr(${x}, ${part})`);
  }
  const from = `CAST(${numberOf(args[2], context.bindings)} AS INTEGER)`;
  const found = `instr(substr(${x}, ${from}), ${part})`;
  const isHere = (at: string) => `substr(${x}, ${at}, length(${part})) = ${part}`;
  const back = `(WITH RECURSIVE looked(at) AS (SELECT length(${x}) + ${from} + 1 UNION ALL
    SELECT at - 1 FROM looked WHERE at > 1 AND NOT (${isHere('at')}))
    SELECT coalesce(max(iif(at > 0 AND ${isHere('at')}, at, NULL)), 0) FROM looked)`;
  return number(`CASE WHEN ${x} IS NULL OR ${part} IS NULL THEN NULL WHEN ${from} < 0 THEN ${back}
    WHEN ${from} = 0 OR ${found} = 0 THEN 0 ELSE ${found} + ${from} - 1 END`);
}

function pad(side: 'left' | 'right'): Writer {
  return (context, args) => {
    const x = textOf(arg(args, 0), context.dateFormat);
    const width = `CAST(${numberOf(arg(args, 1), context.bindings)} AS INTEGER)`;
    const filler = args[2] ? textOf(args[2], context.dateFormat) : "' '";
    const padding = `substr(replace(hex(zeroblob(${width})), '00', ${filler}), 1, ${width} - length(${x}))`;
    const padded = side === 'left' ? `${padding} || ${x}` : `${x} || ${padding}`;
    return notEmpty(`iif(length(${x}) >= ${width}, substr(${x}, 1, ${width}), ${padded})`);
  };
}

function round(context: ValueContext, args: readonly SqlExpression[]): SqlExpression {
  if (arg(args, 0).type === 'date') {
    throw unsupported('ROUND of a date is not simulated by the sandbox');
  }
  const x = numberOf(arg(args, 0), context.bindings);
  return number(args[1] ? `round(${x}, ${numberOf(args[1], context.bindings)})` : `round(${x})`);
}

function truncate(context: ValueContext, args: readonly SqlExpression[]): SqlExpression {
  const [value, detail] = [arg(args, 0), args[1]];
  if (value.type === 'date') {
    return truncateDate(value, detail);
  }
  const x = numberOf(value, context.bindings);
  if (!detail) {
    return number(`CAST(${x} AS INTEGER)`);
  }
  if (typeof detail.constant !== 'number') {
    throw unsupported('TRUNC to a number of digits that is no constant');
  }
  const scale = `${10 ** detail.constant}`;
  return number(`(CAST(round(${x} * ${scale}, 6) AS INTEGER) / (${scale} * 1.0))`);
}
