import type { CustomerColumn } from './customer-columns';
import type { Customer } from './customers';
import { type ImportableRecord, type SourceColumn, sourceColumns } from './importable-record';
import {
  type ReferenceIndexes,
  type ReferenceProblem,
  referenceReason,
  type WantedReferences,
  wantReferences,
} from './references';
import { type Reject, reject } from './reject';

/** A customer that NetSuite has already. */
export interface KnownCustomer {
  readonly id: string;
  readonly inactive: boolean;
}

/** What must be known of NetSuite to decide about customers. */
export interface CustomerKnowledge {
  readonly references: ReferenceIndexes;
  /** By external id, of those that NetSuite has. */
  readonly known: ReadonlyMap<string, KnownCustomer>;
  /** External ids that travel in an import job which has not ended. */
  readonly inFlight: ReadonlySet<string>;
  /** Internal id of the subsidiary for customers whose feed names none; blank when there is no default. */
  readonly defaultSubsidiary: string;
}

export interface CustomerDecisions {
  /** To import, with internal ids in place of references. */
  readonly import: readonly ImportableRecord<CustomerColumn | SourceColumn>[];
  /** In NetSuite already: only their ids go back. */
  readonly known: readonly Customer[];
  /** To be looked at again in the next run: a job that has not ended has the same customer, perhaps with other values. */
  readonly inFlight: readonly Customer[];
  readonly rejects: readonly Reject[];
}

export function customerReferences(customers: readonly Customer[]): WantedReferences {
  return wantReferences(customers.map(({ values }) => ['subsidiary', values.subsidiary] as const));
}

/** Says for each customer of a feed what becomes of it; pure, so that the same knowledge gives the same answer. */
export function decideCustomers(customers: readonly Customer[], knowledge: CustomerKnowledge): CustomerDecisions {
  const importable: ImportableRecord<CustomerColumn | SourceColumn>[] = [];
  const known: Customer[] = [];
  const inFlight: Customer[] = [];
  const rejects: Reject[][] = [];
  for (const customer of customers) {
    const existing = knowledge.known.get(customer.key);
    if (existing?.inactive === true) {
      rejects.push(
        rejectAll(customer, 'CUSTOMER_INACTIVE', `the customer is inactive in NetSuite (internal id ${existing.id})`),
      );
    } else if (existing !== undefined) {
      known.push(customer);
    } else if (knowledge.inFlight.has(customer.key)) {
      inFlight.push(customer);
    } else {
      const row = batchRow(customer, knowledge);
      if ('problem' in row) {
        rejects.push(
          rejectAll(
            customer,
            row.problem,
            referenceReason(row.problem, 'subsidiary', customer.values.subsidiary ?? ''),
          ),
        );
      } else {
        importable.push({
          key: customer.key,
          rows: customer.sources.slice(0, 1).map((source) => ({ ...row, ...sourceColumns(source, customer.partyId) })),
        });
      }
    }
  }
  return { import: importable, known, inFlight, rejects: rejects.flat() };
}

function batchRow(
  { values, partyId }: Customer,
  { references, defaultSubsidiary }: CustomerKnowledge,
): Partial<Record<CustomerColumn, string>> | { problem: ReferenceProblem } {
  const row = { ...values, HCCustomerId: partyId, individual: values.individual ?? 'T' };
  if (values.subsidiary === undefined) {
    return { ...row, subsidiary: defaultSubsidiary };
  }
  const { found, problem } = references.subsidiary.resolve(values.subsidiary);
  return found === undefined ? { problem } : { ...row, subsidiary: found.id };
}

function rejectAll(customer: Customer, code: Reject['code'], detail: string): Reject[] {
  return customer.sources.map((source) => reject(source, customer.key, code, detail));
}
