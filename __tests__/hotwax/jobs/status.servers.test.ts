import { mariaDbDatabases } from '../mariadb-server';
import { describeStatusAndRetry } from './status-suite';

describeStatusAndRetry('MariaDB', mariaDbDatabases());
