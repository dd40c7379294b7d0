import { CsvFileError } from './csv-file-error';
import type { RecordRows } from './group-rows';
import type { FileMapping, ImportMap } from './import-map';
import type { CsvTable } from './read-csv';

type Rows = readonly (readonly string[])[];

/**
 * Gives each row of the main file the rows of the linked files with its key: "multi-file imports match foreign keys to
 * primary keys" (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4314672015.html).
 * What becomes of a linked row whose key no row of the main file has is not documented; the file is refused, since the row
 * would be lost otherwise.
 * @param tables all files, by `FileMapping.file`
 * @throws CsvFileError
 */
export function linkRows({ files }: ImportMap, tables: ReadonlyMap<string, CsvTable>): RecordRows[] {
  const [main, ...linked] = files;
  const { rows } = tableOf(tables, main);
  const keyColumn = columnOf(tables, main);
  const keys = new Set(rows.map((row) => row[keyColumn] ?? ''));
  const byFile = linked.map((mapping) => [mapping.file, rowsByKey(tables, mapping, keys)] as const);
  return rows.map((row, first) => {
    const key = row[keyColumn] ?? '';
    return { first, rows: [row], linked: new Map(byFile.map(([file, byKey]) => [file, byKey.get(key) ?? []])) };
  });
}

function rowsByKey(
  tables: ReadonlyMap<string, CsvTable>,
  mapping: FileMapping,
  known: ReadonlySet<string>,
): ReadonlyMap<string, Rows> {
  const keyColumn = columnOf(tables, mapping);
  const byKey = new Map<string, (readonly string[])[]>();
  tableOf(tables, mapping).rows.forEach((row, index) => {
    const key = row[keyColumn] ?? '';
    if (!known.has(key)) {
      throw new CsvFileError(`${mapping.file}, row ${index + 2}: no row of the main file has the key "${key}".`);
    }
    const sameKey = byKey.get(key);
    if (sameKey) sameKey.push(row);
    else byKey.set(key, [row]);
  });
  return byKey;
}

function columnOf(tables: ReadonlyMap<string, CsvTable>, mapping: FileMapping): number {
  const column = tableOf(tables, mapping).header.indexOf(mapping.key ?? '');
  if (column < 0) throw new CsvFileError(`${mapping.file}: the file has no column ${mapping.key}, its key.`);
  return column;
}

function tableOf(tables: ReadonlyMap<string, CsvTable>, { file }: FileMapping): CsvTable {
  const table = tables.get(file);
  if (!table) throw new CsvFileError(`The linked file for ${file} is missing.`);
  return table;
}
