import type { Database } from 'libsql';
import { sqlAll } from '../account/sql';
import { NetSuiteError } from '../errors';
import { parseXml, type XmlElement } from '../sdf/xml';
import { appliesTo, CUSTOM_FIELD_PLACES, customField, customList, customRecordType } from './custom-types';
import type { FieldDefinition, RecordType, RecordTypes } from './record-type';
import { SELECT_GROUPS, STANDARD_TYPES } from './standard-types';

/** The account's record types: the standard ones with the custom fields that were deployed, custom records and lists. */
export class AccountTypes implements RecordTypes {
  private types: ReadonlyMap<string, RecordType> | undefined;
  private groups = new Map<string, readonly RecordType[]>();

  constructor(private readonly db: Database) {}

  get edition(): object {
    return this.current();
  }

  find(id: string): RecordType | undefined {
    return this.current().get(id) ?? this.current().get(id.toLowerCase());
  }

  get(id: string): RecordType {
    const type = this.find(id);
    if (!type) {
      // Wording as SuiteScript gives it for an unknown type; not on the help pages that could be read.
      throw new NetSuiteError('INVALID_RCRD_TYPE', `The record type [${String(id).toUpperCase()}] is invalid.`);
    }
    return type;
  }

  all(): readonly RecordType[] {
    return [...this.current().values()];
  }

  targets(selects: string): readonly RecordType[] {
    let targets = this.groups.get(selects);
    if (!targets) {
      const inGroup = SELECT_GROUPS[selects];
      targets = inGroup ? this.all().filter(inGroup) : [this.find(selects)].filter((type) => type !== undefined);
      this.groups.set(selects, targets);
    }
    return targets;
  }

  refresh(): void {
    this.types = undefined;
    this.groups = new Map();
  }

  private current(): ReadonlyMap<string, RecordType> {
    this.types ??= this.read();
    return this.types;
  }

  private read(): ReadonlyMap<string, RecordType> {
    const objects = sqlAll<{ type: string; xml: string }>(this.db, 'SELECT type, xml FROM object ORDER BY id').map(
      (row) => parseXml(row.xml),
    );
    const types = new Map(STANDARD_TYPES.map((type) => [type.id, type]));
    for (const xml of objects) {
      if (xml.name === 'customrecordtype') add(types, customRecordType(xml));
      if (xml.name === 'customlist') add(types, customList(xml));
    }
    for (const xml of objects) {
      if (CUSTOM_FIELD_PLACES[xml.name]) placeField(types, xml);
    }
    return types;
  }
}

function add(types: Map<string, RecordType>, type: RecordType): void {
  types.set(type.id, type);
}

function placeField(types: Map<string, RecordType>, xml: XmlElement): void {
  const field = customField(xml);
  for (const id of appliesTo(xml)) {
    const type = types.get(id);
    if (type)
      types.set(id, CUSTOM_FIELD_PLACES[xml.name] === 'item' ? withColumn(type, field) : withField(type, field));
  }
}

function withField(type: RecordType, field: FieldDefinition): RecordType {
  return { ...type, fields: new Map([...type.fields, [field.id, field]]) };
}

function withColumn(type: RecordType, field: FieldDefinition): RecordType {
  const item = type.sublists.get('item');
  if (!item) return type;
  const fields = new Map([...item.fields, [field.id, field] as const]);
  return { ...type, sublists: new Map([...type.sublists, ['item', { ...item, fields }]]) };
}
