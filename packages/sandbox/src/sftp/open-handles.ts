import { closeSync } from 'node:fs';
import { SftpRefusal } from './sftp-status';

/** More than any client needs; OpenSSH's limit is the process's open files. */
const MOST_HANDLES = 1000;

export interface OpenFile {
  readonly kind: 'file';
  readonly path: string;
  /** File descriptor. */
  readonly file: number;
  readonly appends: boolean;
}

export interface OpenFolder {
  readonly kind: 'folder';
  readonly path: string;
  /** Where it lies on this machine. */
  readonly place: string;
  /** Names not yet sent. */
  readonly names: string[];
}

/** The handles that one client holds. A handle is four bytes that mean nothing to the client. */
export class OpenHandles {
  private readonly open = new Map<number, OpenFile | OpenFolder>();
  private last = 0;

  add(thing: OpenFile | OpenFolder): Buffer {
    this.last += 1;
    this.open.set(this.last, thing);
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(this.last);
    return handle;
  }

  assertRoom(): void {
    if (this.open.size >= MOST_HANDLES) throw new SftpRefusal('FAILURE', 'Too many open handles');
  }

  find(handle: Buffer): OpenFile | OpenFolder | undefined {
    return handle.length === 4 ? this.open.get(handle.readUInt32BE()) : undefined;
  }

  file(handle: Buffer): OpenFile {
    const thing = this.find(handle);
    if (thing?.kind !== 'file') throw new SftpRefusal('FAILURE', 'Invalid handle');
    return thing;
  }

  folder(handle: Buffer): OpenFolder {
    const thing = this.find(handle);
    if (thing?.kind !== 'folder') throw new SftpRefusal('FAILURE', 'Invalid handle');
    return thing;
  }

  close(handle: Buffer): void {
    const thing = this.find(handle);
    if (thing === undefined) throw new SftpRefusal('FAILURE', 'Invalid handle');
    this.open.delete(handle.readUInt32BE());
    if (thing.kind === 'file') closeSync(thing.file);
  }

  /** At the end of a session, however it ended. */
  closeAll(): void {
    const things = [...this.open.values()];
    this.open.clear();
    for (const thing of things) if (thing.kind === 'file') closeSync(thing.file);
  }
}
