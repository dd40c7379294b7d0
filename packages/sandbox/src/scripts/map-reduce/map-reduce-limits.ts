import { NetSuiteError } from '../../errors';

/** What a map/reduce script may keep. Tests lower it. */
export interface DataLimits {
  /** Characters. */
  readonly keyLength: number;
  /** Bytes of UTF-8. */
  readonly valueBytes: number;
  /** Bytes of all keys and values that are not processed yet. */
  readonly persistedBytes: number;
}

const MEGABYTE = 1024 * 1024;

/**
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_N3350651.html (keys, values),
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4480364878.html (200 MB in all). The page of
 * `mapContext.value` says 1 MB instead of 10; the error's own name says 10.
 */
export const DATA_LIMITS: DataLimits = {
  keyLength: 3000,
  valueBytes: 10 * MEGABYTE,
  persistedBytes: 200 * MEGABYTE,
};

export const PERSISTED_DATA_LIMIT = 'PERSISTED_DATA_LIMIT_FOR_MAPREDUCE_SCRIPT_EXCEEDED';

/** A pair as the stages hand it on: both are text. */
export interface Pair {
  readonly key: string;
  readonly value: string;
}

/** @throws NetSuiteError KEY_LENGTH_IS_OVER_3000_BYTES, VALUE_LENGTH_IS_OVER_10_MB; their wording is not documented */
export function checkPair({ key, value }: Pair, limits: DataLimits): void {
  if (key.length > limits.keyLength) {
    throw new NetSuiteError('KEY_LENGTH_IS_OVER_3000_BYTES', `The key has ${key.length} characters, over 3000.`);
  }
  const bytes = Buffer.byteLength(value);
  if (bytes > limits.valueBytes) {
    throw new NetSuiteError('VALUE_LENGTH_IS_OVER_10_MB', `The value of key ${key} has ${bytes} bytes, over 10 MB.`);
  }
}

export function persistedLimit(limits: DataLimits): NetSuiteError {
  const text = `The script keeps more than ${limits.persistedBytes} bytes of keys and values.`;
  return new NetSuiteError(PERSISTED_DATA_LIMIT, text);
}

/** Bytes that count toward the limit. */
export const sizeOf = ({ key, value }: Pair): number => Buffer.byteLength(key) + Buffer.byteLength(value);
