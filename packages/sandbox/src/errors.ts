/**
 * Two families of errors, never mixed:
 * - `NetSuiteError`: what NetSuite itself would say to a script, with NetSuite's own code and wording.
 * - `SandboxError`: what the sandbox says to the person at the keyboard: wrong project, wrong input, or a thing
 *   that the sandbox does not simulate. The command line prints it and exits with 1.
 */

/** An error as a script sees it in NetSuite: `name` is the code, e.g. `FTP_NO_SUCH_FILE_OR_DIRECTORY`. */
export class NetSuiteError extends Error {
  /**
   * @param name NetSuite's error code
   * @param message NetSuite's wording, as public help pages give it
   */
  constructor(
    override readonly name: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** An error for the person who runs the sandbox; `message` says what is wrong and what to do. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
}

/** A member of N/* that the sandbox does not have. It names the member, so nothing answers `undefined` silently. */
export class NotSimulatedError extends SandboxError {
  /**
   * @param member full name, e.g. `N/record.transform`
   * @param instead a sentence: what there is
   */
  constructor(
    readonly member: string,
    instead?: string,
  ) {
    super(`${member} is not simulated by the sandbox.${instead ? ` ${instead}` : ''}`);
  }
}
