import { startMariaDb } from '../hotwax/mariadb-server';
import { describeCircle } from './circle-suite';
import { startOpenSshServer } from './test-servers';

describeCircle('MariaDB and OpenSSH', { startServer: startOpenSshServer, startDatabase: () => startMariaDb() });
