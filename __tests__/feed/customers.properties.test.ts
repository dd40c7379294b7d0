import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import Papa from 'papaparse';
import { packBatches } from '../../src/SuiteScripts/HotWaxSync/feed/batches';
import { CUSTOMER_COLUMNS } from '../../src/SuiteScripts/HotWaxSync/feed/customer-columns';
import { checkCustomers } from '../../src/SuiteScripts/HotWaxSync/feed/customers';
import { decideCustomers } from '../../src/SuiteScripts/HotWaxSync/feed/decide-customers';
import { type FeedRow, openFeedFile } from '../../src/SuiteScripts/HotWaxSync/feed/feed-file';
import { SOURCE_COLUMNS } from '../../src/SuiteScripts/HotWaxSync/feed/importable-record';
import { customerFeeds } from './generated-feeds';
import { chaos, linesOf, oddText, runs } from './generated-text';
import { readBack } from './read-back';
import { referenceIndexes } from './reference-indexes';

const COLUMNS = [...CUSTOMER_COLUMNS.map(({ name }) => name), ...SOURCE_COLUMNS];

function read(text: string, file = 'feed.csv') {
  const opened = openFeedFile(file, linesOf(text), CUSTOMER_COLUMNS);
  return opened.unreadable === undefined ? [...opened.rows] : [];
}

function decide(
  rows: FeedRow<(typeof CUSTOMER_COLUMNS)[number]['name']>[],
  known: string[] = [],
  inFlight: string[] = [],
) {
  const checked = checkCustomers(rows);
  const decided = decideCustomers(checked.customers, {
    references: referenceIndexes(),
    known: new Map(known.map((key, index) => [key, { id: String(index), inactive: index % 3 === 2 }])),
    inFlight: new Set(inFlight),
    defaultSubsidiary: '1',
  });
  return { ...decided, customers: checked.customers, rejects: [...checked.rejects, ...decided.rejects] };
}

describe('a customer feed', () => {
  test('G1: bad rows are told by line, good ones beside them arrive', () => {
    fc.assert(
      fc.property(customerFeeds, ({ text, rows }) => {
        const { import: imported, rejects } = decide(read(text));
        const good = rows.filter(({ bad }) => bad === '');
        expect(imported.map(({ key }) => key)).toEqual(good.map(({ values }) => values.externalId));
        expect([...new Set(rejects.map(({ row }) => row))].sort((one, other) => one - other)).toEqual(
          rows.filter(({ bad }) => bad !== '').map(({ line }) => line),
        );
      }),
      runs(200),
    );
  });

  test('the values of good rows stand in the batch as they were', () => {
    fc.assert(
      fc.property(customerFeeds, ({ text, rows }) => {
        const [batch] = packBatches(decide(read(text)).import, COLUMNS);
        const { data } = Papa.parse<Record<string, string>>((batch?.lines ?? []).join('\n'), { header: true });
        const good = rows.filter(({ bad }) => bad === '');
        expect(data).toMatchObject(
          good.map(({ values, line }) => ({
            ...values,
            individual: values.individual === '' ? 'T' : values.individual,
            sourceRow: String(line),
          })),
        );
      }),
      runs(100),
    );
  });

  test('G7: a batch that was written reads back as it was, whatever the file was called', () => {
    fc.assert(
      fc.property(customerFeeds, fc.oneof(oddText, fc.string({ unit: 'binary' })), ({ text }, name) => {
        const file = ` ${name.replace(/\r+\n/g, '\n')}.csv`;
        const { import: imported, customers } = decide(read(text, file));
        const [batch] = packBatches(imported, COLUMNS);
        expect(readBack(batch)).toEqual(
          customers.map(({ key, partyId, sources }) => ({
            key,
            hotwaxId: partyId,
            sources,
          })),
        );
      }),
      runs(100),
    );
  });

  test('G1: each row of any text has one fate', () => {
    const header = 'externalId,lastName,firstName';
    const keys = ['a', '1', 'A'];
    const text = fc.oneof(
      chaos,
      fc
        .array(fc.tuple(fc.constantFrom('a', 'A', '1', 'b', 'a\u200B', ''), fc.constantFrom('x', 'y'), fc.constant('')))
        .map((rows) => rows.map((cells) => cells.join(',')).join('\n')),
    );
    fc.assert(
      fc.property(text, fc.subarray(keys), fc.subarray(keys), (body, known, inFlight) => {
        const rows = read(`${header}\n${body}`);
        const decided = decide(rows, known, inFlight);
        const imported = new Set(decided.import.map(({ key }) => key));
        const fates = [
          ...decided.customers.filter(({ key }) => imported.has(key)),
          ...decided.known,
          ...decided.inFlight,
        ].flatMap(({ sources }) => sources.map(({ row }) => row));
        const rejected = new Set(decided.rejects.map(({ row }) => row));
        expect([...fates, ...rejected].sort((one, other) => one - other)).toEqual(rows.map(({ source }) => source.row));
      }),
      runs(500),
    );
  });
});
