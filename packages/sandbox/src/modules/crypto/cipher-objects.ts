import { type Cipher, createCipheriv, createDecipheriv, type Decipher, randomBytes } from 'node:crypto';
import { NetSuiteError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import { decode, ENCODING, encode } from '../encode/encodings';
import { requireArguments, scriptObject } from '../script-object';
import { keyBytes, MISSING, missing } from './secret-key';

export const PADDING = { NoPadding: 'NoPadding', PKCS5Padding: 'PKCS5Padding' } as const;

/** Bytes. */
const BLOCK = 16;

export interface CipherOptions {
  readonly algorithm: string;
  readonly key: unknown;
  readonly padding?: string;
  /** Of a decipher, in hexadecimal digits. */
  readonly iv?: string;
}

interface UpdateOptions {
  readonly input: string;
  readonly inputEncoding?: string;
}

/** "The blockCipherMode is automatically set to CBC": https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358650498.html */
export function cipherObject(execution: ScriptExecution, options: CipherOptions): object {
  requireArguments(options, ['algorithm', 'key'], 'createCipher', MISSING);
  const iv = randomBytes(BLOCK);
  const { name, key } = aesKey(execution, options);
  const cipher = withPadding(createCipheriv(name, key, iv), options.padding);
  const bytes: Buffer[] = [];
  return scriptObject(execution, 'crypto.Cipher', {
    update(given: UpdateOptions): void {
      bytes.push(cipher.update(inputOf(given, ENCODING.UTF_8)));
    },
    /** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_454422851562.html */
    final(given?: { outputEncoding?: string }): object {
      bytes.push(finished(() => cipher.final()));
      const ciphertext = encode(Buffer.concat(bytes), given?.outputEncoding ?? ENCODING.HEX);
      const payload = Object.freeze({ ciphertext, iv: iv.toString('hex') });
      return scriptObject(execution, 'crypto.CipherPayload', payload);
    },
  });
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358650886.html */
export function decipherObject(execution: ScriptExecution, options: CipherOptions): object {
  requireArguments(options, ['algorithm', 'key', 'iv'], 'createDecipher', MISSING);
  const iv = decode(String(options.iv), ENCODING.HEX);
  if (iv.length !== BLOCK) throw invalid(`iv: ${BLOCK} bytes are wanted`);
  const { name, key } = aesKey(execution, options);
  const decipher = withPadding(createDecipheriv(name, key, iv), options.padding);
  const bytes: Buffer[] = [];
  return scriptObject(execution, 'crypto.Decipher', {
    update(given: UpdateOptions): void {
      bytes.push(decipher.update(inputOf(given, ENCODING.HEX)));
    },
    final(given?: { outputEncoding?: string }): string {
      bytes.push(finished(() => decipher.final()));
      return encode(Buffer.concat(bytes), given?.outputEncoding ?? ENCODING.UTF_8);
    },
  });
}

/** "The length of the text (secret key) must be 16, 24, or 32 characters" (same pages). */
function aesKey(execution: ScriptExecution, { algorithm, key }: CipherOptions): { name: string; key: Buffer } {
  if (algorithm !== 'AES') throw invalid(`algorithm ${algorithm}`);
  const bytes = keyBytes(execution, key);
  if (![16, 24, 32].includes(bytes.length)) throw invalid('key: its text must be 16, 24, or 32 characters');
  return { name: `aes-${bytes.length * 8}-cbc`, key: bytes };
}

function withPadding<T extends Cipher | Decipher>(cipher: T, padding: string = PADDING.PKCS5Padding): T {
  if (!Object.hasOwn(PADDING, padding)) throw invalid(`padding ${padding}`);
  cipher.setAutoPadding(padding === PADDING.PKCS5Padding);
  return cipher;
}

function inputOf(given: UpdateOptions, encoding: string): Buffer {
  if (given?.input === undefined || given.input === null) throw missing('input');
  return decode(String(given.input), given.inputEncoding ?? encoding);
}

/** A wrong key, or a length that needs padding. What NetSuite says then is not documented. */
function finished(final: () => Buffer): Buffer {
  try {
    return final();
  } catch (cause) {
    throw new NetSuiteError('UNEXPECTED_ERROR', `The data does not fit key and padding: ${String(cause)}`, { cause });
  }
}

/** The code is NetSuite's; the pages name none. */
function invalid(reason: string): NetSuiteError {
  return new NetSuiteError('SSS_INVALID_TYPE_ARG', `You have entered an invalid type argument: ${reason}`);
}
