import { mariaDbDatabases } from '../mariadb-server';
import { describeKilledAnswers } from './killed-answers-suite';

describeKilledAnswers('MariaDB', mariaDbDatabases());
