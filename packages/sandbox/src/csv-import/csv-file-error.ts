/** A file that cannot be imported at all; `message` is the reason that NetSuite gives. Submit wraps it in its own error. */
export class CsvFileError extends Error {
  override readonly name = 'CsvFileError';
}
