import * as path from 'node:path';

/**
 * Turns what a script writes into a File Cabinet path: relative (`./x`, `../y`) to the file that asks, absolute
 * (`/SuiteScripts/x`) or from the root (`SuiteScripts/x`), with or without `.js`.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4704111062.html
 * @param from path of the file that asks
 */
export function resolveModulePath(name: string, from: string): string {
  const absolute = /^\.{1,2}(\/|$)/.test(name)
    ? path.posix.join(path.posix.dirname(from), name)
    : path.posix.normalize(name.startsWith('/') ? name : `/${name}`);
  return absolute.endsWith('.js') ? absolute : `${absolute}.js`;
}
