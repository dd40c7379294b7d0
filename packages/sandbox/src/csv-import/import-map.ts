import { XMLParser } from 'fast-xml-parser';
import { NotSimulatedError, SandboxError } from '../errors';

/** How a column's text names a record. `NAME` on a field that is no list means the text itself. */
export type ReferenceType = 'INTERNAL_ID' | 'EXTERNAL_ID' | 'NAME' | 'SCRIPT_ID';

/** Where a mapped field takes its value from: a column of the CSV file, or a value that the map itself gives. */
export type MappedSource =
  | { readonly kind: 'column'; readonly file: string; readonly column: string; readonly reference: ReferenceType }
  /** `null`: the map sets the field to empty. */
  | { readonly kind: 'value'; readonly value: string | null };

export interface FieldMapping {
  /** As the map writes it: `TRANDATE`, `STDEMAIL`, `[scriptid=custbody_x]`. */
  readonly name: string;
  readonly source: MappedSource;
}

/** One `<recordmapping>`: the body, a sublist, or a subrecord of either. Ids are in lower case. */
export interface RecordMapping {
  /** As the map writes it: `SALESORDER::SHIPPINGADDRESS`. */
  readonly record: string;
  readonly sublist: string | null;
  readonly subrecord: string | null;
  /** Which copy of a sublist that is mapped in columns several times; 1 when it is mapped once. */
  readonly line: number;
  readonly fields: readonly FieldMapping[];
}

/**
 * One `<filemapping>`. A linked file holds the lines of one sublist; the value of its foreign key column is that of the
 * primary key column in the main file's row that they belong to.
 */
export interface FileMapping {
  /** As the map writes it, in upper case: `SALESORDER`, `SALESORDER:ITEMS`. */
  readonly file: string;
  /** In lower case, as the map writes it; null: the main file. */
  readonly sublist: string | null;
  /** Column of the primary key in the main file, of the foreign key in a linked one; null in an import of one file. */
  readonly key: string | null;
}

export interface ImportMap {
  readonly scriptId: string;
  readonly importName: string;
  /** Record type id as in `record.Type`: `salesorder`, `customrecord_x`. */
  readonly recordType: string;
  readonly dataHandling: 'ADD' | 'UPDATE' | 'ADDUPDATE';
  /** One character. */
  readonly columnDelimiter: string;
  /** `.` or `,` */
  readonly decimalMark: string;
  /** As SDF names it: `windows-1252`, `UTF_8` … */
  readonly encoding: string;
  readonly multiSelectDelimiter: string;
  readonly overwriteMissingFields: boolean;
  readonly overwriteSublists: boolean;
  readonly ignoreReadOnly: boolean;
  /** Whether mandatory custom fields must have a value. */
  readonly validateMandatoryCustomFields: boolean;
  /** Whether a record that looks like one that is there is refused. */
  readonly preventDuplicates: boolean;
  /** Imports that a person starts may do records in several threads; those of scripts never do. */
  readonly multiThread: boolean;
  /** The main file, then the linked ones. */
  readonly files: readonly [FileMapping, ...FileMapping[]];
  readonly records: readonly RecordMapping[];
}

interface XmlFieldMapping {
  readonly field?: string;
  readonly value?: string;
  readonly columnreference?: { readonly file?: string; readonly column?: string; readonly type?: string };
}

interface XmlRecordMapping {
  readonly record?: string;
  readonly line?: string;
  readonly fieldmappings?: { readonly fieldmapping?: readonly XmlFieldMapping[] };
}

interface XmlFileMapping {
  readonly file?: string;
  readonly primarykey?: string;
  readonly foreignkey?: string;
}

interface XmlImport {
  readonly [element: string]: unknown;
  readonly filemappings?: { readonly filemapping?: readonly XmlFileMapping[] };
  readonly recordmappings?: { readonly recordmapping?: readonly XmlRecordMapping[] };
}

const DELIMITERS: Record<string, string> = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' };
const DATA_HANDLING = ['ADD', 'UPDATE', 'ADDUPDATE'] as const;
const REFERENCE_TYPES = ['INTERNAL_ID', 'EXTERNAL_ID', 'NAME', 'SCRIPT_ID'] as const;
const LISTS = new Set(['filemapping', 'recordmapping', 'fieldmapping']);

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) => LISTS.has(name),
});

/**
 * Reads the SDF XML of a `savedcsvimport` object, with the defaults that SDF gives.
 * SDF has no element for the queue. Not read: `runserversuitescript` and `logsystemnotescustfields`, which concern what the
 * sandbox does not have (user event scripts in imports, system notes); `entryform` and `transactionform`, since forms hide
 * no fields here; `audience` and `description`, which say who sees the saved import.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/SDFxml_2642962146.html
 * @param xml the whole object file
 * @throws SandboxError when an element is missing or has no allowed value
 * @throws NotSimulatedError for a linked file of a subrecord
 */
export function parseImportMap(scriptId: string, xml: string): ImportMap {
  const root = parser.parse(xml)?.savedcsvimport as XmlImport | undefined;
  if (!root) throw new SandboxError(`${scriptId} is not a savedcsvimport object.`);
  const text = (element: string, otherwise: string) => {
    const value = root[element];
    return typeof value === 'string' && value !== '' ? value : otherwise;
  };
  const recordType = text('recordtype', '');
  return {
    scriptId,
    importName: text('importname', scriptId),
    recordType: recordTypeOf(scriptId, recordType, text('customrecord', '')),
    dataHandling: oneOf(scriptId, 'datahandling', text('datahandling', 'ADD'), DATA_HANDLING),
    columnDelimiter: delimiterOf(scriptId, text('columndelimiter', 'COMMA')),
    decimalMark: text('decimaldelimiter', 'PERIOD') === 'COMMA' ? ',' : '.',
    encoding: text('charencoding', 'windows-1252'),
    multiSelectDelimiter: text('multiselectdelimiter', '|'),
    overwriteMissingFields: text('overwritemissingfields', 'F') === 'T',
    overwriteSublists: text('overwritesublists', 'F') === 'T',
    ignoreReadOnly: text('ignorereadonly', 'T') === 'T',
    validateMandatoryCustomFields: text('validatemandatorycustfields', 'T') === 'T',
    preventDuplicates: text('preventduplicates', 'F') === 'T',
    multiThread: text('usemultithread', 'F') === 'T',
    files: fileMappings(scriptId, recordType, root.filemappings?.filemapping ?? []),
    records: (root.recordmappings?.recordmapping ?? []).map((mapping) => recordMapping(scriptId, mapping)),
  };
}

function recordTypeOf(scriptId: string, recordType: string, customRecord: string): string {
  if (recordType === '') throw new SandboxError(`${scriptId}: recordtype is missing.`);
  if (recordType !== 'CUSTOMRECORD') return recordType.toLowerCase();
  if (customRecord === '') throw new SandboxError(`${scriptId}: customrecord is missing.`);
  return referencedScriptId(customRecord) ?? customRecord.toLowerCase();
}

/**
 * Keys are for imports of several files, and needed there:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1519143985.html
 */
function fileMappings(scriptId: string, recordType: string, mappings: readonly XmlFileMapping[]): ImportMap['files'] {
  if (mappings.length < 2) return [{ file: recordType.toUpperCase(), sublist: null, key: null }];
  const files = mappings.map(({ file = '', primarykey, foreignkey }) => {
    const [, sublist = '', subrecord = ''] = file.toLowerCase().split(':');
    if (subrecord) throw new NotSimulatedError(`${scriptId}: a linked file of a subrecord, ${file}`);
    const key = (sublist ? foreignkey : primarykey)?.trim();
    if (!key) throw new SandboxError(`${scriptId}: ${file} needs a ${sublist ? 'foreignkey' : 'primarykey'}.`);
    return { file: file.toUpperCase(), sublist: sublist || null, key };
  });
  const [main, ...others] = files.filter(({ sublist }) => sublist === null);
  if (!main || others.length > 0)
    throw new SandboxError(`${scriptId}: one filemapping has to be that of the record itself.`);
  return [main, ...files.filter(({ sublist }) => sublist !== null)];
}

function delimiterOf(scriptId: string, name: string): string {
  const delimiter = DELIMITERS[name];
  if (delimiter === undefined) throw new SandboxError(`${scriptId}: columndelimiter ${name} is not known.`);
  return delimiter;
}

function oneOf<T extends string>(scriptId: string, element: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (!found) throw new SandboxError(`${scriptId}: ${element} ${value} is none of ${allowed.join(', ')}.`);
  return found;
}

function recordMapping(scriptId: string, mapping: XmlRecordMapping): RecordMapping {
  const record = mapping.record ?? '';
  const [, sublist = '', subrecord = ''] = record.toLowerCase().split(':');
  return {
    record,
    sublist: sublist || null,
    subrecord: subrecord || null,
    line: Number(mapping.line ?? 1) || 1,
    fields: (mapping.fieldmappings?.fieldmapping ?? []).map((field) => fieldMapping(scriptId, field)),
  };
}

function fieldMapping(scriptId: string, { field = '', value, columnreference }: XmlFieldMapping): FieldMapping {
  if (!columnreference) return { name: field, source: { kind: 'value', value: value || null } };
  const column = columnreference.column?.trim() ?? '';
  const reference = oneOf(scriptId, `type of ${field}`, columnreference.type ?? 'NAME', REFERENCE_TYPES);
  const file = columnreference.file?.toUpperCase() ?? '';
  return { name: field, source: { kind: 'column', file, column, reference } };
}

/**
 * The script id in an SDF reference, its last part for a child object: `[scriptid=customrecord_x.custrecord_y]` gives
 * `custrecord_y`. Undefined for anything else.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_24076946.html
 */
export function referencedScriptId(reference: string): string | undefined {
  return /scriptid=([\w.]+)/.exec(reference)?.[1]?.split('.').at(-1)?.toLowerCase();
}
