import { sqliteDatabases } from '../databases';
import { describeApprovals } from './approvals-suite';

describeApprovals('SQLite', sqliteDatabases());
