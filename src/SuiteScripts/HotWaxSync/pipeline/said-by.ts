import { withoutValues } from '../feed/without-values';
import { SyncError } from './sync-error';

/**
 * What an error says, for logs and people: NetSuite's code and words without values (G9). Quoted text is taken out as
 * well, for what NetSuite quotes is somebody's; our own errors quote nothing of a feed.
 * @param values of the rows that the error may be about
 */
export function saidBy(error: unknown, values: Iterable<string> = []): string {
  if (error instanceof SyncError) {
    return error.message;
  }
  const { name, message } = asError(error);
  const words = withoutValues(message.replace(/"[^"]*"/g, '"…"'), values);
  return name === '' || name === 'Error' || words.startsWith(name) ? words : `${name}: ${words}`;
}

/** NetSuite throws objects that are no Error of this realm, with name and message. */
function asError(error: unknown): { name: string; message: string } {
  if (typeof error === 'object' && error !== null && 'message' in error) {
    return { name: 'name' in error ? String(error.name) : '', message: String(error.message) };
  }
  return { name: '', message: String(error) };
}
