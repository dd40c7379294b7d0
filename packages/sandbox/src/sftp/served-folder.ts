import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
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
  static at(root: string): ServedFolder {
    return new ServedFolder(realpathSync(root));
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
  locate(clientPath: string): string {
    const normal = this.normalize(clientPath);
    if (normal === '/') return this.root;
    const parent = this.inside(path.join(this.root, path.posix.dirname(normal)));
    return path.join(parent, path.posix.basename(normal));
  }

  /** Where the path leads, links followed to the end: for open, stat, opendir. The last part may be missing. */
  follow(clientPath: string): string {
    let place = this.locate(clientPath);
    for (let links = 0; links < MOST_LINKS; links++) {
      const target = linkTarget(place);
      if (target === undefined) return place;
      const parent = this.inside(path.resolve(path.dirname(place), path.dirname(target)));
      place = path.join(parent, path.basename(target));
      if (!this.holds(place)) throw new SftpRefusal('PERMISSION_DENIED');
    }
    throw new SftpRefusal('NO_SUCH_FILE');
  }

  private inside(place: string): string {
    const real = realpathSync(place);
    if (!this.holds(real)) throw new SftpRefusal('PERMISSION_DENIED');
    return real;
  }

  private holds(place: string): boolean {
    const relative = path.relative(this.root, place);
    return relative === '' || !(relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative));
  }
}

function linkTarget(place: string): string | undefined {
  const stats = lstatSync(place, { throwIfNoEntry: false });
  return stats?.isSymbolicLink() ? readlinkSync(place) : undefined;
}
