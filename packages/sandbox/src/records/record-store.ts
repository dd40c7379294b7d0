/** One stored value; sublists are lists of objects, subrecords objects. */
export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly FieldValue[]
  | { readonly [field: string]: FieldValue };

export type RecordBody = { [field: string]: FieldValue };

export interface StoredRecord {
  readonly type: string;
  readonly id: number;
  readonly externalid: string | null;
  /** Field ids and values as NetSuite stores them, without `id` and `externalid`. */
  readonly body: RecordBody;
}

/** Plain storage of records: no business rule lives here (those are in `save-record.ts`). */
export interface RecordStore {
  /** @returns the new internal id, unique in the type's id space. @throws NetSuiteError DUP_RCRD-like when the external id is taken */
  insert(type: string, draft: { id?: number; externalid?: string | null; body: RecordBody }): number;
  replace(type: string, id: number, draft: { externalid?: string | null; body: RecordBody }): void;
  remove(type: string, id: number): void;
  get(type: string, id: number): StoredRecord | undefined;
  /** Looks in every type of the id space that `type` belongs to, so a taken external id is seen whoever has it. Compares without case. */
  findByExternalId(type: string, externalId: string): StoredRecord | undefined;
  /** Case-insensitive, as NetSuite compares names. All that match, so that an ambiguous name is seen. */
  findByName(type: string, name: string): readonly StoredRecord[];
  /** In internal id order. */
  list(type: string): IterableIterator<StoredRecord>;
  count(type: string): number;
}
