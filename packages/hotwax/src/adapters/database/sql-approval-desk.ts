import { ORDER_ID_TYPE } from '../../core/answer-kinds';
import { databaseDate } from '../../core/date-text';
import { approvalLacks, type Lack, type RequiredAttribute } from '../../core/decide-approval';
import { statusRowId } from '../../core/status-history';
import type { ApprovalDesk, JudgedOrder } from '../../jobs/answer-ports';
import type { Clock } from '../../jobs/ports';
import { type ApprovableOptions, loadApprovable } from './load-approvable';
import type { Db } from './open-database';

export interface ApprovalOptions {
  readonly required: readonly RequiredAttribute[];
  /** Types of order_adjustment that go to NetSuite as discounts. */
  readonly discounts: readonly string[];
  readonly excludedSalesChannels: readonly string[];
  readonly databaseTimeZone: string;
  readonly pageSize?: number;
}

const PAGE_SIZE = 200;

export class SqlApprovalDesk implements ApprovalDesk {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly options: ApprovalOptions,
  ) {}

  async *pages(): AsyncIterable<readonly JudgedOrder[]> {
    const { pageSize = PAGE_SIZE, excludedSalesChannels } = this.options;
    for (let after = ''; ; ) {
      const ids = await waitingOrders(this.db, after, excludedSalesChannels, pageSize);
      const last = ids.at(-1);
      if (last === undefined) {
        return;
      }
      const orders = await loadApprovable(this.db, ids, this.#loading(this.clock.now()));
      yield orders.map((order) => ({ orderId: order.orderId, lacks: approvalLacks(order, this.options.required) }));
      after = last;
    }
  }

  async approve(orderId: string, now: Date): Promise<'approved' | 'changed' | readonly Lack[]> {
    try {
      return await this.db.transaction().execute(async (transaction) => {
        await this.#approve(transaction, orderId, now);
        return 'approved' as const;
      });
    } catch (error) {
      if (error instanceof NotApproved) {
        return error.because;
      }
      throw error;
    }
  }

  /** The order is changed first: from then on nobody else can change it, and what is read next is what holds. */
  async #approve(db: Db, orderId: string, now: Date): Promise<void> {
    const { numUpdatedRows } = await db
      .updateTable('order_header')
      .set({ status_id: 'ORDER_APPROVED' })
      .where('order_id', '=', orderId)
      .where('status_id', '=', 'ORDER_CREATED')
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) {
      throw new NotApproved('changed');
    }
    const [order] = await loadApprovable(db, [orderId], { ...this.#loading(now), lockItems: true });
    const lacks = order === undefined ? [] : approvalLacks(order, this.options.required);
    if (order === undefined || lacks.length > 0) {
      throw new NotApproved(lacks);
    }
    const created = order.items.filter(({ statusId }) => statusId === 'ITEM_CREATED').map(({ seqId }) => seqId);
    await this.#approveItems(db, orderId, created, now);
  }

  async #approveItems(db: Db, orderId: string, items: readonly string[], now: Date): Promise<void> {
    const date = databaseDate(now, this.options.databaseTimeZone);
    const history = (itemSeqId: string, status_id: string) => ({
      order_status_id: statusRowId(orderId, itemSeqId, status_id, date),
      order_id: orderId,
      order_item_seq_id: itemSeqId === '' ? null : itemSeqId,
      status_id,
      status_datetime: date,
    });
    if (items.length > 0) {
      await db
        .updateTable('order_item')
        .set({ status_id: 'ITEM_APPROVED' })
        .where('order_id', '=', orderId)
        .where('order_item_seq_id', 'in', items)
        .execute();
    }
    await db
      .insertInto('order_status')
      .values([history('', 'ORDER_APPROVED'), ...items.map((item) => history(item, 'ITEM_APPROVED'))])
      .execute();
  }

  #loading(now: Date): ApprovableOptions {
    const { discounts, databaseTimeZone } = this.options;
    return { discounts, now: databaseDate(now, databaseTimeZone) };
  }
}

/** Ends the transaction, so that nothing of it stays. */
class NotApproved extends Error {
  constructor(readonly because: 'changed' | readonly Lack[]) {
    super('The order is not approved.');
  }
}

/** Created sales orders that NetSuite has, or that were sent to it. */
async function waitingOrders(
  db: Db,
  after: string,
  excludedSalesChannels: readonly string[],
  pageSize: number,
): Promise<string[]> {
  let query = db
    .selectFrom('order_header as header')
    .select('header.order_id')
    .where('header.status_id', '=', 'ORDER_CREATED')
    .where('header.order_type_id', '=', 'SALES_ORDER')
    .where('header.order_id', '>', after)
    .where((where) =>
      where.or([
        where.exists(
          where
            .selectFrom('order_identification as known')
            .select('known.order_id')
            .where('known.order_identification_type_id', '=', ORDER_ID_TYPE)
            .where('known.id_value', '<>', '')
            .whereRef('known.order_id', '=', 'header.order_id'),
        ),
        where.exists(
          where
            .selectFrom('hcsync_record as seen')
            .select('seen.record_id')
            .where('seen.feed', '=', 'salesorder')
            .whereRef('seen.record_id', '=', 'header.order_id')
            .where('seen.state', 'in', ['exported', 'rejected']),
        ),
      ]),
    );
  if (excludedSalesChannels.length > 0) {
    query = query.where((where) =>
      where.or([
        where('header.sales_channel_enum_id', 'is', null),
        where('header.sales_channel_enum_id', 'not in', excludedSalesChannels),
      ]),
    );
  }
  const rows = await query.orderBy('header.order_id').limit(pageSize).execute();
  return rows.map(({ order_id }) => order_id);
}
