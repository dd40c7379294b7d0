import iconv from 'iconv-lite';
import Papa from 'papaparse';
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

/** What the converter puts in the place of bytes that are no character. */
const INVALID = '\ufffd';

/** SDF's name of the one encoding that the converter does not know. */
const SEVEN_BIT_KOREAN = 'ISO_2022_KR';
const SHIFT_OUT = 0x0e;
const SHIFT_IN = 0x0f;
/** `ESC $ ) C` stands at the beginning and means nothing else. */
const DESIGNATOR = Buffer.from([0x1b, 0x24, 0x29, 0x43]);

/**
 * Turns a file's bytes into text by the import map's character encoding. UTF-8 may begin with a byte order mark or
 * not; with another encoding such a mark becomes part of the first column's name, so that column is not found.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N344158.html
 * @param encoding as SDF names it, e.g. `UTF_8`
 * @throws CsvFileError naming row, column and value when bytes are no characters in that encoding, as
 *   https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N353446.html describes; its exact wording is
 *   not public
 */
export function decodeText(bytes: Buffer, encoding: string, columnDelimiter = ','): string {
  if (encoding === SEVEN_BIT_KOREAN) return decodeText(eightBitKorean(bytes), 'EUC_KR', columnDelimiter);
  const known = ENCODINGS[encoding];
  if (!known) throw new NotSimulatedError(`CSV import with character encoding ${encoding}`);
  const text = iconv.decode(bytes, known, { stripBOM: known === 'utf-8' });
  if (!text.includes(INVALID) || isWritten(bytes, known)) return text;
  throw new CsvFileError(
    `Invalid character in ${placeOf(text, columnDelimiter)}: the file is not encoded in ${encoding}.`,
  );
}

/** Row, column name and value. */
function placeOf(text: string, delimiter: string): string {
  const { data } = Papa.parse<string[]>(text, { delimiter });
  const row = data.findIndex((cells) => cells.some((cell) => cell.includes(INVALID)));
  const column = data[row]?.findIndex((cell) => cell.includes(INVALID)) ?? 0;
  return `row ${row + 1}, column ${data[0]?.[column] ?? column + 1}, value ${data[row]?.[column]}`;
}

/**
 * ISO-2022-KR writes the characters of EUC-KR in seven bits, between a shift out and a shift in (RFC 1557); a line begins
 * shifted in.
 */
function eightBitKorean(bytes: Buffer): Buffer {
  const start = bytes.indexOf(DESIGNATOR);
  const body = start < 0 ? bytes : Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + DESIGNATOR.length)]);
  const written: number[] = [];
  let isShifted = false;
  for (const byte of body) {
    if (byte === SHIFT_OUT || byte === SHIFT_IN) isShifted = byte === SHIFT_OUT;
    else {
      if (byte === 0x0a) isShifted = false;
      written.push(isShifted ? byte | 0x80 : byte);
    }
  }
  return Buffer.from(written);
}

/** Whether the replacement character itself was written in the file, which is a valid character. */
function isWritten(bytes: Buffer, encoding: string): boolean {
  return (
    encoding === 'utf-8' && iconv.encode(iconv.decode(bytes, encoding, { stripBOM: false }), encoding).equals(bytes)
  );
}
