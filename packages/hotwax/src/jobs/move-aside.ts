import type { FeedFolder } from './ports';

/** Moves a file into a folder beside it; where its name is taken there, under the next one that is free. */
export async function moveAside(folder: FeedFolder, path: string, into: string): Promise<void> {
  const cut = path.lastIndexOf('/');
  const target = `${path.slice(0, cut)}/${into}`;
  const name = path.slice(cut + 1);
  for (let number = 1; ; number += 1) {
    const free = `${target}/${number === 1 ? name : name.replace(/(\.[^.]*)?$/, `-${number}$1`)}`;
    if ((await folder.size(free)) === undefined) {
      await folder.move(path, free);
      return;
    }
  }
}
