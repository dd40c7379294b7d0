import type { Db } from '../../../packages/hotwax/src/adapters/database/open-database';

/** Everything that the jobs of the way back write, but for the moments at which they did. */
export async function answerState(db: Db) {
  const customerIds = await db
    .selectFrom('party_identification')
    .select(['party_id', 'id_value'])
    .where('party_identification_type_id', '=', 'NETSUITE_CUSTOMER_ID')
    .orderBy('party_id')
    .execute();
  const orderIds = await db
    .selectFrom('order_identification')
    .select(['order_id', 'id_value'])
    .where('order_identification_type_id', '=', 'NETSUITE_ORDER_ID')
    .orderBy('order_id')
    .orderBy('id_value')
    .execute();
  const lineIds = await db
    .selectFrom('order_item_attribute')
    .selectAll()
    .orderBy('order_id')
    .orderBy('order_item_seq_id')
    .orderBy('attr_name')
    .execute();
  return {
    customerIds: customerIds.map((row) => Object.values(row).join('=')),
    orderIds: orderIds.map((row) => Object.values(row).join('=')),
    lineIds: lineIds.map((row) => Object.values(row).join(' ')),
    ...(await statusState(db)),
    ...(await ownState(db)),
  };
}

async function statusState(db: Db) {
  const headers = await db.selectFrom('order_header').select(['order_id', 'status_id']).orderBy('order_id').execute();
  const items = await db
    .selectFrom('order_item')
    .select(['order_id', 'order_item_seq_id', 'status_id'])
    .orderBy('order_id')
    .orderBy('order_item_seq_id')
    .execute();
  const history = await db
    .selectFrom('order_status')
    .select(['order_id', 'order_item_seq_id', 'status_id'])
    .where('status_id', 'in', ['ORDER_APPROVED', 'ITEM_APPROVED'])
    .orderBy('order_id')
    .orderBy('order_item_seq_id')
    .execute();
  return {
    orders: headers.map((row) => Object.values(row).join(' ')),
    items: items.map((row) => Object.values(row).join(' ')),
    history: history.map((row) => Object.values(row).join(' ')),
  };
}

async function ownState(db: Db) {
  const records = await db.selectFrom('hcsync_record').selectAll().orderBy('feed').orderBy('record_id').execute();
  const answers = await db.selectFrom('hcsync_answer').selectAll().orderBy('file_name').execute();
  const problems = await db
    .selectFrom('hcsync_answer_problem as problem')
    .innerJoin('hcsync_answer as answer', 'answer.answer_id', 'problem.answer_id')
    .select(['answer.file_name', 'problem.file_row', 'problem.record_key', 'problem.code'])
    .orderBy('answer.file_name')
    .orderBy('problem.problem_number')
    .execute();
  return {
    records: records.map(
      ({ record_id, state, answered_at, reasons }) =>
        `${record_id} ${state}${answered_at === null ? '' : ' answered'} ${reasons ?? ''}`,
    ),
    answers: answers.map(
      ({ file_name, state, row_count, set_count, problem_count }) =>
        `${file_name} ${state} ${row_count} ${set_count} ${problem_count}`,
    ),
    problems: problems.map((row) => Object.values(row).join(' ')),
  };
}
