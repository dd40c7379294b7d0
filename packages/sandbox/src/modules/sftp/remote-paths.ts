import type { AccountSettings } from '../../account/account-settings';
import { NetSuiteError } from '../../errors';
import { placeIn } from '../../sftp/remote-connection';
import { hasWildcard, unescapePath } from '../../sftp/wildcards';

export const INVALID_REMOTE_PATH = 'THE_REMOTE_PATH_FOR_FILE_IS_NOT_VALID';

/**
 * Paths as a script gives them to the methods of a connection. "This input must take the form of a relative path":
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4618664030.html. Public scripts in production pass
 * `/export/` all the same, and mean a folder below the connection's own. So a slash in front is refused, unless the account's
 * settings say that NetSuite makes nothing of it.
 */
export class RemotePaths {
  constructor(private readonly settings: Pick<AccountSettings, 'sftpTakesLeadingSlash'>) {}

  /** @returns the path without slashes in front. @param code the method's own for a wrong path */
  relative(path: string, code: string): string {
    if (!path.startsWith('/')) return path;
    if (this.settings.sftpTakesLeadingSlash) return path.replace(/^\/+/, '');
    throw new NetSuiteError(
      code,
      `The path is not valid: ${path}. NetSuite's help asks for a path relative to the connection's directory; if such paths work for you in NetSuite, set the account's setting sftpTakesLeadingSlash to true.`,
    );
  }

  /**
   * A path that names one thing, wildcards escaped: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617004932.html
   * @returns the path as the server knows it, relative, without a slash at its end
   */
  literal(path: string, code: string): string {
    const given = this.relative(path, code);
    if (hasWildcard(given)) {
      throw new NetSuiteError(code, `The path is not valid: ${path}. Escape literal * and ? with a backslash.`);
    }
    return unescapePath(given).replace(/(?<=.)\/+$/, '');
  }

  /** @param directory `options.directory` of the call */
  inDirectory(directory: string | undefined, filename: string): string {
    const folder = this.literal(directory ?? '', INVALID_REMOTE_PATH);
    return folder === '' ? filename : placeIn(folder, filename);
  }
}
