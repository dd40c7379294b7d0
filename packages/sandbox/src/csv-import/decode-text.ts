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
 * @throws CsvFileError naming the row when bytes are no characters in that encoding, as
 *   https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N353446.html describes; its exact wording is
 *   not public
 */
export function decodeText(bytes: Buffer, encoding: string): string {
  if (encoding === SEVEN_BIT_KOREAN) return decodeText(eightBitKorean(bytes), 'EUC_KR');
  const known = ENCODINGS[encoding];
  if (!known) throw new NotSimulatedError(`CSV import with character encoding ${encoding}`);
  const text = iconv.decode(bytes, known, { stripBOM: known === 'utf-8' });
  const invalid = text.indexOf('\ufffd');
  if (invalid < 0 || isWritten(bytes, known)) return text;
  const row = text.slice(0, invalid).split('\n').length;
  throw new CsvFileError(`Invalid character in row ${row}: the file is not encoded in ${encoding}.`);
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
