/** Control characters and invisible ones, such as zero-width blanks and direction marks. */
const INVISIBLE = /[\p{Control}\p{Format}]/u;
const ALL_INVISIBLE = /[\p{Control}\p{Format}]/gu;

/**
 * What two external ids have in common that are one to NetSuite or to the eye. NetSuite does not tell external ids apart
 * by upper and lower case (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N3432681.html).
 */
export function foldKey(key: string): string {
  return key.replace(ALL_INVISIBLE, '').toLowerCase();
}

/** An id with such a character can neither be looked up by a person nor be told from another one. */
export function hasInvisible(id: string): boolean {
  return INVISIBLE.test(id);
}

/** Those keys of which another one is alike. */
export function alikeKeys(keys: Iterable<string>): Set<string> {
  const first = new Map<string, string>();
  const alike = new Set<string>();
  for (const key of keys) {
    const folded = foldKey(key);
    const before = first.get(folded);
    if (before !== undefined && before !== key) {
      alike.add(before).add(key);
    }
    first.set(folded, key);
  }
  return alike;
}
