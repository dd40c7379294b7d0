import { NetSuiteError } from '../../errors';
import { hasWildcard, unescapePath } from '../../sftp/wildcards';

export type ScriptOptions = Readonly<Record<string, unknown>>;

interface ValueTypes {
  string: string;
  number: number;
  boolean: boolean;
}

/**
 * Reads an optional argument.
 * @throws NetSuiteError `SSS_INVALID_TYPE_ARG` in NetSuite's wording; numbers in text are refused too, to be strict
 */
export function optional<T extends keyof ValueTypes>(
  options: ScriptOptions,
  name: string,
  type: T,
): ValueTypes[T] | undefined {
  const value = options[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== type) throw wrongType(name, type);
  return value as ValueTypes[T];
}

/** Reads an argument whose presence has been checked. */
export function required<T extends keyof ValueTypes>(options: ScriptOptions, name: string, type: T): ValueTypes[T] {
  const value = optional(options, name, type);
  if (value === undefined) throw wrongType(name, type);
  return value;
}

export function wrongType(name: string, type: string): NetSuiteError {
  return new NetSuiteError('SSS_INVALID_TYPE_ARG', `Wrong parameter type: options.${name} is expected as ${type}.`);
}

/**
 * A path that names one thing: relative to the connection's directory, wildcards escaped
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617004932.html).
 * @param code of the refusal, the method's own for a wrong path
 * @returns the path as the server knows it, without a slash at its end
 */
export function literalPath(path: string, code: string): string {
  assertRelative(path, code);
  if (hasWildcard(path)) {
    throw new NetSuiteError(code, `The path is not valid: ${path}. Escape literal * and ? with a backslash.`);
  }
  return withoutEnd(unescapePath(path));
}

/**
 * "relative path", says the help of every method. Public code passes absolute ones to some servers; since what they
 * mean there is not documented, they are refused.
 */
export function assertRelative(path: string, code: string): void {
  if (path.startsWith('/')) {
    throw new NetSuiteError(code, `The path is not valid: ${path}. It must be relative to the connection's directory.`);
  }
}

export function withoutEnd(path: string): string {
  return path.replace(/\/+$/, '');
}
