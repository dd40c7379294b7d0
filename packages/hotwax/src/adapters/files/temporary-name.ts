/**
 * The name under which a file is written until it is whole. NetSuite's side takes `*.csv` only, so it never takes half a
 * file. The name depends on nothing but the final one: what a crash left is written over by the next try.
 */
export function temporaryName(path: string): string {
  return `${path}.part`;
}

/** The folder of a path, or `.`. */
export function folderOf(path: string): string {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? '.' : path.slice(0, cut);
}
