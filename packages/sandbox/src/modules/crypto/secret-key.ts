import { readSecret } from '../../account/secrets';
import { NetSuiteError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import { decode, ENCODING } from '../encode/encodings';
import { membersOf, scriptObject } from '../script-object';

/** Oracle's stubs give N/crypto's own code for a missing argument. */
export const MISSING = 'MISSING_REQD_ARGUMENT';

/** crypto.SecretKey: it names a secret; the value never reaches the script. */
class SecretKey {
  readonly #guid: string | undefined;
  readonly #secret: string | undefined;
  readonly #encoding: string;

  constructor(guid: string | undefined, secret: string | undefined, encoding: string) {
    this.#guid = guid;
    this.#secret = secret;
    this.#encoding = encoding;
  }

  get guid(): string | undefined {
    return this.#guid;
  }

  get secret(): string | undefined {
    return this.#secret;
  }

  get encoding(): string {
    return this.#encoding;
  }
}

export interface KeyOptions {
  readonly guid?: string;
  readonly secret?: string;
  readonly encoding?: string;
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358653390.html: the encoding is HEX unless another is given. */
export function secretKeyObject(execution: ScriptExecution, options: KeyOptions): object {
  if (!options?.guid && !options?.secret) throw missing('guid or secret');
  if (options.guid && options.secret) {
    throw new NetSuiteError('MUTUALLY_EXCLUSIVE_ARGUMENTS', 'You cannot give both guid and secret.');
  }
  const key = new SecretKey(options.guid, options.secret, options.encoding ?? ENCODING.HEX);
  return scriptObject(execution, 'crypto.SecretKey', key);
}

/**
 * A script cannot read a secret's value, only use it: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_160216486846.html
 * @returns the bytes that the key's text stands for in its encoding
 */
export function keyBytes(execution: ScriptExecution, key: unknown): Buffer {
  const members = membersOf(key);
  if (!(members instanceof SecretKey)) {
    throw new NetSuiteError('SSS_INVALID_TYPE_ARG', 'You have entered an invalid type argument: key');
  }
  const id = members.secret ?? members.guid ?? '';
  const value = readSecret(execution.account, id);
  if (value === undefined) throw new NetSuiteError('INVALID_SECRET', `There is no secret ${id}.`);
  return decode(value, members.encoding);
}

export function missing(name: string): NetSuiteError {
  return new NetSuiteError(MISSING, `Missing a required argument: ${name}`);
}
