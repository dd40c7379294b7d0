import { sqliteDatabases } from '../databases';
import { describeAnswerOrder } from './answer-order-suite';

describeAnswerOrder('SQLite', sqliteDatabases());
