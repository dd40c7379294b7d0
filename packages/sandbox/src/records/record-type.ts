/** How NetSuite's help names a field's type. Values are stored as the comments say. */
export type FieldType =
  | 'text' // string
  | 'textarea' // string
  | 'clobtext' // string
  | 'email' // string
  | 'phone' // string
  | 'url' // string
  | 'select' // internal id: number for records, string for lists with text keys (e.g. orderstatus 'B', country 'US')
  | 'multiselect' // list of internal ids
  | 'checkbox' // true or false
  | 'radio' // as checkbox
  | 'date' // ISO date, 2026-03-09
  | 'datetime' // ISO instant, 2026-03-09T10:15:00.000Z
  | 'timeofday' // HH:mm
  | 'currency' // number
  | 'float' // number
  | 'percent' // number
  | 'integer' // number
  | 'password' // string
  | 'document' // file id: number
  | 'image' // file id: number
  | 'subrecord'; // object

export interface FieldDefinition {
  readonly id: string;
  readonly label: string;
  readonly type: FieldType;
  /** For select and multiselect: a record type id (`customer`, `item` for any item), a list id or a custom list's script id. */
  readonly selects?: string;
  readonly mandatory?: boolean;
  /** Characters. */
  readonly maxLength?: number;
  /** For subrecord: the id of the subrecord's type, e.g. `address`. */
  readonly subrecord?: string;
  readonly readOnly?: boolean;
}

export interface SublistDefinition {
  readonly id: string;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
}

/** What a call costs depends on this: see `Units per API call` in the help. */
export type CostCategory = 'transaction' | 'custom' | 'other';

export interface RecordType {
  /** As in `record.Type`: `customer`, `salesorder`, `customrecord_x`. */
  readonly id: string;
  /** As in the user interface: `Sales Order`. */
  readonly label: string;
  readonly cost: CostCategory;
  /** The id space it shares: `entity`, `transaction`, `item`, else its own id. */
  readonly kind: string;
  /** The field that a reference by name compares with: `entityid`, `itemid`, `tranid`, `name`, `title` … */
  readonly nameField: string;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly sublists: ReadonlyMap<string, SublistDefinition>;
  /** Types with the same family are one record type under several names: `serviceitem`, `servicesaleitem`. */
  readonly family?: string;
  /** Records have a `parent` of their own type, and are known by `Parent : Child`. */
  readonly hierarchical?: boolean;
}

export interface RecordTypes {
  /** @param id as in `record.Type`, any case */
  find(id: string): RecordType | undefined;
  /** @throws NetSuiteError `SSS_INVALID_RECORD_TYPE`-like refusal when there is no such type */
  get(id: string): RecordType;
  all(): readonly RecordType[];
  /** Record types that a select on `selects` may point at: `item` → all item types; a type id → itself. */
  targets(selects: string): readonly RecordType[];
  /** Another object whenever the types are others. */
  readonly edition: object;
  /** Reads again what SDF deployed. */
  refresh?(): void;
}
