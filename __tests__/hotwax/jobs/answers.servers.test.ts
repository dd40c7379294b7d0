import { mariaDbDatabases } from '../mariadb-server';
import { describeAnswers } from './answers-suite';

describeAnswers('MariaDB', mariaDbDatabases());
