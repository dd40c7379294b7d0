import type { CustomerColumn } from './customer-columns';
import { customerProblems } from './customers';
import type { ImportableRecord, SourceColumn } from './importable-record';
import { type ReferenceIndexes, type WantedReferences, wantReferences } from './references';
import { type Reject, reject } from './reject';

/** A customer as a batch file has it: with the internal id of its subsidiary. */
export type BatchCustomer = ImportableRecord<CustomerColumn | SourceColumn>;

export function missingCustomerReferences(customers: readonly BatchCustomer[]): WantedReferences {
  return wantReferences(
    customers.flatMap(({ rows }) => rows.map(({ subsidiary }) => ['subsidiary', subsidiary] as const)),
  );
}

/**
 * Why NetSuite has not got these customers after their job, as far as it can be told. Customers without a reason are
 * left out.
 */
export function whyCustomersMissing(customers: readonly BatchCustomer[], references: ReferenceIndexes): Reject[] {
  return customers.flatMap(({ key, rows }) =>
    rows.flatMap(({ sourceFile = '', sourceRow = '0', ...values }) => {
      const source = { file: sourceFile, row: Number(sourceRow) };
      return [
        ...subsidiaryProblem(values.subsidiary, references).map(([code, detail]) => reject(source, key, code, detail)),
        ...customerProblems({ source, values, columns: { has: () => false } }),
      ];
    }),
  );
}

function subsidiaryProblem(id: string | undefined, { subsidiary }: ReferenceIndexes): [Reject['code'], string][] {
  if (id === undefined) {
    return [];
  }
  const found = subsidiary.byId(id);
  if (found === undefined) {
    return [['REFERENCE_UNKNOWN', `NetSuite has no subsidiary with the internal id ${id}`]];
  }
  return found.inactive ? [['REFERENCE_INACTIVE', `subsidiary is inactive in NetSuite (internal id ${id})`]] : [];
}
