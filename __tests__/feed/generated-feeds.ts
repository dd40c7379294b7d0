import fc from 'fast-check';
import { asRead, csvField, oddText } from './generated-text';

/** A feed as text, with what is known of it. */
export interface GeneratedFeed {
  readonly text: string;
  readonly columns: readonly string[];
  readonly rows: readonly GeneratedRow[];
}

export interface GeneratedRow {
  /** The line on which it begins, as an editor shows it. */
  readonly line: number;
  readonly values: Values;
  /** What is wrong with it; blank for a good row. */
  readonly bad: string;
  /** Whether it was damaged as a row of CSV, so that its key cannot always be read. */
  readonly damaged: boolean;
}

type Values = Record<string, string>;
type Damage = keyof typeof DAMAGES;

/** A row before it is written. */
interface Draft {
  readonly values: Values;
  readonly bad: string;
  readonly damage: Damage | undefined;
  /** Which of its fields are quoted although they need not be: one bit each. */
  readonly quotes: number;
}

const BAD_NUMBERS = '1,000|1.000,50|€5|1e99|0x10|Infinity|NaN|99999999999999|\u0661|\uFF11|five|1 000|+1|.5'.split('|');
const BAD_DATES = '02/30/2026|13/01/2026|00/00/0000|03/09/26|03/09/0026|2026-02-30|2026-03-09 noon|9.3.2026|x'.split(
  '|',
);

/** Values that spoil a row; its key stays. */
const BAD_CUSTOMER_VALUES: readonly Values[] = [
  { lastName: '', companyName: '' },
  { lastName: 'N'.repeat(33) },
  { firstName: 'N'.repeat(1_000) },
  { email: 'nobody' },
  { email: 'a..b@example.com' },
  { email: 'x@\u200Bexample.com' },
  { phone: '1'.repeat(101) },
  { taxable: 'perhaps' },
  { individual: '2' },
  { defaultOrderPriority: '1e3' },
  { HCCustomerId: '' },
  { HCCustomerId: 'P\u0001' },
  { HCCustomerId: 'ü'.repeat(151) },
];
const BAD_ORDER_VALUES: readonly Values[] = [
  ...BAD_NUMBERS.flatMap((number): Values[] => [{ quantity: number }, { price: number }, { shippingCost: number }]),
  ...BAD_DATES.map((date) => ({ date })),
  ...['0', '-1', '-0', ''].map((quantity) => ({ quantity })),
  { item: '' },
  { orderLineId: '' },
  { orderLineId: '1\u202E' },
  { customer: '' },
  { HCOrderId: '' },
  { email: '@example.com' },
  { closed: 'maybe' },
  { country: '', city: 'Nowhere' },
  { address1: 'A'.repeat(151) },
  { zip: 'Z'.repeat(37) },
  { city: 'C'.repeat(51) },
  { item: '4'.repeat(256) },
  { tag: 'T'.repeat(100_000) },
];

/** How a row is damaged when it is written. Each leaves one line that no row beside it can complete. */
const DAMAGES = {
  'a quote that is not closed': (fields: string[]) => lastBecomes(fields, '"N'),
  'text after a quote': (fields: string[]) => lastBecomes(fields, '"N"x'),
  'a field too many': (fields: string[]) => [...fields, 'x'],
  'a field too few': (fields: string[]) => fields.slice(0, -1),
  'bytes that were not UTF-8': (fields: string[]) => lastBecomes(fields, 'M\uFFFDller'),
  'a NUL character': (fields: string[]) => lastBecomes(fields, 'M\u0000ller'),
  'half a surrogate pair': (fields: string[]) => lastBecomes(fields, 'M\uD83Dller'),
  'a carriage return for a line break': (fields: string[]) => [`${fields.join(',')}\r${fields.join(',')}`],
} as const satisfies Record<string, (fields: string[]) => string[]>;

function lastBecomes(fields: string[], field: string): string[] {
  return [...fields.slice(0, -1), field];
}

/** Begins with a letter, so that an open quote before it cannot be closed by the quote around it; fits any field. */
const name = oddText.map((text) => asRead(`N${Array.from(text).slice(0, 10).join('')}`));
const maybe = (arbitrary: fc.Arbitrary<string>) => fc.oneof(arbitrary, fc.constant(''));

function customerValues(key: string): fc.Arbitrary<Values> {
  return fc.record({
    externalId: fc.constant(key),
    HCCustomerId: fc.constant(`P${key}`),
    firstName: maybe(name),
    lastName: name,
    companyName: name,
    individual: fc.constantFrom('T', 'F', 'yes', ''),
    taxable: fc.constantFrom('', 'TRUE'),
    defaultOrderPriority: fc.constantFrom('', '5'),
    email: fc.constantFrom('', 'ada@example.com', "o'hara+x@mail.example.co.uk"),
    phone: fc.constantFrom('', '+1 555 123', '=1+1'),
  });
}

function orderValues(key: string, line: number): fc.Arbitrary<Values> {
  return fc.record({
    externalId: fc.constant(key),
    HCOrderId: fc.constant(`M${key}`),
    customer: fc.constant('shop-81'),
    date: fc.constant('03/09/2026'),
    item: fc.constantFrom('4711', 'JACKET'),
    orderLineId: fc.constant(`001${line}`),
    quantity: fc.constantFrom('1', '1.000000', '12'),
    price: fc.constantFrom('', '50.00', '-5', '0'),
    shippingCost: fc.constantFrom('', '5.00'),
    email: fc.constantFrom('', 'ada@example.com'),
    closed: fc.constantFrom('', 'false'),
    addressee: maybe(name),
    address1: maybe(name),
    city: maybe(name),
    zip: maybe(name),
    country: fc.constant('US'),
    orderNote: maybe(name),
    tag: maybe(name),
  });
}

function draft(good: fc.Arbitrary<Values>, badValues: readonly Values[]): fc.Arbitrary<Draft> {
  const quotes = fc.nat();
  const badRow = fc.constantFrom(...badValues).chain((changes) =>
    fc.record({
      values: good.map((values) => ({ ...values, ...changes })),
      bad: fc.constant(JSON.stringify(changes).slice(0, 60)),
      damage: fc.constant(undefined),
      quotes,
    }),
  );
  const damagedRow = fc
    .constantFrom(...(Object.keys(DAMAGES) as Damage[]))
    .chain((damage) => fc.record({ values: good, bad: fc.constant(damage), damage: fc.constant(damage), quotes }));
  const goodRow = fc.record({ values: good, bad: fc.constant(''), damage: fc.constant(undefined), quotes });
  return fc.oneof(
    { weight: 4, arbitrary: goodRow },
    { weight: 1, arbitrary: badRow },
    { weight: 1, arbitrary: damagedRow },
  );
}

/** Customers with a key each, good and bad ones side by side, in columns of any order. */
export const customerFeeds: fc.Arbitrary<GeneratedFeed> = fc
  .integer({ min: 1, max: 8 })
  .chain((count) =>
    written(fc.tuple(...numbers(count).map((key) => draft(customerValues(`C${key}`), BAD_CUSTOMER_VALUES)))),
  );

/**
 * Orders of one to three rows, good and bad ones side by side, in columns of any order.
 * @param fixed values that each row has, in place of those made up
 */
export function orderFeeds(fixed: Values = {}): fc.Arbitrary<GeneratedFeed> {
  return fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 }).chain((sizes) =>
    written(
      fc.tuple(
        ...sizes.flatMap((size, order) =>
          numbers(size).map((line) =>
            draft(
              orderValues(`K${order}`, line).map((values) => ({ ...values, ...fixed })),
              BAD_ORDER_VALUES,
            ),
          ),
        ),
      ),
    ),
  );
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

interface Form {
  readonly columns: readonly string[];
  readonly lineEnd: string;
  readonly mark: string;
  readonly blankLine: string;
}

function written(rows: fc.Arbitrary<Draft[]>): fc.Arbitrary<GeneratedFeed> {
  return rows.chain((drafts) => {
    const names = [...new Set(drafts.flatMap(({ values }) => Object.keys(values)))];
    const shuffled = fc.shuffledSubarray(names, { minLength: names.length });
    return fc
      .record({
        columns: fc.oneof(fc.constant(names), shuffled),
        lineEnd: fc.constantFrom('\n', '\r\n'),
        mark: fc.constantFrom('', '\uFEFF'),
        blankLine: fc.constantFrom('', '', '\n', ' , \n'),
      })
      .map((form) => write(drafts, form));
  });
}

function write(drafts: readonly Draft[], { columns, lineEnd, mark, blankLine }: Form): GeneratedFeed {
  let text = `${mark}${columns.join(',')}${lineEnd}${blankLine}`;
  const rows = drafts.map(({ values, bad, damage, quotes }): GeneratedRow => {
    const line = text.split('\n').length;
    const fields = columns.map((column, at) => field(values[column] ?? '', (quotes >> at) % 2 === 1));
    const cells = damage === undefined ? fields : DAMAGES[damage](fields.map(oneLine));
    text += `${cells.join(',')}${lineEnd}`;
    return { line, values, bad, damaged: damage !== undefined };
  });
  return { text, columns, rows };
}

/** A blank value is not quoted: its two quotes could be taken for one that is doubled in an open value before it. */
function field(value: string, quote: boolean): string {
  return csvField(value, quote && value !== '');
}

/** A damaged row stands on one line, or each of its lines would be a row of its own. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]/g, ' ');
}

/**
 * Orders that must arrive: each row is good, and none stands beside a row whose key perhaps cannot be read (0008).
 * @returns their external ids
 */
export function mustArrive({ rows, columns }: GeneratedFeed): string[] {
  const keysAreRead = columns[0] === 'externalId';
  const keys = [...new Set(rows.map(({ values }) => values.externalId ?? ''))];
  return keys.filter((key) =>
    rows.every(({ values, bad }, at) => {
      const beside = [rows[at - 1], rows[at + 1]].some((row) => row?.damaged === true && !keysAreRead);
      return values.externalId !== key || (bad === '' && !beside);
    }),
  );
}
