import { relative } from 'node:path';

/** A line under the head is enough. */
export const WITHOUT_LINES = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

/** Colours only for people: not in pipes, files and CI, nor where NO_COLOR asks for none. */
export function tableStyle() {
  const colours = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
  return { head: colours ? ['bold'] : [], border: colours ? ['grey'] : [] };
}

/** A path as a person in the project's folder would type it. */
export function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}
