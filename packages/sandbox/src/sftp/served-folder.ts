import { lstat, readlink, realpath } from 'node:fs/promises';
import * as path from 'node:path';
import { SftpRefusal } from './sftp-status';

const MOST_LINKS = 40;

/**
 * The folder that a server serves, seen by clients as `/`. It turns a client's path into a path of this machine and
 * refuses whatever would lead out: `..` stops at the root, as in a chroot, and a symbolic link that points outside
 * answers PERMISSION_DENIED.
 */
export class ServedFolder {
  private constructor(private readonly root: string) {}

  /** @throws ErrnoException when the folder does not exist */
  static async at(root: string): Promise<ServedFolder> {
    return new ServedFolder(await realpath(root));
  }

  /** Client's view of a path: absolute, without `.` and `..`. A relative path starts at the root, the login folder. */
  normalize(clientPath: string): string {
    if (clientPath.includes('\0')) throw new SftpRefusal('BAD_MESSAGE');
    return path.posix.resolve('/', clientPath);
  }

  /**
   * Where the thing itself lies, its last part not followed when that is a link: for lstat, remove, rename, mkdir, rmdir.
   * @throws ErrnoException when a folder on the way is missing
   */
  async locate(clientPath: string): Promise<string> {
    const normal = this.normalize(clientPath);
    if (normal === '/') return this.root;
    const parent = await this.inside(path.join(this.root, path.posix.dirname(normal)));
    return path.join(parent, path.posix.basename(normal));
  }

  /** Where the path leads, links followed to the end: for open, stat, opendir. The last part may be missing. */
  async follow(clientPath: string): Promise<string> {
    let place = await this.locate(clientPath);
    for (let links = 0; links < MOST_LINKS; links++) {
      const target = await linkTarget(place);
      if (target === undefined) return place;
      const parent = await this.inside(path.resolve(path.dirname(place), path.dirname(target)));
      place = path.join(parent, path.basename(target));
      if (!this.holds(place)) throw new SftpRefusal('PERMISSION_DENIED');
    }
    throw new SftpRefusal('NO_SUCH_FILE');
  }

  private async inside(place: string): Promise<string> {
    const real = await realpath(place);
    if (!this.holds(real)) throw new SftpRefusal('PERMISSION_DENIED');
    return real;
  }

  private holds(place: string): boolean {
    const relative = path.relative(this.root, place);
    return relative === '' || !(relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative));
  }
}

async function linkTarget(place: string): Promise<string | undefined> {
  const stats = await lstat(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return stats?.isSymbolicLink() ? readlink(place) : undefined;
}
