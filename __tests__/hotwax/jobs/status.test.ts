import { sqliteDatabases } from '../databases';
import { describeStatusAndRetry } from './status-suite';

describeStatusAndRetry('SQLite', sqliteDatabases());
