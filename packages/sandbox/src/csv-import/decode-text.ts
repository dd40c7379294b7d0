import iconv from 'iconv-lite';
import { NotSimulatedError } from '../errors';
import { CsvFileError } from './csv-file-error';

/** SDF's encoding names by the name that the converter knows. */
const ENCODINGS: Record<string, string> = {
  'windows-1252': 'windows-1252',
  UTF_8: 'utf-8',
  ISO_8859_1: 'iso-8859-1',
  GB18030: 'gb18030',
  GBK: 'gbk',
  BIG5: 'big5',
  Big5: 'big5',
  SHIFT_JIS: 'shift_jis',
  MACROMAN: 'macroman',
  MacRoman: 'macroman',
  EUC_KR: 'euc-kr',
};

/**
 * Turns a file's bytes into text by the import map's character encoding. UTF-8 may begin with a byte order mark or
 * not; with another encoding such a mark becomes part of the first column's name, so that column is not found.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N344158.html
 * @param encoding as SDF names it, e.g. `UTF_8`
 * @throws CsvFileError naming the row when bytes are no characters in that encoding, as
 *   https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N353446.html describes; its exact wording is
 *   not public
 */
export function decodeText(bytes: Buffer, encoding: string): string {
  const known = ENCODINGS[encoding];
  if (!known) throw new NotSimulatedError(`CSV import with character encoding ${encoding}`);
  const text = iconv.decode(bytes, known, { stripBOM: known === 'utf-8' });
  const invalid = text.indexOf('\ufffd');
  if (invalid < 0 || isWritten(bytes, known)) return text;
  const row = text.slice(0, invalid).split('\n').length;
  throw new CsvFileError(`Invalid character in row ${row}: the file is not encoded in ${encoding}.`);
}

/** Whether the replacement character itself was written in the file, which is a valid character. */
function isWritten(bytes: Buffer, encoding: string): boolean {
  return (
    encoding === 'utf-8' && iconv.encode(iconv.decode(bytes, encoding, { stripBOM: false }), encoding).equals(bytes)
  );
}
