import { sqliteDatabases } from '../databases';
import { describeCandidates } from './candidates-suite';
import { describeExportFaults } from './export-faults-suite';
import { describeExports } from './export-suite';

describeExports('SQLite', sqliteDatabases());
describeCandidates('SQLite', sqliteDatabases());
describeExportFaults('SQLite', sqliteDatabases());
