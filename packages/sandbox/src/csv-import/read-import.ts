import type { RecordTypes } from '../records/record-type';
import type { BoundMap } from './bind-map';
import { bindMap } from './bind-map';
import type { RecordRows } from './group-rows';
import { groupRows } from './group-rows';
import type { ImportMap } from './import-map';
import { readCsv } from './read-csv';

/** A file read through a map: what the job will do, record by record. */
export interface ReadImport {
  readonly header: readonly string[];
  /** Data rows, as many as the limit counts. */
  readonly rows: readonly (readonly string[])[];
  readonly bound: BoundMap;
  readonly records: readonly RecordRows[];
}

/**
 * Reads a file's text through a map: what submit checks first, and the plan of the job.
 * @throws CsvFileError when the file cannot be imported with this map
 */
export function readImport(types: RecordTypes, map: ImportMap, text: string): ReadImport {
  const { header, rows } = readCsv(text, map.columnDelimiter);
  const bound = bindMap(types, map, header);
  return { header, rows, bound, records: groupRows(rows, bound.groupingColumn) };
}
