import type { AccountSettings } from '../account/account-settings';
import { NetSuiteError } from '../errors';
import type { FieldType } from '../records/record-type';
import type { BoundField, BoundMap } from './bind-map';
import type { ConversionContext } from './convert-value';
import { convertValue } from './convert-value';
import { CsvFileError } from './csv-file-error';
import type { ReadImport } from './read-import';

/** What has to be looked up among the account's records: a wrong one fails its record when the job runs. */
const LOOKED_UP: ReadonlySet<FieldType> = new Set(['select', 'multiselect', 'document', 'image', 'radio']);

/**
 * Checks the values of a file before its job is queued, as the Import Assistant does between mapping and save:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_5594909667.html. "If a number is expected and a
 * string is encountered, an error appears": https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N353446.html.
 * The form of the message, `Value : null` included, and that e-mail addresses belong to it:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570061540.html. So do lengths:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4568672490.html.
 *
 * The pages do not say which other values and how many rows are checked. The stricter reading is taken: every mapped
 * cell of every row, for all that can be told without the account's records, dates and check boxes too. What a map
 * gives by itself is not in the file and is not checked here. Whether more than the first mistake is told is not said.
 * @throws CsvFileError for the first wrong value; then nothing of the file is imported
 */
export function refuseWrongValues(
  { bound, tables }: Pick<ReadImport, 'bound' | 'tables'>,
  settings: Pick<AccountSettings, 'dateFormat' | 'timeFormat' | 'timeZone'>,
): void {
  const { decimalMark, multiSelectDelimiter } = bound.map;
  const context: ConversionContext = { settings, decimalMark, multiSelectDelimiter, resolve: () => undefined };
  for (const [file, { rows }] of tables) {
    const fields = checkedFields(bound, file);
    for (const row of rows) {
      for (const { field, column } of fields) {
        const text = row[column] ?? '';
        if (text !== '') refuseWrongValue(field, text, context);
      }
    }
  }
}

interface CheckedField {
  readonly field: BoundField;
  readonly column: number;
}

function checkedFields(bound: BoundMap, file: string): CheckedField[] {
  const body = { file: bound.map.files[0].file, fields: bound.body, subrecords: bound.subrecords };
  return [...bound.lines, body]
    .filter((part) => part.file === file)
    .flatMap(({ fields, subrecords }) => [...fields, ...subrecords.flatMap((subrecord) => subrecord.fields)])
    .flatMap((field) => {
      const { column, definition } = field;
      const ignored = definition.readOnly || LOOKED_UP.has(definition.type);
      return column === undefined || ignored ? [] : [{ field, column }];
    });
}

function refuseWrongValue(field: BoundField, text: string, context: ConversionContext): void {
  try {
    convertValue(field.definition, text, field.reference, context);
  } catch (error) {
    if (!(error instanceof NetSuiteError)) throw error;
    throw new CsvFileError(`Column : ${field.columnName}. Value : null. Error : ${error.message}`);
  }
}
