import { sql } from 'kysely';
import { type RetryFacts, retryRefusal } from '../../core/decide-retry';
import type { FeedName } from '../../core/feeds';
import { isHotWaxId } from '../../core/id-forms';
import type { RetryDesk } from '../../jobs/answer-ports';
import type { Db } from './open-database';

export class SqlRetryDesk implements RetryDesk {
  constructor(private readonly db: Db) {}

  async ask(feed: FeedName, recordId: string): Promise<string | undefined> {
    const refusal = retryRefusal(await this.#facts(feed, recordId));
    if (refusal === undefined) {
      await this.db
        .updateTable('hcsync_record')
        .set({ retry_asked: 1 })
        .where('feed', '=', feed)
        .where('record_id', '=', recordId)
        .execute();
    }
    return refusal;
  }

  async askRejected(feed: FeedName, code: string): Promise<number> {
    const pattern = `%"code":"${code.replace(/[%_!]/g, '!$&')}"%`;
    const { numUpdatedRows } = await this.db
      .updateTable('hcsync_record')
      .set({ retry_asked: 1 })
      .where('feed', '=', feed)
      .where('state', '=', 'rejected')
      .where(sql<boolean>`reasons like ${pattern} escape '!'`)
      .executeTakeFirst();
    return Number(numUpdatedRows);
  }

  async #facts(feed: FeedName, recordId: string): Promise<RetryFacts> {
    const known = isHotWaxId(recordId);
    const found = known ? await (feed === 'customer' ? this.#customer(recordId) : this.#order(recordId)) : undefined;
    const record = known ? await this.#record(feed, recordId) : undefined;
    return {
      feed,
      recordId,
      exists: found !== undefined,
      statusId: found?.statusId,
      netsuiteId: found?.netsuiteId,
      state: record?.state,
      undelivered: record?.file_state === 'ready',
    };
  }

  async #record(feed: FeedName, recordId: string) {
    return await this.db
      .selectFrom('hcsync_record as record')
      .leftJoin('hcsync_file as file', 'file.file_name', 'record.file_name')
      .select(['record.state', 'file.state as file_state'])
      .where('record.feed', '=', feed)
      .where('record.record_id', '=', recordId)
      .executeTakeFirst();
  }

  async #customer(partyId: string) {
    const row = await this.db
      .selectFrom('party')
      .leftJoin('party_identification as known', (join) =>
        join
          .onRef('known.party_id', '=', 'party.party_id')
          .on('known.party_identification_type_id', '=', 'NETSUITE_CUSTOMER_ID'),
      )
      .select(['party.party_id', 'known.id_value'])
      .where('party.party_id', '=', partyId)
      .executeTakeFirst();
    return row === undefined ? undefined : { statusId: undefined, netsuiteId: row.id_value || undefined };
  }

  async #order(orderId: string) {
    const row = await this.db
      .selectFrom('order_header as header')
      .leftJoin('order_identification as known', (join) =>
        join
          .onRef('known.order_id', '=', 'header.order_id')
          .on('known.order_identification_type_id', '=', 'NETSUITE_ORDER_ID')
          // One that was ended does not keep the order from an export.
          .on('known.thru_date', 'is', null),
      )
      .select(['header.status_id', 'known.id_value'])
      .where('header.order_id', '=', orderId)
      .executeTakeFirst();
    return row === undefined ? undefined : { statusId: row.status_id, netsuiteId: row.id_value || undefined };
  }
}
