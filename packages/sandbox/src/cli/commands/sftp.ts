import type { Command } from 'commander';
import { SandboxError } from '../../errors';
import { readInput, readInputLine, reasonOf } from '../read-input';
import type { Shell } from '../shell';
import { say } from '../terminal';
import { UsageError } from '../usage-error';

interface SftpOptions {
  readonly root: string;
  readonly port: number;
  readonly username: string;
  readonly password?: string;
  readonly key: readonly string[];
  readonly hostKey?: string;
  readonly hostKeyType: string;
}

export function addSftp(program: Command, _shell: Shell): void {
  program
    .command('sftp')
    .summary('serve a folder over SFTP')
    .description(
      'Serves a folder over SFTP to this machine only, until it is ended (Ctrl+C). When ready it prints one JSON line:\n' +
        '{host, port, username, hostKey, hostKeyType}, where hostKey and hostKeyType are what sftp.createConnection takes.',
    )
    .requiredOption('--root <dir>', 'folder that clients see as /')
    .option('--port <n>', 'port; 0 takes any free one', readPort, 0)
    .option('--username <name>', 'user name', 'sandbox')
    .option('--password <text>', 'password; - reads it from standard input')
    .option('--key <pemfile.pub>', 'public key that may log in; may be repeated', collect, [])
    .option('--host-key <file>', 'private host key; made and kept there when the file is missing')
    .option('--host-key-type <type>', 'of a new host key: ecdsa or rsa', 'ecdsa')
    .action((options: SftpOptions) => serve(options));
}

async function serve(options: SftpOptions): Promise<void> {
  if (options.password === undefined && options.key.length === 0) {
    throw new UsageError('Nobody could log in: give --password, --key, or both.');
  }
  const { hostKeyFromFile } = require('../../sftp/host-key') as typeof import('../../sftp/host-key');
  const { startSftpServer } = require('../../sftp/sftp-server') as typeof import('../../sftp/sftp-server');
  const { root, port, username } = options;
  const hostKeyType = readHostKeyType(options.hostKeyType);
  const server = await startSftpServer({
    root,
    port,
    username,
    password: options.password === '-' ? readInputLine() : options.password,
    publicKeys: options.key.map((file) => readInput(file)),
    hostKey: options.hostKey === undefined ? undefined : hostKeyFromFile(options.hostKey, hostKeyType).pem,
    hostKeyType,
  }).catch((error: unknown) => {
    throw cannotServe(error, options);
  });
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const { host, hostKey } = server;
  say(JSON.stringify({ host, port: server.port, username, hostKey, hostKeyType: server.hostKeyType }));
  await ended;
  await server.close();
}

function cannotServe(error: unknown, { root, port }: SftpOptions): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (error instanceof SandboxError || code === undefined) return error;
  if (code === 'EADDRINUSE') return new SandboxError(`Port ${port} is taken by another program.`);
  if (syscall === 'listen') return new SandboxError(`Cannot listen on port ${port}: ${reasonOf(error)}.`);
  return new SandboxError(`Cannot serve ${root}: ${reasonOf(error)}.`);
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port takes a number from 0 to 65535, not "${text}".`);
}

function readHostKeyType(type: string): 'rsa' | 'ecdsa' {
  if (type === 'rsa' || type === 'ecdsa') return type;
  throw new UsageError(`--host-key-type is rsa or ecdsa, not "${type}": NetSuite takes no other kind.`);
}

function collect(file: string, before: readonly string[]): string[] {
  return [...before, file];
}
