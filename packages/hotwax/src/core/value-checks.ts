import type Big from 'big.js';

/** NetSuite refuses a whole file for one bad address, so its half of the sync rejects them; no need to send them there. */
export function isEmail(text: string): boolean {
  return /^[^\s@,;<>()"]+@[^\s@,;<>()".]+(\.[^\s@,;<>()".]+)+$/.test(text);
}

/** At most twelve digits before the point and ten behind it. */
export function fitsNetSuite(value: Big): boolean {
  return /^-?\d{1,12}(\.\d{1,10})?$/.test(value.toFixed());
}

/**
 * A value for a CSV cell: without blanks around it, in composed form, without NUL and other control characters but line
 * breaks and tabs, and without the sign that stands for undecodable bytes. NULL is blank.
 */
export function cellText(value: string | null | undefined): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
  const cleaned = (value ?? '').normalize('NFC').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/g, '');
  // Half a surrogate pair would become the sign for undecodable bytes.
  return cleaned
    .replace(/\p{Surrogate}/gu, '')
    .replace(/\r\n?/g, '\n')
    .trim();
}
