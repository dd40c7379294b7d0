import { mariaDbDatabases } from '../mariadb-server';
import { describeKilledExports } from './killed-exports-suite';

describeKilledExports('MariaDB', mariaDbDatabases());
