import { gunzipSync } from 'node:zlib';
import { childAt, childrenOf, parseXml, type XmlElement } from '../../sdf/xml';

/** Fields of one row of a definition by their name, e.g. `FIELD_ALIAS`; those without a value are left out. */
export type DefinitionRow = ReadonlyMap<string, string>;

export interface DefinedFilter {
  readonly row: DefinitionRow;
  readonly values: readonly string[];
}

/** What the `definition` of a `savedsearch` object says, before anything of it is understood. */
export interface SavedSearchDefinition {
  readonly head: DefinitionRow;
  readonly filters: readonly DefinedFilter[];
  readonly summaryFilters: readonly DefinedFilter[];
  readonly columns: readonly DefinitionRow[];
  readonly sort: readonly DefinitionRow[];
  /** The whole XML, for what is named nowhere else. */
  readonly xml: string;
}

/** Says why a definition cannot be read. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError';
}

const PARTS = 4;
/** A definition of this size has thousands of columns; what unpacks to more is broken or hostile. */
const MAX_XML_BYTES = 20_000_000;

/**
 * Reads the `definition` of a `savedsearch` object: a checksum, `GZC`, NetSuite's version and gzip in base64, with `@`
 * between them. Oracle shows one (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156579693093.html)
 * and does not explain it; what the XML inside means was learnt from public SDF projects (unconfirmed).
 * @throws DefinitionError
 */
export function readDefinition(text: string): SavedSearchDefinition {
  const parts = text.trim().split('@');
  if (parts.length !== PARTS) {
    throw new DefinitionError(`its definition has ${parts.length} parts joined by @, not ${PARTS}`);
  }
  const xml = unpack(parts[PARTS - 1] as string);
  const root = childAt(parsed(xml), 'nssoc:definition', 'SearchDefinition');
  if (!root) {
    throw new DefinitionError('its definition has no SearchDefinition');
  }
  return {
    head: rowOf(childAt(root, 'descriptor')),
    filters: filtersOf(root, 'filters'),
    summaryFilters: filtersOf(root, 'summaryFilters'),
    columns: rowsOf(childAt(root, 'returnFields')),
    sort: rowsOf(childAt(root, 'sortColumns')),
    xml,
  };
}

function unpack(base64: string): string {
  try {
    return gunzipSync(Buffer.from(base64, 'base64'), { maxOutputLength: MAX_XML_BYTES }).toString('utf8');
  } catch (error) {
    throw new DefinitionError(`its definition cannot be unpacked: ${error instanceof Error ? error.message : error}`);
  }
}

function parsed(xml: string): XmlElement {
  try {
    return parseXml(xml);
  } catch (error) {
    throw new DefinitionError(`its definition is no XML: ${error instanceof Error ? error.message : error}`);
  }
}

const filtersOf = (root: XmlElement, name: string): DefinedFilter[] =>
  childrenOf(childAt(root, name, 'values'), 'SearchFilter').map((filter) => ({
    row: rowOf(childAt(filter, 'descriptor')),
    values: valuesOf(filter),
  }));

function valuesOf(filter: XmlElement): string[] {
  const rows = rowsOf(childAt(filter, 'values'));
  const inOrder = [...rows].sort((a, b) => Number(a.get('KEY_ID') ?? 0) - Number(b.get('KEY_ID') ?? 0));
  return inOrder.flatMap((row) => row.get('FIELD_VALUE') ?? []);
}

const rowsOf = (list: XmlElement | undefined): DefinitionRow[] =>
  childrenOf(childAt(list, 'values'), 'Record').map(rowOf);

/** A `Value` without `clazz` has none. */
function rowOf(element: XmlElement | undefined): DefinitionRow {
  const values = childrenOf(childAt(element, 'values'), 'Value').filter((value) => value.attributes.clazz);
  return new Map(values.map((value) => [value.attributes.field ?? '', unescaped(value.text)]));
}

/** Titles and formulas are escaped once more than XML asks for: `&amp;apos;`. */
const unescaped = (text: string): string =>
  text.replace(/&(apos|quot|lt|gt|amp);/g, (_, name: string) => ENTITIES[name] as string);

const ENTITIES: Readonly<Record<string, string>> = { apos: "'", quot: '"', lt: '<', gt: '>', amp: '&' };
