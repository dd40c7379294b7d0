import { sqliteDatabases } from '../databases';
import { describeKilledAnswers } from './killed-answers-suite';

describeKilledAnswers('SQLite', sqliteDatabases());
