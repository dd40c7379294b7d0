import { type AnswerRow, CUSTOMER_ID_TYPE } from './answer-kinds';
import { type AnswerProblem, answerProblem } from './answer-problems';
import { decideIds, formProblem, type IdDecision } from './id-decision';

/** What must be known of HotWax to decide about customer ids. */
export interface KnownCustomers {
  readonly parties: ReadonlySet<string>;
  /** Party → its NetSuite id, where it has one */
  readonly ids: ReadonlyMap<string, string>;
}

export interface CustomerId {
  readonly partyId: string;
  readonly netsuiteId: string;
}

/**
 * Says for each row what becomes of it. A customer keeps the first id it was given. Two customers may have the same one:
 * NetSuite merges customers.
 */
export function decideCustomerIds(
  rows: readonly AnswerRow<'customerIds'>[],
  known: KnownCustomers,
): IdDecision<CustomerId> {
  const ids = new Map(known.ids);
  return decideIds(rows, ({ row, values: { partyId, partyIdentificationTypeId, idValue } }) => {
    const problem = rowProblem(row, partyId, partyIdentificationTypeId, idValue, known, ids.get(partyId));
    if (problem !== undefined) {
      return problem;
    }
    const isNew = !ids.has(partyId);
    ids.set(partyId, idValue);
    return { id: { partyId, netsuiteId: idValue }, isNew };
  });
}

function rowProblem(
  row: number,
  partyId: string,
  type: string,
  idValue: string,
  { parties }: KnownCustomers,
  existing: string | undefined,
): AnswerProblem | undefined {
  const malformed = formProblem(row, partyId, idValue);
  if (malformed !== undefined) {
    return malformed;
  }
  if (type !== CUSTOMER_ID_TYPE) {
    return answerProblem(row, partyId, 'TYPE_UNKNOWN', `the row is not of type ${CUSTOMER_ID_TYPE}`);
  }
  if (!parties.has(partyId)) {
    return answerProblem(row, partyId, 'PARTY_UNKNOWN', `HotWax has no customer ${partyId}`);
  }
  return existing === undefined || existing === idValue
    ? undefined
    : answerProblem(row, partyId, 'ID_CONTRADICTS', `customer ${partyId} is ${existing} in NetSuite, not ${idValue}`);
}
