import { mariaDbDatabases } from '../mariadb-server';
import { describeExports } from './export-suite';

describeExports('MariaDB', mariaDbDatabases());
