import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { readSecret } from '../../account/secrets';
import { NetSuiteError } from '../../errors';
import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { decode, ENCODING, encode } from '../encode/encodings';
import { membersOf, requireArguments, scriptObject } from '../script-object';

/** Units: none. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358549582.html */
const ALGORITHMS = { SHA1: 'SHA1', SHA256: 'SHA256', SHA512: 'SHA512', MD5: 'MD5' } as const;

/** Oracle's stubs give N/crypto's own code for a missing argument. */
const MISSING = 'MISSING_REQD_ARGUMENT';

/** crypto.SecretKey: it names a secret; the value never reaches the script. */
class SecretKey {
  constructor(
    readonly guid: string | undefined,
    readonly secret: string | undefined,
    readonly encoding: string,
  ) {}
}

interface KeyOptions {
  readonly guid?: string;
  readonly secret?: string;
  readonly encoding?: string;
}

/** N/crypto: hashes and message authentication. Ciphers are not simulated. */
export const createCryptoModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/crypto', {
    createHash(options: { algorithm: string }): object {
      requireArguments(options, ['algorithm'], 'createHash', MISSING);
      return digester(execution, 'crypto.Hash', createHash(algorithmOf(options.algorithm)));
    },
    createHmac(options: { algorithm: string; key: unknown }): object {
      requireArguments(options, ['algorithm', 'key'], 'createHmac', MISSING);
      const key = keyBytes(execution, options.key);
      return digester(execution, 'crypto.Hmac', createHmac(algorithmOf(options.algorithm), key));
    },
    createSecretKey(options: KeyOptions): object {
      if (!options?.guid && !options?.secret) throw missing('guid or secret');
      const key = new SecretKey(options.guid, options.secret, options.encoding ?? ENCODING.UTF_8);
      return scriptObject(execution, 'crypto.SecretKey', key);
    },
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
      return { NoPadding: 'NoPadding', PKCS5Padding: 'PKCS5Padding' };
    },
  });

function algorithmOf(name: string): string {
  if (Object.hasOwn(ALGORITHMS, name)) return name.toLowerCase();
  throw new NetSuiteError('SSS_INVALID_TYPE_ARG', `You have entered an invalid type argument: algorithm ${name}`);
}

/** A script cannot read a secret's value, only use it: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_160216486846.html */
function keyBytes(execution: ScriptExecution, key: unknown): Buffer {
  const members = membersOf(key);
  if (!(members instanceof SecretKey)) {
    throw new NetSuiteError('SSS_INVALID_TYPE_ARG', 'You have entered an invalid type argument: key');
  }
  const id = members.secret ?? members.guid ?? '';
  const value = readSecret(execution.account, id);
  if (value === undefined) throw new NetSuiteError('INVALID_SECRET', `There is no secret ${id}.`);
  return decode(value, members.encoding);
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

function missing(name: string): NetSuiteError {
  return new NetSuiteError(MISSING, `Missing a required argument: ${name}`);
}
