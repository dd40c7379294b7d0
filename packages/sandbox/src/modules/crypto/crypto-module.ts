import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { NetSuiteError } from '../../errors';
import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { decode, ENCODING, encode } from '../encode/encodings';
import { requireArguments, scriptObject } from '../script-object';
import { type CipherOptions, cipherObject, decipherObject, PADDING } from './cipher-objects';
import { checkPasswordField } from './password-field';
import { type KeyOptions, keyBytes, MISSING, missing, secretKeyObject } from './secret-key';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358655346.html */
const ALGORITHMS = { SHA256: 'SHA256', SHA512: 'SHA512' } as const;

/** N/crypto. Units: none. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358549582.html */
export const createCryptoModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/crypto', {
    checkPasswordField: (options: Parameters<typeof checkPasswordField>[1]) => checkPasswordField(execution, options),
    createCipher: (options: CipherOptions) => cipherObject(execution, options),
    createDecipher: (options: CipherOptions) => decipherObject(execution, options),
    createHash(options: { algorithm: string }): object {
      requireArguments(options, ['algorithm'], 'createHash', MISSING);
      return digester(execution, 'crypto.Hash', createHash(algorithmOf(options.algorithm)));
    },
    createHmac(options: { algorithm: string; key: unknown }): object {
      requireArguments(options, ['algorithm', 'key'], 'createHmac', MISSING);
      const key = keyBytes(execution, options.key);
      return digester(execution, 'crypto.Hmac', createHmac(algorithmOf(options.algorithm), key));
    },
    createSecretKey: (options: KeyOptions) => secretKeyObject(execution, options),
    get HashAlg() {
      return ALGORITHMS;
    },
    get Encoding() {
      return ENCODING;
    },
    get EncryptionAlg() {
      return { AES: 'AES' };
    },
    get Padding() {
      return PADDING;
    },
  });

function algorithmOf(name: string): string {
  if (Object.hasOwn(ALGORITHMS, name)) return name.toLowerCase();
  throw new NetSuiteError('SSS_INVALID_TYPE_ARG', `You have entered an invalid type argument: algorithm ${name}`);
}

/** Text in, text out. After `digest` NetSuite's objects are used up; here the next call says so. */
function digester(execution: ScriptExecution, typeName: string, digest: Hash | Hmac): object {
  return scriptObject(execution, typeName, {
    update(options: { input: string; inputEncoding?: string }): void {
      if (options?.input === undefined || options.input === null) throw missing('input');
      digest.update(decode(String(options.input), options.inputEncoding ?? ENCODING.UTF_8));
    },
    digest(options?: { outputEncoding?: string }): string {
      return encode(digest.digest(), options?.outputEncoding ?? ENCODING.HEX);
    },
  });
}
