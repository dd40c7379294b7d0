import type { Stats } from 'node:fs';
import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import type { Attributes, FileEntry } from 'ssh2';
import { utils } from 'ssh2';
import { OpenHandles } from './open-handles';
import type { ServedFolder } from './served-folder';
import { directoryEntry } from './sftp-attributes';
import { SftpRefusal } from './sftp-status';

const { OPEN_MODE } = utils.sftp;

/** As OpenSSH answers at most. */
const MOST_READ_BYTES = 256 * 1024;
/** As OpenSSH sends per READDIR. */
const NAMES_PER_ANSWER = 100;

/** The effects of SFTP requests on a served folder, each as OpenSSH's sftp-server does it. */
export class FolderOperations {
  readonly handles = new OpenHandles();

  constructor(private readonly folder: ServedFolder) {}

  async open(clientPath: string, flags: number, attributes: Attributes): Promise<Buffer> {
    this.handles.assertRoom();
    const place = await this.folder.follow(clientPath);
    const file = await fs.open(place, openFlags(flags) | constants.O_NOFOLLOW, (attributes.mode ?? 0o666) & 0o777);
    if (!(await file.stat()).isFile()) {
      await file.close();
      throw new SftpRefusal('FAILURE');
    }
    const path = this.folder.normalize(clientPath);
    return this.handles.add({ kind: 'file', path, file, appends: (flags & OPEN_MODE.APPEND) !== 0 });
  }

  async read(handle: Buffer, offset: number, length: number): Promise<Buffer> {
    const { file } = this.handles.file(handle);
    const buffer = Buffer.allocUnsafe(Math.min(length, MOST_READ_BYTES));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
    if (bytesRead === 0 && length > 0) throw new SftpRefusal('EOF');
    return buffer.subarray(0, bytesRead);
  }

  async write(handle: Buffer, offset: number, data: Buffer): Promise<void> {
    const { file, appends } = this.handles.file(handle);
    for (let done = 0; done < data.length; ) {
      const { bytesWritten } = await file.write(data, done, data.length - done, appends ? null : offset + done);
      done += bytesWritten;
    }
  }

  async statHandle(handle: Buffer): Promise<Stats> {
    const thing = this.handles.find(handle);
    if (thing === undefined) throw new SftpRefusal('FAILURE', 'Invalid handle');
    return thing.kind === 'file' ? thing.file.stat() : fs.stat(thing.place);
  }

  async stat(clientPath: string): Promise<Stats> {
    return fs.stat(await this.folder.follow(clientPath));
  }

  async lstat(clientPath: string): Promise<Stats> {
    return fs.lstat(await this.folder.locate(clientPath));
  }

  async setAttributes(clientPath: string, attributes: Attributes): Promise<void> {
    const place = await this.folder.follow(clientPath);
    if (attributes.size !== undefined) await fs.truncate(place, attributes.size);
    if (attributes.mode !== undefined) await fs.chmod(place, attributes.mode & 0o777);
    if (attributes.mtime !== undefined) await fs.utimes(place, attributes.atime ?? attributes.mtime, attributes.mtime);
    if (attributes.uid !== undefined) await fs.chown(place, attributes.uid, attributes.gid);
  }

  async setHandleAttributes(handle: Buffer, attributes: Attributes): Promise<void> {
    const { file } = this.handles.file(handle);
    if (attributes.size !== undefined) await file.truncate(attributes.size);
    if (attributes.mode !== undefined) await file.chmod(attributes.mode & 0o777);
    if (attributes.mtime !== undefined) await file.utimes(attributes.atime ?? attributes.mtime, attributes.mtime);
    if (attributes.uid !== undefined) await file.chown(attributes.uid, attributes.gid);
  }

  async openFolder(clientPath: string): Promise<Buffer> {
    this.handles.assertRoom();
    const place = await this.folder.follow(clientPath);
    const names = ['.', '..', ...(await fs.readdir(place))];
    return this.handles.add({ kind: 'folder', path: this.folder.normalize(clientPath), place, names });
  }

  async readFolder(handle: Buffer): Promise<FileEntry[]> {
    const { place, names } = this.handles.folder(handle);
    const entries: FileEntry[] = [];
    while (entries.length < NAMES_PER_ANSWER) {
      const name = names.shift();
      if (name === undefined) break;
      // `..` of the root shows the root itself, so that nothing outside is seen. A file gone meanwhile is left out.
      const stats = await fs.lstat(name === '..' ? place : `${place}/${name}`).catch(() => undefined);
      if (stats !== undefined) entries.push(directoryEntry(name, stats));
    }
    if (entries.length === 0) throw new SftpRefusal('EOF');
    return entries;
  }

  async remove(clientPath: string): Promise<void> {
    const place = await this.folder.locate(clientPath);
    // Linux says EISDIR, others EPERM: one answer for all.
    if ((await fs.lstat(place)).isDirectory()) throw new SftpRefusal('FAILURE');
    await fs.unlink(place);
  }

  /**
   * Refuses an existing target with FAILURE, as OpenSSH does: for a file it makes a hard link and removes the old name,
   * so that no file can be overwritten even by two clients at once.
   */
  async rename(from: string, to: string): Promise<void> {
    const source = await this.folder.locate(from);
    const target = await this.folder.locate(to);
    if ((await fs.lstat(source)).isFile()) {
      await fs.link(source, target);
      await fs.unlink(source);
      return;
    }
    const existing = await fs.lstat(target).catch(() => undefined);
    if (existing !== undefined) throw new SftpRefusal('FAILURE');
    await fs.rename(source, target);
  }

  async makeFolder(clientPath: string, attributes: Attributes): Promise<void> {
    await fs.mkdir(await this.folder.locate(clientPath), (attributes.mode ?? 0o777) & 0o777);
  }

  async removeFolder(clientPath: string): Promise<void> {
    if (this.folder.normalize(clientPath) === '/') throw new SftpRefusal('PERMISSION_DENIED');
    await fs.rmdir(await this.folder.locate(clientPath));
  }
}

function openFlags(flags: number): number {
  const reads = (flags & OPEN_MODE.READ) !== 0;
  const writes = (flags & (OPEN_MODE.WRITE | OPEN_MODE.APPEND)) !== 0;
  let result = reads && writes ? constants.O_RDWR : writes ? constants.O_WRONLY : constants.O_RDONLY;
  if (flags & OPEN_MODE.APPEND) result |= constants.O_APPEND;
  if (flags & OPEN_MODE.CREAT) result |= constants.O_CREAT;
  if (flags & OPEN_MODE.TRUNC) result |= constants.O_TRUNC;
  if (flags & OPEN_MODE.EXCL) result |= constants.O_EXCL;
  return result;
}
