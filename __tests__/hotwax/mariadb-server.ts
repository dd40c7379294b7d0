import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { type DatabaseLocation, openDatabase } from '../../packages/hotwax/src/adapters/database/open-database';
import { emptiedDatabases, type TestDatabases } from './databases';

const MARIADBD = ['/usr/sbin/mariadbd', '/usr/sbin/mysqld'].find((file) => existsSync(file));
const PASSWORD = 'test-password';

export interface MariaDbServer {
  readonly location: Extract<DatabaseLocation, { kind: 'mysql' }>;
  /** Ends it as a power cut would. */
  crash(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts MariaDB of Debian's packages on a loopback port, with its data in a temporary folder that is removed again.
 * @param settings more arguments for the server
 * @throws when it is not installed
 */
export async function startMariaDb(settings: readonly string[] = []): Promise<MariaDbServer> {
  if (MARIADBD === undefined) {
    throw new Error('mariadbd is not installed: apt-get install mariadb-server');
  }
  const folder = mkdtempSync(join(tmpdir(), 'mariadb-'));
  const data = join(folder, 'data');
  const user = `--user=${userInfo().username}`;
  execFileSync('mariadb-install-db', ['--no-defaults', `--datadir=${data}`, '--skip-test-db', user], {
    stdio: 'ignore',
  });
  const init = join(folder, 'init.sql');
  // One statement a line; MariaDB reads no further than that.
  const statements = [
    'CREATE DATABASE hotwax',
    `CREATE USER feeds@'%' IDENTIFIED BY '${PASSWORD}'`,
    "GRANT ALL ON *.* TO feeds@'%' WITH GRANT OPTION",
  ];
  writeFileSync(init, statements.map((statement) => `${statement};\n`).join(''));
  const port = await freePort();
  const log = join(folder, 'log');
  const location = {
    kind: 'mysql' as const,
    host: '127.0.0.1',
    port,
    user: 'feeds',
    password: PASSWORD,
    database: 'hotwax',
  };
  let child: ChildProcess | undefined;
  const start = async () => {
    const options = [
      '--no-defaults',
      `--datadir=${data}`,
      user,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      `--socket=${join(folder, 'socket')}`,
      `--pid-file=${join(folder, 'pid')}`,
      ...(child === undefined ? [`--init-file=${init}`] : []),
      '--skip-name-resolve',
      // The data live as long as the test; nothing is gained by writing them to the disk at each commit.
      '--innodb-flush-log-at-trx-commit=0',
      ...settings,
    ];
    child = spawn(MARIADBD ?? '', options, { stdio: ['ignore', openSync(log, 'a'), openSync(log, 'a')] });
    await untilAnswering(location, child, log);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      const ending = child;
      await new Promise<void>((resolve) => {
        ending.once('close', () => resolve());
        ending.kill(signal);
      });
    }
  };
  const stop = async () => {
    await end('SIGTERM');
    rmSync(folder, { recursive: true });
  };
  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { location, crash: () => end('SIGKILL'), restart: start, stop };
}

/** Databases for a suite: one server and one database, emptied for each test. */
export function mariaDbDatabases(): TestDatabases {
  let server: MariaDbServer | undefined;
  const databases = emptiedDatabases(async () => {
    server = await startMariaDb();
    return server.location;
  });
  return {
    ...databases,
    stop: async () => {
      await databases.stop();
      await server?.stop();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function untilAnswering(location: DatabaseLocation, child: ChildProcess, log: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) {
      throw new Error(`mariadbd ended with ${child.exitCode}: ${readFileSync(log, 'utf8').slice(-2_000)}`);
    }
    const db = openDatabase(location);
    try {
      await db.introspection.getSchemas();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await db.destroy();
    }
  }
  throw new Error(`mariadbd did not begin to answer: ${readFileSync(log, 'utf8').slice(-2_000)}`);
}
