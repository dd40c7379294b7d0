import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { utils } from 'ssh2';
import { SandboxError } from '../errors';

/** NetSuite's client takes RSA, DSA and ECDSA host keys only; DSA is obsolete, so the sandbox serves the other two. */
export type HostKeyType = 'rsa' | 'ecdsa';

export interface HostKey {
  readonly type: HostKeyType;
  /** Private key, classic PEM. */
  readonly pem: string;
  /** Base64 body of the public key: what `hostKey` of `sftp.createConnection` wants. */
  readonly publicBody: string;
}

const RSA_BITS = 3072;

/** Makes a host key in classic PEM, which is what SSH tools and ssh2 read. */
export function generateHostKey(type: HostKeyType): HostKey {
  const pem =
    type === 'rsa'
      ? generateKeyPairSync('rsa', {
          modulusLength: RSA_BITS,
          privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
          publicKeyEncoding: { type: 'spki', format: 'pem' },
        }).privateKey
      : generateKeyPairSync('ec', {
          namedCurve: 'P-256',
          privateKeyEncoding: { type: 'sec1', format: 'pem' },
          publicKeyEncoding: { type: 'spki', format: 'pem' },
        }).privateKey;
  return readHostKey(pem);
}

/**
 * Reads a private host key.
 * @throws SandboxError when it is no private key, or of a type that NetSuite's client refuses
 */
export function readHostKey(pem: string): HostKey {
  const parsed = utils.parseKey(pem);
  if (parsed instanceof Error) throw new SandboxError(`The host key cannot be read: ${parsed.message}.`);
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  if (!key?.isPrivateKey()) throw new SandboxError('The host key must be a private key in PEM form.');
  const type = key.type === 'ssh-rsa' ? 'rsa' : key.type.startsWith('ecdsa-sha2-') ? 'ecdsa' : undefined;
  if (type === undefined) {
    throw new SandboxError(`NetSuite takes RSA and ECDSA host keys only; this one is ${key.type}.`);
  }
  return { type, pem, publicBody: key.getPublicSSH().toString('base64') };
}

/** Reads the host key kept in a file, or makes one and keeps it there (readable by the owner only). */
export function hostKeyFromFile(file: string, typeOfNewKey: HostKeyType): HostKey {
  if (existsSync(file)) return readHostKey(readFileSync(file, 'utf8'));
  const key = generateHostKey(typeOfNewKey);
  writeFileSync(file, key.pem, { mode: 0o600 });
  return key;
}
