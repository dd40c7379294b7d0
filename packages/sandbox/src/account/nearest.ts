/**
 * ` Did you mean …?` with the nearest candidate, if one is near: at most a third of its letters differ. Else nothing.
 * @param show how the guess is written, e.g. in quotes
 */
export function didYouMean(
  word: string,
  candidates: readonly string[],
  show: (guess: string) => string = (guess) => guess,
): string {
  const guess = nearest(word, candidates);
  const isNear = guess !== undefined && distance(word, guess) <= Math.max(word.length, guess.length) / 3;
  return isNear ? ` Did you mean ${show(guess)}?` : '';
}

/** The word that needs the fewest changes to become another. */
function nearest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const changes = distance(word, candidate);
    if (changes < fewest) {
      fewest = changes;
      best = candidate;
    }
  }
  return best;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
