import type { RecordTypes } from '../records/record-type';
import type { BoundMap } from './bind-map';
import { bindMap } from './bind-map';
import { CsvFileError } from './csv-file-error';
import type { RecordRows } from './group-rows';
import { groupRows } from './group-rows';
import type { FileMapping, ImportMap } from './import-map';
import { linkRows } from './link-rows';
import type { CsvTable } from './read-csv';
import { readCsv } from './read-csv';

/** The texts of an import: the main file, and the linked ones by the name that the script gave, a sublist's. */
export interface ImportTexts {
  readonly main: string;
  readonly linked: ReadonlyMap<string, string>;
}

/** Files read through a map: what the job will do, record by record. */
export interface ReadImport {
  /** Of the main file. */
  readonly header: readonly string[];
  /** All files by `FileMapping.file`, the main one first. */
  readonly tables: ReadonlyMap<string, CsvTable>;
  readonly bound: BoundMap;
  readonly records: readonly RecordRows[];
}

/**
 * Reads the texts of files through a map: what submit checks first, and the plan of the job.
 * @throws CsvFileError when they cannot be imported with this map
 */
export function readImport(types: RecordTypes, map: ImportMap, texts: ImportTexts): ReadImport {
  const tables = new Map(
    assignFiles(map, texts).map(([file, text]): [string, CsvTable] => [file, readCsv(text, map.columnDelimiter)]),
  );
  const bound = bindMap(types, map, new Map([...tables].map(([file, { header }]) => [file, header])));
  const main = tables.get(map.files[0].file) as CsvTable;
  const records = map.files.length > 1 ? linkRows(map, tables) : groupRows(main.rows, bound.groupingColumn);
  return { header: main.header, tables, bound, records };
}

/**
 * Which text is which file. A linked file is named by the sublist's internal id
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_458306823729.html), where a map may write it in
 * the plural. That each one is given, and no other, is the stricter reading; the help does not say.
 */
function assignFiles({ files: [main, ...linked] }: ImportMap, texts: ImportTexts): [file: string, text: string][] {
  const unknown = [...texts.linked.keys()].find((name) => !linked.some((mapping) => isNamed(mapping, name)));
  if (unknown !== undefined) throw new CsvFileError(`The saved import has no linked file for the sublist ${unknown}.`);
  const others = linked.map((mapping): [string, string] => {
    const [, text] = [...texts.linked].find(([name]) => isNamed(mapping, name)) ?? [];
    if (text === undefined) throw new CsvFileError(`The linked file for ${mapping.file} is missing.`);
    return [mapping.file, text];
  });
  return [[main.file, texts.main], ...others];
}

function isNamed({ sublist }: FileMapping, name: string): boolean {
  const singular = (text: string) => text.toLowerCase().replace(/s$/, '');
  return sublist !== null && singular(sublist) === singular(name);
}
