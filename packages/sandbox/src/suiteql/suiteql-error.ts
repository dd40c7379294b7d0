import { NetSuiteError } from '../errors';

/**
 * What N/query throws when a query cannot be run. The wordings used with it come from public logs of accounts:
 * "Record 'x' was not found.", "Field 'y' for record 'x' was not found.", "Invalid or unsupported search".
 * The error's code is not documented by Oracle; community code shows this one (unconfirmed).
 */
export function suiteQlError(detail: string): NetSuiteError {
  return new NetSuiteError('SSS_SEARCH_ERROR_OCCURRED', `Search error occurred: ${detail}`);
}

/** A query that Oracle or the sandbox cannot run: NetSuite's words for it, then the piece that is meant. */
export function unsupported(piece: string): NetSuiteError {
  return suiteQlError(`Invalid or unsupported search: ${piece}`);
}
