import { NetSuiteError } from '../errors';
import type { FieldValue, RecordBody } from '../records/record-store';
import type { BoundField, BoundLine, BoundMap, BoundSubrecord } from './bind-map';
import type { ConversionContext } from './convert-value';
import { convertValue } from './convert-value';
import type { RecordRows } from './group-rows';

/** What one record's rows ask for, in stored form. A field is absent when the file says nothing of it. */
export interface RecordChanges {
  readonly externalId: string | undefined;
  readonly internalId: number | undefined;
  readonly body: RecordBody;
  /** By subrecord id. */
  readonly subrecords: ReadonlyMap<string, RecordBody>;
  /** By sublist id. */
  readonly lines: ReadonlyMap<string, readonly RecordBody[]>;
}

type Row = readonly string[];

/**
 * Converts one record's rows. Body fields and subrecords of the body come from the first row only
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534420642.html). A row whose line columns are
 * all empty adds no line, and a value from the map alone adds none either
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N349431.html). An empty cell changes nothing
 * unless Overwrite Missing Fields is set (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_3751050565.html).
 * @throws NetSuiteError for the first cell that its field cannot hold
 */
export function buildChanges(
  bound: BoundMap,
  { rows, linked }: Pick<RecordRows, 'rows' | 'linked'>,
  context: ConversionContext,
): RecordChanges {
  const first = rows[0] ?? [];
  const convert = (fields: readonly BoundField[], row: Row) => convertFields(fields, row, bound, context);
  const lines = new Map<string, RecordBody[]>();
  const gaps = new Set<BoundLine>();
  for (const [file, row] of rowsByFile(bound, rows, linked)) {
    for (const line of bound.lines) {
      if (line.file !== file) continue;
      if (!hasLine(line, row)) {
        gaps.add(line);
        continue;
      }
      if (gaps.has(line)) throw lineAfterGap(line);
      const body = convert(line.fields, row);
      for (const { id, fields } of line.subrecords) Object.assign(body, { [id]: convert(fields, row) });
      lines.set(line.sublist, [...(lines.get(line.sublist) ?? []), body]);
    }
  }
  return {
    externalId: textOf(bound.externalId, first) || undefined,
    internalId: internalIdOf(bound.internalId, first),
    body: convert(bound.body, first),
    subrecords: convertSubrecords(bound.subrecords, first, convert),
    lines,
  };
}

function* rowsByFile(
  { map }: BoundMap,
  rows: readonly Row[],
  linked: RecordRows['linked'],
): Generator<[file: string, row: Row]> {
  for (const row of rows) yield [map.files[0].file, row];
  for (const [file, linkedRows] of linked) for (const row of linkedRows) yield [file, row];
}

/** The text that a row, or the map, gives for a field; empty when neither does. */
export function textOf(field: BoundField | undefined, row: Row): string {
  if (!field) return '';
  return field.column === undefined ? (field.value ?? '') : (row[field.column] ?? '');
}

function convertFields(
  fields: readonly BoundField[],
  row: Row,
  { map }: BoundMap,
  context: ConversionContext,
): RecordBody {
  const body: RecordBody = {};
  for (const field of fields) {
    const { definition } = field;
    const text = textOf(field, row);
    if (text === '') {
      if (field.value === null || map.overwriteMissingFields) body[definition.id] = null;
      continue;
    }
    if (definition.readOnly) {
      if (map.ignoreReadOnly) continue;
      throw readOnly(definition.id);
    }
    body[definition.id] = convertField(field, text, context);
  }
  return body;
}

function convertField(field: BoundField, text: string, context: ConversionContext): FieldValue {
  // -1 and -2 stand for New and Custom in the address lists, which hold no record of that id.
  const isAddressChoice = /^(ship|bill)addresslist$/.test(field.definition.id) && /^-[12]$/.test(text);
  return isAddressChoice ? Number(text) : convertValue(field.definition, text, field.reference, context);
}

function convertSubrecords(
  subrecords: readonly BoundSubrecord[],
  row: Row,
  convert: (fields: readonly BoundField[], row: Row) => RecordBody,
): Map<string, RecordBody> {
  const converted = new Map<string, RecordBody>();
  for (const { id, fields } of subrecords) {
    if (fields.some((field) => isGiven(field, row))) converted.set(id, convert(fields, row));
  }
  return converted;
}

function hasLine({ fields, subrecords }: BoundLine, row: Row): boolean {
  return [...fields, ...subrecords.flatMap((subrecord) => subrecord.fields)].some((field) => isGiven(field, row));
}

function isGiven(field: BoundField, row: Row): boolean {
  return field.column !== undefined && textOf(field, row) !== '';
}

function internalIdOf(field: BoundField | undefined, row: Row): number | undefined {
  const text = textOf(field, row);
  if (text === '') return undefined;
  if (/^-?\d+$/.test(text)) return Number(text);
  throw new NetSuiteError('INVALID_KEY_OR_REF', `Invalid internalid reference key ${text}.`);
}

/**
 * "If you have empty lines in your sublist data, you must structure your import file in a way that the sublist data is at
 * the beginning": https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534420642.html. What comes of
 * another structure is not said; the record is refused, the stricter reading.
 */
function lineAfterGap({ sublist }: BoundLine): NetSuiteError {
  return new NetSuiteError(
    'USER_ERROR',
    `A row without a line of the sublist ${sublist} stands before one with a line.`,
  );
}

/** Wording of the help: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_3751046796.html */
function readOnly(id: string): NetSuiteError {
  return new NetSuiteError(
    'INSUFFICIENT_PERMISSION',
    `You do not have permissions to set a value for element ${id} due to one of the following reasons: ` +
      '1) The field is read-only; 2) An associated feature is disabled; 3) The field is available either when a record ' +
      'is created or updated, but not in both cases.',
  );
}
