import type { ServerHostKeyAlgorithm } from 'ssh2';
import { NetSuiteError } from '../errors';

/** Values of `hostKeyType` of `sftp.createConnection`. */
export const HOST_KEY_TYPES = ['rsa', 'dsa', 'ecdsa'] as const;
export type PinnedKeyType = (typeof HOST_KEY_TYPES)[number];

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617005472.html ("96+ bytes"). */
const SHORTEST_HOST_KEY_BYTES = 96;

/**
 * Host key algorithms by type, best first: RSA, DSA, ECDSA, and no ed25519.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4784614151.html
 */
const ALGORITHMS: Readonly<Record<PinnedKeyType, readonly ServerHostKeyAlgorithm[]>> = {
  rsa: ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa'],
  dsa: ['ssh-dss'],
  ecdsa: ['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521'],
};

/** The server's key as the script knows it. */
export interface PinnedHostKey {
  readonly blob: Buffer;
  readonly type: PinnedKeyType;
}

/**
 * Reads the base64 body that a script pins.
 * @throws NetSuiteError `FTP_MALFORMED_HOST_KEY`, `FTP_INCORRECT_HOST_KEY_TYPE` ("the host key type does not match the
 * type of the provided host key")
 */
export function readPinnedHostKey(hostKey: string, hostKeyType: string | undefined): PinnedHostKey {
  const blob = Buffer.from(hostKey, 'base64');
  const isBase64 =
    /^[A-Za-z0-9+/]+={0,2}$/.test(hostKey) && stripPadding(blob.toString('base64')) === stripPadding(hostKey);
  if (!isBase64 || blob.length < SHORTEST_HOST_KEY_BYTES) {
    throw malformed('Expected the base64 body of the public key (no "ssh-rsa", no comment), of at least 96 bytes.');
  }
  const type = typeInBlob(blob);
  if (type === undefined) throw malformed('It is neither an RSA, a DSA nor an ECDSA key.');
  if (hostKeyType !== undefined && hostKeyType !== type) {
    throw new NetSuiteError(
      'FTP_INCORRECT_HOST_KEY_TYPE',
      `The host key type is incorrect: hostKeyType is "${hostKeyType}", the host key is of type "${type}".`,
    );
  }
  return { blob, type };
}

/** What to ask the server for: only the wanted type when the script names one, else the pinned key's type first. */
export function hostKeyAlgorithms(pinned: PinnedHostKey, onlyThisType: boolean): ServerHostKeyAlgorithm[] {
  const others = HOST_KEY_TYPES.filter((type) => type !== pinned.type);
  return [pinned.type, ...(onlyThisType ? [] : others)].flatMap((type) => ALGORITHMS[type]);
}

/** An SSH public key begins with the length and the name of its algorithm: RFC 4253, 6.6. */
function typeInBlob(blob: Buffer): PinnedKeyType | undefined {
  const length = blob.readUInt32BE();
  const name = blob.subarray(4, 4 + length).toString('latin1');
  return HOST_KEY_TYPES.find((type) => ALGORITHMS[type].includes(name as ServerHostKeyAlgorithm));
}

function stripPadding(base64: string): string {
  return base64.replace(/=+$/, '');
}

function malformed(why: string): NetSuiteError {
  return new NetSuiteError('FTP_MALFORMED_HOST_KEY', `The host key is malformed. ${why}`);
}
