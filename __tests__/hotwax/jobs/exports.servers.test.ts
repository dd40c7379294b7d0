import { mariaDbDatabases } from '../mariadb-server';
import { describeCandidates } from './candidates-suite';
import { describeExportFaults } from './export-faults-suite';
import { describeExports } from './export-suite';

describeExports('MariaDB', mariaDbDatabases());
describeCandidates('MariaDB', mariaDbDatabases());
describeExportFaults('MariaDB', mariaDbDatabases());
