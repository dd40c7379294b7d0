import { quoted } from './reject';

/** Kinds of NetSuite records that a feed points at. */
export const REFERENCE_KINDS = [
  'customer',
  'item',
  'location',
  'subsidiary',
  'department',
  'shippingMethod',
  'country',
] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** A NetSuite record that a feed may point at. */
export interface ReferenceRecord {
  /** Internal id; for countries the ISO code. */
  readonly id: string;
  readonly externalId?: string;
  /** Name, item name or entity id; for countries the name NetSuite's import wants. */
  readonly name: string;
  readonly inactive: boolean;
  /** Internal id of its subsidiary, for locations and customers where NetSuite has subsidiaries. */
  readonly subsidiary?: string;
}

export type ReferenceProblem = 'REFERENCE_UNKNOWN' | 'REFERENCE_AMBIGUOUS' | 'REFERENCE_INACTIVE';

export type Resolution =
  | { readonly found: ReferenceRecord; readonly problem?: undefined }
  | { readonly found?: undefined; readonly problem: ReferenceProblem };

/** Says of a value what its column and the problem are, e.g. `NetSuite has no item "4711"`. */
export function referenceReason(problem: ReferenceProblem, column: string, value: string): string {
  switch (problem) {
    case 'REFERENCE_UNKNOWN':
      return `NetSuite has no ${column} ${quoted(value)}`;
    case 'REFERENCE_AMBIGUOUS':
      return `NetSuite has several records with the name ${quoted(value)} for ${column}`;
    case 'REFERENCE_INACTIVE':
      return `${column} ${quoted(value)} is inactive in NetSuite`;
  }
}

/** The records of one kind, to look values of a feed up in: by internal id, else external id, else name. */
export class ReferenceIndex {
  readonly #byId = new Map<string, ReferenceRecord>();
  readonly #byExternalId = new Map<string, ReferenceRecord>();
  readonly #byName = new Map<string, ReferenceRecord[]>();

  constructor(records: readonly ReferenceRecord[]) {
    for (const record of records) {
      this.#byId.set(record.id, record);
      if (record.externalId !== undefined) {
        this.#byExternalId.set(record.externalId, record);
      }
      const name = record.name.toLowerCase();
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), record]);
    }
  }

  /** The first that matches: internal id, external id, name in any case. Inactive records are told, not used. */
  resolve(value: string): Resolution {
    const direct = this.#byId.get(value) ?? this.#byExternalId.get(value);
    if (direct !== undefined) {
      return direct.inactive ? { problem: 'REFERENCE_INACTIVE' } : { found: direct };
    }
    const named = this.#byName.get(value.toLowerCase()) ?? [];
    const active = named.filter(({ inactive }) => !inactive);
    const [only] = active;
    if (only === undefined) {
      return { problem: named.length > 0 ? 'REFERENCE_INACTIVE' : 'REFERENCE_UNKNOWN' };
    }
    return active.length > 1 ? { problem: 'REFERENCE_AMBIGUOUS' } : { found: only };
  }

  byId(id: string): ReferenceRecord | undefined {
    return this.#byId.get(id);
  }

  byExternalId(externalId: string): ReferenceRecord | undefined {
    return this.#byExternalId.get(externalId);
  }
}

export type ReferenceIndexes = { readonly [Kind in ReferenceKind]: ReferenceIndex };
/** Values per kind that a set of records points at: what must be looked up. */
export type WantedReferences = { readonly [Kind in ReferenceKind]: ReadonlySet<string> };

/** Collects values to look up; blank ones are left out. */
export function wantReferences(pairs: Iterable<readonly [ReferenceKind, string | undefined]>): WantedReferences {
  const wanted: { [Kind in ReferenceKind]: Set<string> } = {
    customer: new Set(),
    item: new Set(),
    location: new Set(),
    subsidiary: new Set(),
    department: new Set(),
    shippingMethod: new Set(),
    country: new Set(),
  };
  for (const [kind, value] of pairs) {
    if (value !== undefined && value !== '') {
      wanted[kind].add(value);
    }
  }
  return wanted;
}
