import { NetSuiteError } from '../../errors';

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
