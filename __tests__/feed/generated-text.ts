import fc from 'fast-check';

/**
 * How often a property is tried. `PROPERTY_RUNS=5000 npx jest __tests__/feed` searches longer. A failure prints a seed and
 * a path; given to `fc.assert` as `{ seed, path }` they bring the same case again.
 */
export function runs(usual: number): { numRuns: number } {
  return { numRuns: Number(process.env.PROPERTY_RUNS ?? usual) };
}

/** Pieces of text that have surprised somebody; none of them makes a row unreadable. */
const PIECES = [
  ...['"', '""', ',', ';', '\t', "'", '\\', '|', ' ', '\u00A0', '5" pipe', 'say "hi", please', '"quoted"'],
  ...['\n', '\r\n', '\r', '\r\r\n', '\n\n', '\uFEFF'],
  ...['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://example.com";"x")', '\uFF1D1', ';=1+1', '\u0001', '\u007F'],
  ...['<script>alert(1)</script>', '<b>bold</b>', '&amp;', '%0A', '{{x}}', "Robert'); DROP TABLE"],
  ...['Müller', 'Łódź', '東京', 'שלום', '\u202Eabc', '\u200B', 'a\u0301', '\u{1F600}', '\u{1F468}\u200D\u{1F469}'],
  ...['1,000.00', '1.000,00', '\u20AC5', '1e99', '0x10', 'NaN', 'Infinity', '-0', '\u0661\u0662', '\uFF11'],
  ...['null', 'undefined', 'externalId', '__proto__', 'constructor', '007', 'TRUE', '02/30/2026'],
];

/** Any text that may stand in a value: readable, though nobody would write it. Not blank at its ends. */
export const oddText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 5 })
  .map((pieces) => asRead(pieces.join('')).replaceAll('\uFFFD', '?').replaceAll('\u0000', '?'));

/** What a value is after it was read: trimmed, line breaks as LF. */
export function asRead(value: string): string {
  return value.replace(/\r+\n/g, '\n').trim();
}

/** Text of which nothing is known but that it has much of what matters in a CSV file. */
export const chaos = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom('"', ',', '\n', 'a', '1') },
      {
        weight: 2,
        arbitrary: fc.constantFrom('""', '","', '"\n', '\n"', '\r\n', '\r', ' ', '\u0000', '\uFFFD', '\uD83D'),
      },
      { weight: 1, arbitrary: fc.constantFrom(...PIECES) },
    ),
    { maxLength: 80 },
  )
  .map((pieces) => pieces.join(''));

/** A value as a CSV field; quoted where it must be, and where `quote` says so. */
export function csvField(value: string, quote: boolean): string {
  const must = /[",\n\r]/.test(value) || value.startsWith('\uFEFF') || value !== value.trim();
  return quote || must ? `"${value.replaceAll('"', '""')}"` : value;
}

/** The lines of a text, as the File Cabinet gives them. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
