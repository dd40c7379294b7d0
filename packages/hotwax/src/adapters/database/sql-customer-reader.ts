import { databaseDate } from '../../core/date-text';
import type { HotWaxCustomer } from '../../core/hotwax-customer';
import type { Candidate, Clock, CustomerReader } from '../../jobs/ports';
import { readCursor, writeCursor } from './cursors';
import { customersById, newCustomers, undatedCustomers, WAITING, waitingIds } from './customer-queries';
import { isMysql } from './dialect';
import { type CustomerHeader, loadCustomers } from './load-customers';
import type { Db } from './open-database';
import { seenRecord } from './seen-columns';

export interface CustomerReaderOptions {
  readonly databaseTimeZone: string;
  /** Whether customers without a Shopify id are left out: they could never travel. */
  readonly onlyWithShopifyId: boolean;
  /**
   * How far behind the newest customer of the last run new ones are looked for: a transaction may commit long after the
   * moment that its rows tell.
   */
  readonly overlapHours: number;
  /** After how many hours all customers are looked at again, for those who became customers late. */
  readonly sweepHours: number;
  readonly pageSize?: number;
}

const PAGE_SIZE = 500;
const HOUR = 3_600_000;
type CustomerQuery = ReturnType<typeof undatedCustomers>;

/** When the last run over all customers began, and the one before the last run that finished began: ISO instants */
const SWEPT = 'customers-swept';
const LOOKED = 'customers-looked';
const FIRST_DATE = '1000-01-01';

/**
 * Reads customers without a NetSuite id by keyset: those who wait in our bookkeeping, then new ones, oldest first. Only
 * once in `sweepHours` all customers are looked at; else those alone who came since the last run, less the overlap.
 */
export class SqlCustomerReader implements CustomerReader {
  #began: Date | undefined;
  #sweeps = false;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly options: CustomerReaderOptions,
  ) {}

  async *pages(): AsyncIterable<readonly Candidate<HotWaxCustomer>[]> {
    const began = this.clock.now();
    this.#began = began;
    const since = await this.#since(began);
    for (const why of WAITING) {
      yield* this.#walkWaiting(why);
    }
    if (this.#sweeps) {
      yield* this.#walk(({ partyId }) => undatedCustomers(this.db, partyId));
    }
    const mysql = isMysql(this.db);
    yield* this.#walk((after) => newCustomers(this.db, after.date === '' ? { ...after, date: since } : after, mysql));
  }

  async finish(): Promise<void> {
    if (this.#began !== undefined) {
      await writeCursor(this.db, LOOKED, this.#began.toISOString());
      if (this.#sweeps) {
        await writeCursor(this.db, SWEPT, this.#began.toISOString());
      }
    }
  }

  /** @returns the date from which on customers are looked at, as the database writes it */
  async #since(now: Date): Promise<string> {
    const { overlapHours, sweepHours, databaseTimeZone } = this.options;
    const swept = await readCursor(this.db, SWEPT);
    const looked = await readCursor(this.db, LOOKED);
    this.#sweeps =
      swept === undefined || looked === undefined || now.getTime() - Date.parse(swept) >= sweepHours * HOUR;
    return this.#sweeps || looked === undefined
      ? FIRST_DATE
      : databaseDate(new Date(Date.parse(looked) - overlapHours * HOUR), databaseTimeZone);
  }

  /** Those whom the bookkeeping has already; some of them may be candidates no more. */
  async *#walkWaiting(why: (typeof WAITING)[number]): AsyncIterable<readonly Candidate<HotWaxCustomer>[]> {
    const { pageSize = PAGE_SIZE } = this.options;
    let after = '';
    for (;;) {
      const rows = await waitingIds(this.db, why, after).limit(pageSize).execute();
      const ids = rows.map(({ record_id }) => record_id);
      const last = ids.at(-1);
      if (last === undefined) {
        return;
      }
      yield await this.#load(await this.#withKey(customersById(this.db, ids)).execute());
      after = last;
    }
  }

  async *#walk(
    query: (after: { date: string; partyId: string }) => CustomerQuery,
  ): AsyncIterable<readonly Candidate<HotWaxCustomer>[]> {
    const { pageSize = PAGE_SIZE } = this.options;
    let after = { date: '', partyId: '' };
    for (;;) {
      const headers = await this.#withKey(query(after)).limit(pageSize).execute();
      const last = headers.at(-1);
      if (last === undefined) {
        return;
      }
      yield await this.#load(headers);
      after = { date: last.created_tx_stamp ?? '', partyId: last.party_id };
    }
  }

  #withKey(query: CustomerQuery): CustomerQuery {
    return this.options.onlyWithShopifyId ? query.where('shopify.id_value', 'is not', null) : query;
  }

  async #load(headers: readonly CustomerHeader[]): Promise<readonly Candidate<HotWaxCustomer>[]> {
    const now = databaseDate(this.clock.now(), this.options.databaseTimeZone);
    const customers = headers.length === 0 ? [] : await loadCustomers(this.db, headers, now);
    return customers.map((record, index) => {
      const header = headers[index];
      return { record, seen: header === undefined ? undefined : seenRecord(header) };
    });
  }
}
