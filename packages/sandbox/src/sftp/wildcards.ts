/**
 * `?` and `*` in N/sftp paths: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617004932.html.
 * The escape character is not documented; a backslash is presumed.
 */

const SPECIAL = /[*?\\]/;

/** Splits a listing's path into its folder (escapes taken away) and the pattern of its last part, if it has one. */
export function splitPattern(path: string): { folder: string; pattern?: string } {
  const trimmed = path.replace(/(?<=.)\/+$/, '');
  const slash = trimmed.lastIndexOf('/');
  const last = trimmed.slice(slash + 1);
  if (!hasWildcard(last)) return { folder: unescapePath(trimmed) };
  return { folder: unescapePath(slash < 0 ? '' : trimmed.slice(0, slash)), pattern: last };
}

/** Whether a path has a `*` or `?` that no backslash stands before. */
export function hasWildcard(path: string): boolean {
  return SPECIAL.test(path) && /[*?]/.test(path.replace(/\\./g, ''));
}

/** Takes the backslashes away: `a\*b` is the name `a*b`. */
export function unescapePath(path: string): string {
  return path.replace(/\\(.)/g, '$1');
}

/** Makes a test of names out of a pattern. */
export function matcherOf(pattern: string): (name: string) => boolean {
  const source = pattern.replace(
    /\\(.)|([*?])|([^*?\\]+|\\)/gs,
    (_, escaped?: string, wildcard?: string, plain?: string) => {
      if (wildcard !== undefined) return wildcard === '*' ? '.*' : '.';
      return literal(escaped ?? plain ?? '');
    },
  );
  const expression = new RegExp(`^${source}$`, 'su');
  return (name) => expression.test(name);
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
