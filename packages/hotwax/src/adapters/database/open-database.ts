import { Kysely, MysqlDialect } from 'kysely';
import type { HotWaxTables } from './hotwax-tables';
import { libsqlDialect } from './libsql-dialect';
import type { OwnTables } from './own-tables';

export type Tables = HotWaxTables & OwnTables;
export type Db = Kysely<Tables>;

/** Where HotWax's tables are. */
export type DatabaseLocation =
  | { readonly kind: 'sqlite'; readonly file: string }
  | {
      /** MySQL or MariaDB */
      readonly kind: 'mysql';
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password?: string;
      readonly database: string;
      /** PEM text of the authority that signed the server's certificate; without it the connection is not encrypted. */
      readonly ca?: string;
    };

const CONNECTIONS = 4;
const CONNECT_MILLISECONDS = 10_000;

/** Opens HotWax's database; connects at the first query. Close it with `destroy()`. */
export function openDatabase(location: DatabaseLocation): Db {
  return new Kysely<Tables>({
    dialect: location.kind === 'sqlite' ? libsqlDialect(location.file) : mysqlDialect(location),
  });
}

function mysqlDialect(location: Extract<DatabaseLocation, { kind: 'mysql' }>): MysqlDialect {
  const { host, port, user, password, database, ca } = location;
  return new MysqlDialect({
    pool: async () => {
      const { createPool } = await import('mysql2');
      return createPool({
        host,
        port,
        user,
        password,
        database,
        ...(ca === undefined ? {} : { ssl: { ca } }),
        charset: 'utf8mb4',
        connectionLimit: CONNECTIONS,
        connectTimeout: CONNECT_MILLISECONDS,
        // Dates and decimals as the database writes them: a Date or a float would change them.
        dateStrings: true,
        decimalNumbers: false,
      });
    },
  });
}
