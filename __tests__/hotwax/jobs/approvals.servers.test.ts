import { mariaDbDatabases } from '../mariadb-server';
import { describeApprovals } from './approvals-suite';

describeApprovals('MariaDB', mariaDbDatabases());
