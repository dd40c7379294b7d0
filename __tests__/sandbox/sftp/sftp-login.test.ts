import { generateKeyPairSync } from 'node:crypto';
import * as net from 'node:net';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { generateHostKey } from 'netsuite-sandbox/sftp/host-key';
import { publicKeyLine } from 'netsuite-sandbox/sftp/public-key-line';
import { BaseAgent, Client, type ParsedKey, utils } from 'ssh2';
import { codeOf, PASSWORD, type Served, serve } from './served';

// Processes and keys on a busy machine.
jest.setTimeout(60_000);

let served: Served;
afterEach(() => served.stop());

function clientKey(type: 'rsa' | 'ec' = 'rsa') {
  const { privateKey, publicKey } =
    type === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return {
    privateKey: privateKey.export({ type: type === 'rsa' ? 'pkcs1' : 'sec1', format: 'pem' }).toString(),
    publicPem,
    publicLine: `${publicKeyLine(publicPem)} someone@example`,
  };
}

function parsedKey(text: string): ParsedKey {
  const parsed = utils.parseKey(text);
  if (parsed instanceof Error || Array.isArray(parsed)) throw new Error('no single key');
  return parsed;
}

/** Shows one key and signs with another. */
class Impostor extends BaseAgent<ParsedKey> {
  constructor(
    private readonly shown: ParsedKey,
    private readonly used: ParsedKey,
  ) {
    super();
  }

  getIdentities(done: (error: Error | undefined, keys?: ParsedKey[]) => void): void {
    done(undefined, [this.shown]);
  }

  sign(_key: unknown, data: Buffer, options: unknown, done?: unknown): void {
    const hash = typeof options === 'object' ? (options as { hash?: 'sha256' }).hash : undefined;
    const answer = (typeof options === 'function' ? options : done) as (error: undefined, signature: Buffer) => void;
    answer(undefined, this.used.sign(data, hash) as Buffer);
  }
}

describe('host key', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4784614151.html: keys of hosts are RSA, DSA or ECDSA
  test.each(['rsa', 'ecdsa'] as const)('a pinned %s key is accepted', async (hostKeyType) => {
    served = await serve({ hostKeyType });
    const connection = await served.connect({ hostKeyType });
    expect(await connection.list('')).toEqual([]);
  });

  test('another key of the same type is FTP_INCORRECT_HOST_KEY, and no credential was sent', async () => {
    const logins: string[] = [];
    served = await serve({
      faults: ({ operation }) => {
        logins.push(operation);
        return undefined;
      },
    });
    const hostKey = generateHostKey('ecdsa').publicBody;
    expect(await codeOf(served.connect({ hostKey }))).toBe('FTP_INCORRECT_HOST_KEY');
    expect(logins).toEqual(['connect']);
  });

  test('a server without a key of the wanted type is FTP_INCORRECT_HOST_KEY_TYPE', async () => {
    served = await serve({ hostKeyType: 'ecdsa' });
    const hostKey = generateHostKey('rsa').publicBody;
    expect(await codeOf(served.connect({ hostKey, hostKeyType: 'rsa' }))).toBe('FTP_INCORRECT_HOST_KEY_TYPE');
  });

  test('a type other than the given key’s is FTP_INCORRECT_HOST_KEY_TYPE', async () => {
    served = await serve();
    expect(await codeOf(served.connect({ hostKeyType: 'rsa' }))).toBe('FTP_INCORRECT_HOST_KEY_TYPE');
  });

  test.each([
    ['the whole line', (body: string) => `ecdsa-sha2-nistp256 ${body}`],
    ['no base64', () => '*'.repeat(140)],
    ['95 bytes', () => Buffer.alloc(95).toString('base64')],
    [
      'an ed25519 key',
      () =>
        Buffer.concat([Buffer.from([0, 0, 0, 11]), Buffer.from('ssh-ed25519'), Buffer.alloc(90)]).toString('base64'),
    ],
  ])('%s is FTP_MALFORMED_HOST_KEY', async (_, spoil) => {
    served = await serve();
    expect(await codeOf(served.connect({ hostKey: spoil(served.server.hostKey) }))).toBe('FTP_MALFORMED_HOST_KEY');
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617005472.html: at least 96 bytes
  test.each([
    [95, 'FTP_MALFORMED_HOST_KEY'],
    [96, 'FTP_INCORRECT_HOST_KEY'],
  ])('an RSA key of %d bytes is %s', async (bytes, code) => {
    served = await serve();
    const type = Buffer.from('ssh-rsa');
    const head = Buffer.concat([Buffer.from([0, 0, 0, type.length]), type]);
    const hostKey = Buffer.concat([head, Buffer.alloc(bytes - head.length)]).toString('base64');
    expect(await codeOf(served.connect({ hostKey }))).toBe(code);
  });
});

describe('credentials', () => {
  test('a wrong password is FTP_CANNOT_ESTABLISH_CONNECTION', async () => {
    served = await serve();
    expect(await codeOf(served.connect({ password: 'wrong' }))).toBe('FTP_CANNOT_ESTABLISH_CONNECTION');
  });

  test('a wrong user is FTP_CANNOT_ESTABLISH_CONNECTION', async () => {
    served = await serve();
    expect(await codeOf(served.connect({ username: 'root' }))).toBe('FTP_CANNOT_ESTABLISH_CONNECTION');
  });

  test.each([
    ['rsa', 'publicLine'],
    ['rsa', 'publicPem'],
    ['ec', 'publicLine'],
    ['ec', 'publicPem'],
  ] as const)('the right %s key logs in (server knows its %s), another does not', async (type, form) => {
    const key = clientKey(type);
    served = await serve({ password: undefined, publicKeys: [key[form]] });
    const connection = await served.connect({ password: undefined, privateKey: key.privateKey });
    expect(await connection.list('')).toEqual([]);
    const other = clientKey(type).privateKey;
    const refused = served.connect({ password: undefined, privateKey: other });
    expect(await codeOf(refused)).toBe('FTP_CANNOT_ESTABLISH_CONNECTION');
  });

  test('a known key with the signature of another does not log in', async () => {
    const known = clientKey();
    const other = parsedKey(clientKey().privateKey);
    served = await serve({ password: undefined, publicKeys: [known.publicLine] });
    const agent = new Impostor(parsedKey(known.publicLine), other);
    const { host, port, username } = served.server;
    const client = new Client();
    const outcome = await new Promise<string>((resolve) => {
      client.on('ready', () => resolve('logged in'));
      client.on('error', (error) => resolve(error.message));
      client.connect({ host, port, username, agent });
    });
    client.destroy();
    expect(outcome).toBe('All configured authentication methods failed');
  });

  test('a key that is none is FTP_CANNOT_ESTABLISH_CONNECTION', async () => {
    served = await serve();
    expect(await codeOf(served.connect({ privateKey: 'nonsense' }))).toBe('FTP_CANNOT_ESTABLISH_CONNECTION');
  });

  test('two factors: the key and the password together, neither alone', async () => {
    const { privateKey, publicLine } = clientKey();
    served = await serve({ publicKeys: [publicLine], twoFactor: true });
    expect(await codeOf(served.connect({ privateKey }))).toBe('no error');
    expect(await codeOf(served.connect({}))).toBe('FTP_CANNOT_ESTABLISH_CONNECTION');
    expect(await codeOf(served.connect({ privateKey, password: undefined }))).toBe('FTP_CANNOT_ESTABLISH_CONNECTION');
    expect(await codeOf(served.connect({ privateKey, password: `${PASSWORD}!` }))).toBe(
      'FTP_CANNOT_ESTABLISH_CONNECTION',
    );
  });
});

describe('connecting', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4784614151.html: the stricter reading, since older copies of the page have CTR alone
  test('a server with other ciphers is FTP_UNSUPPORTED_ENCRYPTION_ALGORITHM', async () => {
    served = await serve({ ciphers: ['aes256-gcm@openssh.com'] });
    expect(await codeOf(served.connect())).toBe('FTP_UNSUPPORTED_ENCRYPTION_ALGORITHM');
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4784614151.html
  test.each(['aes128-ctr', 'aes192-ctr', 'aes256-ctr'] as const)(
    'a server that has %s alone is reached',
    async (cipher) => {
      served = await serve({ ciphers: [cipher] });
      expect(await codeOf(served.connect())).toBe('no error');
    },
  );

  test('a port where nobody listens is CONNECTION_CLOSED_BY_HOST', async () => {
    served = await serve();
    const listener = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => listener.once('listening', resolve));
    const { port } = listener.address() as net.AddressInfo;
    await new Promise((resolve) => listener.close(resolve));
    expect(await codeOf(served.connect({ port }))).toBe('CONNECTION_CLOSED_BY_HOST');
  });

  test('a host name that does not exist is FTP_UNKNOWN_HOST', async () => {
    served = await serve();
    // `.invalid` is never delegated (RFC 6761); without a resolver the answer is "try again".
    const code = await codeOf(served.connect({ host: 'sftp.invalid' }));
    expect(['FTP_UNKNOWN_HOST', 'UNABLE_TO_GET_SFTP_SERVER_ADDRESS']).toContain(code);
  });

  test('a server that does not answer in time is FTP_CONNECT_TIMEOUT_EXCEEDED', async () => {
    served = await serve({ faults: [{ operation: 'login', delay: 500 }] });
    expect(await codeOf(served.connect({ timeout: 0.1 }))).toBe('FTP_CONNECT_TIMEOUT_EXCEEDED');
  });

  test('a server that resets the connection is CONNECTION_RESET', async () => {
    served = await serve({ faults: [{ operation: 'connect', cut: 'before' }] });
    expect(await codeOf(served.connect())).toBe('CONNECTION_RESET');
  });

  test('a start folder that does not exist is FTP_INVALID_DIRECTORY', async () => {
    served = await serve();
    expect(await codeOf(served.connect({ directory: 'nowhere' }))).toBe('FTP_INVALID_DIRECTORY');
  });
});
