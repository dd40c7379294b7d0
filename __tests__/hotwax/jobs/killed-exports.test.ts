import { sqliteDatabases } from '../databases';
import { describeKilledExports } from './killed-exports-suite';

describeKilledExports('SQLite', sqliteDatabases());
