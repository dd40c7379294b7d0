import { sqliteDatabases } from '../databases';
import { describeAnswers } from './answers-suite';

describeAnswers('SQLite', sqliteDatabases());
