import { NotSimulatedError, SandboxError } from '../errors';
import type { FieldDefinition, RecordType, RecordTypes, SublistDefinition } from '../records/record-type';
import { findSubrecordType } from '../records/standard-types';
import { CsvFileError } from './csv-file-error';
import type { FieldMapping, ImportMap, RecordMapping, ReferenceType } from './import-map';
import { referencedScriptId } from './import-map';

/** A mapped field, found in the record type and in the file. */
export interface BoundField {
  readonly definition: FieldDefinition;
  readonly reference: ReferenceType;
  /** Place of the column in the file; undefined for a value that the map gives. */
  readonly column: number | undefined;
  /** The column's name; undefined for a value that the map gives. */
  readonly columnName: string | undefined;
  /** What the map gives; `null` empties the field. Undefined for a column. */
  readonly value: string | null | undefined;
}

export interface BoundSubrecord {
  readonly id: string;
  readonly fields: readonly BoundField[];
}

/** One sublist line per row: the fields of a sublist, or of one copy of a sublist mapped in columns. */
export interface BoundLine {
  readonly sublist: string;
  /** Which file its rows are in, as a `FileMapping` names it. */
  readonly file: string;
  readonly fields: readonly BoundField[];
  readonly subrecords: readonly BoundSubrecord[];
}

/** An import map fitted to a record type and to the headers of its files. */
export interface BoundMap {
  readonly map: ImportMap;
  readonly type: RecordType;
  readonly body: readonly BoundField[];
  readonly subrecords: readonly BoundSubrecord[];
  readonly lines: readonly BoundLine[];
  readonly externalId: BoundField | undefined;
  readonly internalId: BoundField | undefined;
  /** Column whose equal values make consecutive rows one record; undefined: each row of the main file is a record. */
  readonly groupingColumn: number | undefined;
}

const EXTERNAL_ID: FieldDefinition = { id: 'externalid', label: 'External ID', type: 'text' };
const INTERNAL_ID: FieldDefinition = { id: 'internalid', label: 'Internal ID', type: 'integer' };
const INTERNAL_ID_NAMES = ['internalid', 'id'];

/** Mapping names in Oracle's examples that are not `STD` + the field's id. Other such names are not public. */
const STANDARD_NAMES: Record<string, string> = { customer: 'entity', date: 'trandate' };

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534420642.html */
const NO_UNIQUE_ID =
  'You must map one of the following NetSuite fields to a column in your CSV file, to be a unique identifier: ' +
  'External ID, Internal ID, or a transaction number field, such as Order # or Invoice #';

/** Column names by file, as `FileMapping` names it. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/**
 * Fits a map to the record type and the files' columns. Columns that no field is mapped to are not imported. A mapped
 * column that the file does not have counts as not mapped, unless the records could not be told apart without it: no
 * help page says so, but public maps are in daily use with files that lack some of their columns.
 * Whether column names are compared by case is not documented; they must be equal but for blanks around them.
 * @param headers of the main file and of all linked ones
 * @throws CsvFileError when the unique id, or every mapped column, is missing
 * @throws SandboxError when the map names a record type, sublist or field that the sandbox does not know
 */
export function bindMap(types: RecordTypes, map: ImportMap, headers: Headers): BoundMap {
  const type = types.find(map.recordType);
  if (!type) throw new NotSimulatedError(`${map.scriptId}: import of record type ${map.recordType}`);
  const bind = (record: RecordMapping, fields: ReadonlyMap<string, FieldDefinition>) =>
    record.fields.flatMap((mapping) => bindField(map, record, mapping, fields, headers) ?? []);
  const body = map.records.filter((record) => !record.sublist && !record.subrecord);
  const bodyFields = body.flatMap((record) => bind(record, withKeys(type.fields)));
  const subrecords = map.records
    .filter((record) => !record.sublist && record.subrecord)
    .map((record) => ({
      id: record.subrecord ?? '',
      fields: bind(record, subrecordFields(map, record, type.fields)),
    }));
  const lines = bindLines(map, type, bind);
  const bound = {
    map,
    type,
    body: bodyFields.filter(({ definition }) => definition !== EXTERNAL_ID && definition !== INTERNAL_ID),
    subrecords,
    lines,
    externalId: bodyFields.find(({ definition }) => definition === EXTERNAL_ID),
    internalId: bodyFields.find(({ definition }) => definition === INTERNAL_ID),
  };
  const all = [...bodyFields, ...subrecords.flatMap(({ fields }) => fields), ...lines.flatMap(({ fields }) => fields)];
  if (!all.some(({ column }) => column !== undefined)) {
    throw new CsvFileError('None of the columns that the saved import maps is in the CSV file.');
  }
  return { ...bound, groupingColumn: groupingColumn(bound, map) };
}

/**
 * Sublists of transactions take several rows per record, those of other records take columns; which sublist is of
 * which kind is fixed by NetSuite: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1493384282.html
 */
function groupingColumn(bound: Omit<BoundMap, 'groupingColumn'>, map: ImportMap): number | undefined {
  const number = bound.body.find(({ definition }) => definition.id === bound.type.nameField);
  const key = [bound.internalId, bound.externalId, number].find((field) => field?.column !== undefined);
  // Lines in linked files are found by their foreign key.
  const inOneFile = map.files.length === 1 && map.records.some(({ sublist }) => sublist);
  const multiline = bound.type.cost === 'transaction' && inOneFile;
  const changesExisting = map.dataHandling !== 'ADD';
  if (!key && (multiline || changesExisting)) throw new CsvFileError(NO_UNIQUE_ID);
  return multiline ? key?.column : undefined;
}

function bindLines(
  map: ImportMap,
  type: RecordType,
  bind: (record: RecordMapping, fields: ReadonlyMap<string, FieldDefinition>) => BoundField[],
): BoundLine[] {
  const copies = new Map<string, RecordMapping[]>();
  for (const record of map.records.filter(({ sublist }) => sublist)) {
    const key = `${record.sublist} ${record.line}`;
    copies.set(key, [...(copies.get(key) ?? []), record]);
  }
  return [...copies.values()].map((records) => {
    const sublist = findSublist(map, type, records[0]);
    const subrecords = records
      .filter(({ subrecord }) => subrecord)
      .map((record) => ({
        id: record.subrecord ?? '',
        fields: bind(record, subrecordFields(map, record, sublist.fields)),
      }));
    const fields = records
      .filter(({ subrecord }) => !subrecord)
      .flatMap((record) => bind(record, withLineKey(type, sublist.fields)));
    return { sublist: sublist.id, file: fileOfLine(map, records), fields, subrecords };
  });
}

/**
 * In an import of several files each sublist has a file of its own:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534420582.html
 */
function fileOfLine(map: ImportMap, records: readonly RecordMapping[]): string {
  const [main, ...linked] = map.files;
  if (linked.length === 0) return main.file;
  const sources = records.flatMap(({ fields }) =>
    fields.flatMap(({ source }) => (source.kind === 'column' ? [source.file] : [])),
  );
  const file = linked.find((mapping) => sources.every((source) => source === mapping.file))?.file;
  if (file === undefined) {
    throw new CsvFileError(
      `${records[0]?.record}: in an import of several files a sublist needs a linked file of its own.`,
    );
  }
  return file;
}

/** Oracle's examples write a sublist as its id or in the plural: `SALESORDER:ITEMS` for `item`. */
function findSublist(map: ImportMap, type: RecordType, record: RecordMapping | undefined): SublistDefinition {
  const id = record?.sublist ?? '';
  const found = type.sublists.get(id) ?? type.sublists.get(id.replace(/s$/, ''));
  if (!found) throw new NotSimulatedError(`${map.scriptId}: sublist ${record?.record}`);
  return found;
}

function subrecordFields(
  map: ImportMap,
  record: RecordMapping,
  parent: ReadonlyMap<string, FieldDefinition>,
): ReadonlyMap<string, FieldDefinition> {
  const definition = parent.get(record.subrecord ?? '');
  const type = definition?.subrecord ? findSubrecordType(definition.subrecord) : undefined;
  if (!type) throw new NotSimulatedError(`${map.scriptId}: subrecord ${record.record}`);
  return type.fields;
}

function withKeys(fields: ReadonlyMap<string, FieldDefinition>): ReadonlyMap<string, FieldDefinition> {
  const keys = INTERNAL_ID_NAMES.map((name): [string, FieldDefinition] => [name, INTERNAL_ID]);
  return new Map([...fields, ...keys, ['externalid', EXTERNAL_ID]]);
}

/** Lines are found again by the id that NetSuite gave them, though it cannot be set. */
function withLineKey(
  type: RecordType,
  fields: ReadonlyMap<string, FieldDefinition>,
): ReadonlyMap<string, FieldDefinition> {
  const isTransaction = type.cost === 'transaction';
  const key: FieldDefinition = isTransaction ? { id: 'line', label: 'Line', type: 'integer' } : INTERNAL_ID;
  const names = isTransaction ? ['line', 'orderline'] : INTERNAL_ID_NAMES;
  return new Map([...fields, ...names.map((name): [string, FieldDefinition] => [name, key])]);
}

function bindField(
  map: ImportMap,
  record: RecordMapping,
  { name, source }: FieldMapping,
  fields: ReadonlyMap<string, FieldDefinition>,
  headers: Headers,
): BoundField | undefined {
  const definition = findField(name, fields);
  if (!definition)
    throw new SandboxError(`${map.scriptId}: ${record.record} has no field ${name} that the sandbox knows.`);
  if (source.kind === 'value') {
    return { definition, reference: 'INTERNAL_ID', column: undefined, columnName: undefined, value: source.value };
  }
  if (source.column === '') throw new SandboxError(`${map.scriptId}: the column of ${name} has no name.`);
  const header = headers.get(map.files.length === 1 ? map.files[0].file : source.file) ?? [];
  const column = header.indexOf(source.column);
  if (column < 0) return undefined;
  if (header.includes(source.column, column + 1)) {
    throw new CsvFileError(`The CSV file has more than one column ${source.column}.`);
  }
  const reference = referenceType(map, definition, source.reference);
  return { definition, reference, column, columnName: source.column, value: undefined };
}

/**
 * Countries are named, whatever the map says, since files may not have their codes:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N353446.html. Custom lists and records have no
 * external ids to be named by: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N349594.html
 */
function referenceType(map: ImportMap, { id, selects = '' }: FieldDefinition, reference: ReferenceType): ReferenceType {
  if (selects === 'country') return 'NAME';
  if (reference === 'EXTERNAL_ID' && /^custom(list|record)_?/.test(selects)) {
    throw new SandboxError(`${map.scriptId}: EXTERNAL_ID is no reference type for ${id}, which selects ${selects}.`);
  }
  return reference;
}

function findField(name: string, fields: ReadonlyMap<string, FieldDefinition>): FieldDefinition | undefined {
  const id = referencedScriptId(name) ?? name.toLowerCase();
  const standard = /^std./.test(id) ? id.slice(3) : id;
  return fields.get(id) ?? fields.get(standard) ?? fields.get(STANDARD_NAMES[standard] ?? '');
}
