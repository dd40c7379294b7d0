/** What an error says, for people: never blank, and whether it is the database that says it. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  // A host name with several addresses gives an error without a message.
  const text = error.message || String((error as { code?: unknown }).code ?? error.name);
  return isOfDatabase(error) ? `database: ${text}` : text;
}

/** mysql2 marks its errors as fatal or not; libsql's have a code of SQLite. */
function isOfDatabase(error: Error): boolean {
  const { code } = error as { code?: unknown };
  return 'fatal' in error || 'sqlState' in error || String(code).startsWith('SQLITE');
}
