import { type AnswerRow, CUSTOMER_ID_TYPE } from '../../core/answer-kinds';
import { type CustomerId, decideCustomerIds } from '../../core/decide-customer-ids';
import type { IdDecision } from '../../core/id-decision';
import { isHotWaxId } from '../../core/id-forms';
import type { Db } from './open-database';

/** Writes customers' NetSuite ids into party_identification. To be called within a transaction, with some hundred rows. */
export async function takeCustomerIds(
  db: Db,
  rows: readonly AnswerRow<'customerIds'>[],
): Promise<IdDecision<CustomerId>> {
  const wanted = [...new Set(rows.map(({ values }) => values.partyId).filter(isHotWaxId))];
  const { parties, ids, blank } = await known(db, wanted);
  const decision = decideCustomerIds(rows, { parties, ids });
  const fresh = decision.set.filter(({ partyId }) => !blank.has(partyId));
  if (fresh.length > 0) {
    await db
      .insertInto('party_identification')
      .values(
        fresh.map(({ partyId, netsuiteId }) => ({
          party_id: partyId,
          party_identification_type_id: CUSTOMER_ID_TYPE,
          id_value: netsuiteId,
        })),
      )
      .execute();
  }
  for (const { partyId, netsuiteId } of decision.set.filter((id) => blank.has(id.partyId))) {
    await db
      .updateTable('party_identification')
      .set({ id_value: netsuiteId })
      .where('party_id', '=', partyId)
      .where('party_identification_type_id', '=', CUSTOMER_ID_TYPE)
      .execute();
  }
  return decision;
}

async function known(db: Db, wanted: readonly string[]) {
  const parties =
    wanted.length === 0
      ? []
      : await db.selectFrom('party').select('party_id').where('party_id', 'in', wanted).execute();
  const rows =
    wanted.length === 0
      ? []
      : await db
          .selectFrom('party_identification')
          .select(['party_id', 'id_value'])
          .where('party_identification_type_id', '=', CUSTOMER_ID_TYPE)
          .where('party_id', 'in', wanted)
          .execute();
  const ids = new Map(rows.flatMap(({ party_id, id_value }) => (id_value ? [[party_id, id_value]] : [])));
  return {
    parties: new Set(parties.map(({ party_id }) => party_id)),
    ids,
    blank: new Set(rows.filter(({ party_id }) => !ids.has(party_id)).map(({ party_id }) => party_id)),
  };
}
