import { type OrderOutcome, type OutcomeSettings, orderOutcome } from '../../core/order-outcome';
import type { Db } from './open-database';
import { type OrderFactsOptions, readOrderFacts } from './sql-order-facts';

const PAGE_SIZE = 500;

/** Says of each order that HotWax has, by order id, where it stands. Each costs some look-ups. */
export async function* readOrderOutcomes(
  db: Db,
  now: Date,
  options: OrderFactsOptions & OutcomeSettings,
): AsyncIterable<OrderOutcome> {
  for (let after = ''; ; ) {
    const page = await readPage(db, after);
    const last = page.at(-1);
    if (last === undefined) {
      return;
    }
    for (const header of page) {
      const facts = await readOrderFacts(db, header.order_id, now, options);
      const kind = { orderTypeId: header.order_type_id, salesChannelId: header.sales_channel_enum_id };
      // Without facts, it was deleted a moment ago.
      if (facts !== undefined) {
        yield orderOutcome(facts, kind, options);
      }
    }
    after = last.order_id;
  }
}

async function readPage(db: Db, after: string) {
  return await db
    .selectFrom('order_header')
    .select(['order_id', 'order_type_id', 'sales_channel_enum_id'])
    .where('order_id', '>', after)
    .orderBy('order_id')
    .limit(PAGE_SIZE)
    .execute();
}
