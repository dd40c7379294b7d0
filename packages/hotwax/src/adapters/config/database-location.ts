import { resolve } from 'node:path';
import type { DatabaseLocation } from '../database/open-database';
import { type LoadedConfig, readSecret, readText } from './load-config';

/** @throws ConfigError when the password or certificate cannot be read */
export function databaseLocation({ database, folder }: LoadedConfig): DatabaseLocation {
  if (database.kind === 'sqlite') {
    return { kind: 'sqlite', file: resolve(folder, database.file) };
  }
  const { password, ca, timeZone: _, ...server } = database;
  return {
    ...server,
    password: password === undefined ? undefined : readSecret(password, folder, 'database.password'),
    ca: ca === undefined ? undefined : readText(resolve(folder, ca.file), 'database.ca'),
  };
}
