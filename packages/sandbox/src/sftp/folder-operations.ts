import type { Stats } from 'node:fs';
import * as fs from 'node:fs';
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

/**
 * The effects of SFTP requests on a served folder, each as OpenSSH's sftp-server does it. They take place at once, so that
 * a connection without SSH (`folder-connection.ts`) has the very same.
 */
export class FolderOperations {
  readonly handles = new OpenHandles();

  constructor(private readonly folder: ServedFolder) {}

  open(clientPath: string, flags: number, attributes: Attributes): Buffer {
    this.handles.assertRoom();
    const place = this.folder.follow(clientPath);
    const file = fs.openSync(place, openFlags(flags) | fs.constants.O_NOFOLLOW, (attributes.mode ?? 0o666) & 0o777);
    if (!fs.fstatSync(file).isFile()) {
      fs.closeSync(file);
      throw new SftpRefusal('FAILURE');
    }
    const path = this.folder.normalize(clientPath);
    return this.handles.add({ kind: 'file', path, file, appends: (flags & OPEN_MODE.APPEND) !== 0 });
  }

  read(handle: Buffer, offset: number, length: number): Buffer {
    const { file } = this.handles.file(handle);
    const buffer = Buffer.allocUnsafe(Math.min(length, MOST_READ_BYTES));
    const bytes = fs.readSync(file, buffer, 0, buffer.length, offset);
    if (bytes === 0 && length > 0) throw new SftpRefusal('EOF');
    return buffer.subarray(0, bytes);
  }

  write(handle: Buffer, offset: number, data: Buffer): void {
    const { file, appends } = this.handles.file(handle);
    for (let done = 0; done < data.length; ) {
      done += fs.writeSync(file, data, done, data.length - done, appends ? null : offset + done);
    }
  }

  statHandle(handle: Buffer): Stats {
    const thing = this.handles.find(handle);
    if (thing === undefined) throw new SftpRefusal('FAILURE', 'Invalid handle');
    return thing.kind === 'file' ? fs.fstatSync(thing.file) : fs.statSync(thing.place);
  }

  stat(clientPath: string): Stats {
    return fs.statSync(this.folder.follow(clientPath));
  }

  lstat(clientPath: string): Stats {
    return fs.lstatSync(this.folder.locate(clientPath));
  }

  setAttributes(clientPath: string, attributes: Attributes): void {
    const place = this.folder.follow(clientPath);
    if (attributes.size !== undefined) fs.truncateSync(place, attributes.size);
    if (attributes.mode !== undefined) fs.chmodSync(place, attributes.mode & 0o777);
    if (attributes.mtime !== undefined) fs.utimesSync(place, attributes.atime ?? attributes.mtime, attributes.mtime);
    if (attributes.uid !== undefined) fs.chownSync(place, attributes.uid, attributes.gid);
  }

  setHandleAttributes(handle: Buffer, attributes: Attributes): void {
    const { file } = this.handles.file(handle);
    if (attributes.size !== undefined) fs.ftruncateSync(file, attributes.size);
    if (attributes.mode !== undefined) fs.fchmodSync(file, attributes.mode & 0o777);
    if (attributes.mtime !== undefined) fs.futimesSync(file, attributes.atime ?? attributes.mtime, attributes.mtime);
    if (attributes.uid !== undefined) fs.fchownSync(file, attributes.uid, attributes.gid);
  }

  openFolder(clientPath: string): Buffer {
    this.handles.assertRoom();
    const place = this.folder.follow(clientPath);
    const names = ['.', '..', ...fs.readdirSync(place)];
    return this.handles.add({ kind: 'folder', path: this.folder.normalize(clientPath), place, names });
  }

  readFolder(handle: Buffer): FileEntry[] {
    const { place, names } = this.handles.folder(handle);
    const entries: FileEntry[] = [];
    while (entries.length < NAMES_PER_ANSWER) {
      const name = names.shift();
      if (name === undefined) break;
      // `..` of the root shows the root itself, so that nothing outside is seen. A file gone meanwhile is left out.
      const stats = lstatIfThere(name === '..' ? place : `${place}/${name}`);
      if (stats !== undefined) entries.push(directoryEntry(name, stats));
    }
    if (entries.length === 0) throw new SftpRefusal('EOF');
    return entries;
  }

  remove(clientPath: string): void {
    const place = this.folder.locate(clientPath);
    // Linux says EISDIR, others EPERM: one answer for all.
    if (fs.lstatSync(place).isDirectory()) throw new SftpRefusal('FAILURE');
    fs.unlinkSync(place);
  }

  /**
   * Refuses an existing target with FAILURE, as OpenSSH does: for a file it makes a hard link and removes the old name,
   * so that no file can be overwritten even by two clients at once.
   */
  rename(from: string, to: string): void {
    const source = this.folder.locate(from);
    const target = this.folder.locate(to);
    if (fs.lstatSync(source).isFile()) {
      fs.linkSync(source, target);
      fs.unlinkSync(source);
      return;
    }
    if (lstatIfThere(target) !== undefined) throw new SftpRefusal('FAILURE');
    fs.renameSync(source, target);
  }

  makeFolder(clientPath: string, attributes: Attributes): void {
    fs.mkdirSync(this.folder.locate(clientPath), (attributes.mode ?? 0o777) & 0o777);
  }

  removeFolder(clientPath: string): void {
    if (this.folder.normalize(clientPath) === '/') throw new SftpRefusal('PERMISSION_DENIED');
    fs.rmdirSync(this.folder.locate(clientPath));
  }
}

function lstatIfThere(place: string): Stats | undefined {
  try {
    return fs.lstatSync(place);
  } catch {
    return undefined;
  }
}

function openFlags(flags: number): number {
  const reads = (flags & OPEN_MODE.READ) !== 0;
  const writes = (flags & (OPEN_MODE.WRITE | OPEN_MODE.APPEND)) !== 0;
  let result = reads && writes ? fs.constants.O_RDWR : writes ? fs.constants.O_WRONLY : fs.constants.O_RDONLY;
  if (flags & OPEN_MODE.APPEND) result |= fs.constants.O_APPEND;
  if (flags & OPEN_MODE.CREAT) result |= fs.constants.O_CREAT;
  if (flags & OPEN_MODE.TRUNC) result |= fs.constants.O_TRUNC;
  if (flags & OPEN_MODE.EXCL) result |= fs.constants.O_EXCL;
  return result;
}
