import { NetSuiteError } from '../../errors';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4369865177.html */
export const ENCODING = {
  UTF_8: 'UTF_8',
  BASE_16: 'BASE_16',
  BASE_32: 'BASE_32',
  BASE_64: 'BASE_64',
  BASE_64_URL_SAFE: 'BASE_64_URL_SAFE',
  HEX: 'HEX',
} as const;

const BASE_32_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What a text in an encoding must look like; Node's own decoders skip what they do not know. */
const FORMS: Readonly<Record<string, RegExp>> = {
  BASE_16: /^([0-9A-Fa-f]{2})*$/,
  HEX: /^([0-9A-Fa-f]{2})*$/,
  BASE_32: /^[A-Z2-7]*=*$/,
  BASE_64: /^[A-Za-z0-9+/\s]*={0,2}\s*$/,
  BASE_64_URL_SAFE: /^[A-Za-z0-9_-]*={0,2}$/,
};

/** @throws NetSuiteError when the text is not of the encoding */
export function decode(text: string, encoding: string): Buffer {
  if (encoding === ENCODING.UTF_8) return Buffer.from(text, 'utf8');
  const form = FORMS[encoding];
  if (!form) throw unknownEncoding(encoding);
  if (!form.test(text)) {
    throw new NetSuiteError(
      'FAILED_TO_DECODE_STRING_ENCODED_BINARY_DATA_USING_1_ENCODING',
      `Failed to decode string-encoded binary data using ${encoding} encoding.`,
    );
  }
  if (encoding === ENCODING.BASE_32) return decodeBase32(text);
  if (encoding === ENCODING.BASE_16 || encoding === ENCODING.HEX) return Buffer.from(text, 'hex');
  return Buffer.from(text, encoding === ENCODING.BASE_64 ? 'base64' : 'base64url');
}

/** Hexadecimal digits come in capitals, as in Oracle's samples of BASE_16; HEX in small letters. */
export function encode(bytes: Buffer, encoding: string): string {
  switch (encoding) {
    case ENCODING.UTF_8:
      return bytes.toString('utf8');
    case ENCODING.BASE_16:
      return bytes.toString('hex').toUpperCase();
    case ENCODING.HEX:
      return bytes.toString('hex');
    case ENCODING.BASE_32:
      return encodeBase32(bytes);
    case ENCODING.BASE_64:
      return bytes.toString('base64');
    case ENCODING.BASE_64_URL_SAFE:
      return bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_');
    default:
      throw unknownEncoding(encoding);
  }
}

function unknownEncoding(encoding: string): NetSuiteError {
  return new NetSuiteError('SSS_INVALID_TYPE_ARG', `You have entered an invalid type argument: encoding ${encoding}`);
}

/** RFC 4648, with padding. */
function encodeBase32(bytes: Buffer): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 5) {
    const group = bytes.subarray(start, start + 5);
    const bits = [...group].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const digits = (bits.match(/.{1,5}/g) ?? []).map((five) => BASE_32_DIGITS[Number.parseInt(five.padEnd(5, '0'), 2)]);
    text += digits.join('').padEnd(8, '=');
  }
  return text;
}

function decodeBase32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '')]
    .map((digit) => BASE_32_DIGITS.indexOf(digit).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
