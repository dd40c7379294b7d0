import { sqliteDatabases } from '../databases';
import { describeExports } from './export-suite';

describeExports('SQLite', sqliteDatabases());
