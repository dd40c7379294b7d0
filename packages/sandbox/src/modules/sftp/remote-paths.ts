import type { AccountSettings } from '../../account/account-settings';
import { NetSuiteError } from '../../errors';
import { placeIn } from '../../sftp/remote-connection';
import { hasWildcard, unescapePath } from '../../sftp/wildcards';

export const INVALID_REMOTE_PATH = 'THE_REMOTE_PATH_FOR_FILE_IS_NOT_VALID';

/**
 * Paths as a script gives them to the methods of a connection. "This input must take the form of a relative path":
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4618664030.html. Public scripts in production pass
 * `/export/` all the same, so what NetSuite does with it may be up to the server: refused, unless the account's settings say
 * that it begins at the server's root.
 */
export class RemotePaths {
  constructor(private readonly settings: Pick<AccountSettings, 'sftpTakesAbsolutePaths'>) {}

  /** @throws NetSuiteError for a path from the root that is not to be taken. @param code the method's own for a wrong path */
  check(path: string, code: string): void {
    if (!path.startsWith('/') || this.settings.sftpTakesAbsolutePaths) return;
    throw new NetSuiteError(
      code,
      `The path is not valid: ${path}. NetSuite's help asks for a path relative to the connection's directory; if the server takes it from its root, set the account's setting sftpTakesAbsolutePaths to true.`,
    );
  }

  /**
   * A path that names one thing, wildcards escaped: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617004932.html
   * @returns the path as the server knows it, without a slash at its end
   */
  literal(path: string, code: string): string {
    this.check(path, code);
    if (hasWildcard(path)) {
      throw new NetSuiteError(code, `The path is not valid: ${path}. Escape literal * and ? with a backslash.`);
    }
    return unescapePath(path).replace(/(?<=.)\/+$/, '');
  }

  /**
   * @param directory `options.directory` of the call
   * @throws NetSuiteError for a file name from the root in a directory, since they name two places
   */
  inDirectory(directory: string | undefined, filename: string): string {
    if (directory === undefined) return filename;
    const folder = this.literal(directory, INVALID_REMOTE_PATH);
    if (!filename.startsWith('/')) return placeIn(folder, filename);
    throw new NetSuiteError(
      INVALID_REMOTE_PATH,
      `The path is not valid: ${filename}. With options.directory it must be relative to that.`,
    );
  }
}
