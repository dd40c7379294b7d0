import type { ServerHostKeyAlgorithm } from 'ssh2';

/** A server's public key that somebody compared with its operator's. */
export interface PinnedHostKey {
  readonly type: string;
  readonly blob: Buffer;
}

/** RSA keys sign with newer hashes than their type says. */
const SIGNATURES: Readonly<Record<string, readonly ServerHostKeyAlgorithm[]>> = {
  'ssh-rsa': ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa'],
  'ecdsa-sha2-nistp256': ['ecdsa-sha2-nistp256'],
  'ecdsa-sha2-nistp384': ['ecdsa-sha2-nistp384'],
  'ecdsa-sha2-nistp521': ['ecdsa-sha2-nistp521'],
  'ssh-ed25519': ['ssh-ed25519'],
};

/**
 * Reads a line of `ssh-keyscan`, or the type and key of one, or the key alone.
 * @returns undefined when there is no key in it, or one of a type that is not known
 */
export function readHostKey(text: string): PinnedHostKey | undefined {
  for (const word of text.trim().split(/\s+/)) {
    const blob = /^AAAA[\w+/=]+$/.test(word) ? Buffer.from(word, 'base64') : undefined;
    const type = blob === undefined || blob.length < 4 ? '' : blob.toString('latin1', 4, 4 + blob.readUInt32BE(0));
    if (blob !== undefined && SIGNATURES[type] !== undefined) {
      return { type, blob };
    }
  }
  return undefined;
}

export function signatureAlgorithms({ type }: PinnedHostKey): ServerHostKeyAlgorithm[] {
  return [...(SIGNATURES[type] ?? [])];
}
