import { mariaDbDatabases } from '../mariadb-server';
import { describeAnswerOrder } from './answer-order-suite';

describeAnswerOrder('MariaDB', mariaDbDatabases());
