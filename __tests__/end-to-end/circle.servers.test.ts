import { startMariaDb } from '../hotwax/mariadb-server';
import { describeCircle } from './circle-suite';
import { startEmbeddedServer, startOpenSshServer } from './test-servers';

const startSqlite = async () => ({
  location: { kind: 'sqlite' as const, file: ':memory:' },
  stop: async () => undefined,
});

describeCircle('SQLite and OpenSSH', { startServer: startOpenSshServer, startDatabase: startSqlite });
describeCircle('MariaDB and the embedded SFTP server', {
  startServer: startEmbeddedServer,
  startDatabase: () => startMariaDb(),
});
describeCircle('MariaDB and OpenSSH', { startServer: startOpenSshServer, startDatabase: () => startMariaDb() });
