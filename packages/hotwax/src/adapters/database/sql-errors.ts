/** Whether an insert was refused because its key is taken. */
export function isTaken(error: unknown): boolean {
  const { code = '' } = error as { code?: unknown };
  return code === 'ER_DUP_ENTRY' || (typeof code === 'string' && /^SQLITE_CONSTRAINT/.test(code));
}
