import { UsageError } from './usage-error';

/** @throws UsageError when it is no whole number of 0 or more */
export function readCount(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new UsageError(`${option} must be a whole number, not "${text}".`);
  }
  return Number(text);
}
