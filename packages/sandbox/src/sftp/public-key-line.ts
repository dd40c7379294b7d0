import { createPublicKey, type JsonWebKey } from 'node:crypto';

/** SSH's names of the curves: RFC 5656, 10.1. */
const CURVES: Readonly<Record<string, string>> = { 'P-256': 'nistp256', 'P-384': 'nistp384', 'P-521': 'nistp521' };

/**
 * Turns a key in PEM form (public, or private: then its public half) into OpenSSH's one-line form, which ssh2 reads:
 * RFC 4253, 6.6 for RSA, RFC 5656, 3.1 for ECDSA.
 * @returns undefined when it is no PEM, or a key of another kind
 */
export function publicKeyLine(pem: string): string | undefined {
  const key = readJwk(pem);
  if (key?.kty === 'RSA') return line('ssh-rsa', [unsigned(key.e), unsigned(key.n)]);
  const curve = key?.kty === 'EC' ? CURVES[key.crv ?? ''] : undefined;
  if (key === undefined || curve === undefined) return undefined;
  const point = Buffer.concat([Buffer.from([4]), bytes(key.x), bytes(key.y)]);
  return line(`ecdsa-sha2-${curve}`, [Buffer.from(curve), point]);
}

function readJwk(pem: string): JsonWebKey | undefined {
  try {
    return createPublicKey(pem).export({ format: 'jwk' });
  } catch {
    return undefined;
  }
}

function line(algorithm: string, parts: readonly Buffer[]): string {
  const blob = Buffer.concat([Buffer.from(algorithm), ...parts].map(withLength));
  return `${algorithm} ${blob.toString('base64')}`;
}

function withLength(part: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(part.length);
  return Buffer.concat([length, part]);
}

/** A positive number must not begin with a bit that says it is negative. */
function unsigned(base64Url: string | undefined): Buffer {
  const number = bytes(base64Url);
  return (number[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), number]) : number;
}

function bytes(base64Url = ''): Buffer {
  return Buffer.from(base64Url, 'base64url');
}
