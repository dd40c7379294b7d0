/** NetSuite's code of an error; blank when it has none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}
