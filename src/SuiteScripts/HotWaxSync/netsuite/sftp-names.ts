import * as sftp from 'N/sftp';
import type { SftpConnection } from './sftp-connection';

/** The newest 5,000 names in a folder, to see what became of a move that failed. 10 units. @returns undefined when it cannot be listed */
export function names(connection: SftpConnection, directory: string): ReadonlySet<string> | undefined {
  try {
    return new Set(
      connection.use((open) => open.list({ path: directory, sort: sftp.Sort.DATE_DESC })).map(({ name }) => name),
    );
  } catch {
    return undefined;
  }
}
