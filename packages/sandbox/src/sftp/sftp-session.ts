import type { SFTPWrapper } from 'ssh2';
import type { FaultGate } from './fault-gate';
import { FolderOperations } from './folder-operations';
import type { ServedFolder } from './served-folder';
import { attributesOf } from './sftp-attributes';
import type { SftpOperation } from './sftp-faults';
import { type SftpStatus, statusCode, statusOfError, statusWording } from './sftp-status';

interface Request {
  readonly id: number;
  readonly operation: SftpOperation;
  readonly path?: string;
  readonly to?: string;
}

/** Sends the answer of a request whose effect took place. */
type Answer = () => void;

/**
 * Serves one SFTP channel. Requests are answered one after the other, as OpenSSH does, so that pipelined requests of a
 * client take effect in the order in which it sent them.
 */
export class SftpSession {
  private readonly operations: FolderOperations;
  private queue: Promise<void> = Promise.resolve();
  private over = false;

  constructor(
    private readonly sftp: SFTPWrapper,
    private readonly folder: ServedFolder,
    private readonly faults: FaultGate,
    private readonly cutConnection: () => void,
  ) {
    this.operations = new FolderOperations(folder);
    this.serveFiles();
    this.serveFolders();
    this.servePaths();
    sftp.on('error', () => this.end());
    sftp.on('close', () => this.end());
    // OpenSSH's client says that it is done and waits for the server to close the channel.
    sftp.on('end', () => {
      this.end();
      sftp.end();
    });
  }

  /** Lets go of every open file. */
  end(): void {
    if (this.over) return;
    this.over = true;
    this.queue = this.queue.then(() => this.operations.handles.closeAll());
  }

  private serveFiles(): void {
    const { sftp, operations } = this;
    sftp.on('OPEN', (id, path, flags, attributes) =>
      this.take({ id, operation: 'open', path }, () => {
        const handle = operations.open(path, flags, attributes);
        return () => sftp.handle(id, handle);
      }),
    );
    sftp.on('READ', (id, handle, offset, length) =>
      this.take({ id, operation: 'read', path: this.pathOf(handle) }, () => {
        const data = operations.read(handle, offset, length);
        return () => sftp.data(id, data);
      }),
    );
    sftp.on('WRITE', (id, handle, offset, data) => {
      // The buffer belongs to the connection and is written over once this listener returns.
      const copy = Buffer.from(data);
      this.take({ id, operation: 'write', path: this.pathOf(handle) }, () => {
        operations.write(handle, offset, copy);
        return this.ok(id);
      });
    });
    sftp.on('CLOSE', (id, handle) =>
      this.take({ id, operation: 'close', path: this.pathOf(handle) }, () => {
        operations.handles.close(handle);
        return this.ok(id);
      }),
    );
    sftp.on('FSTAT', (id, handle) =>
      this.take({ id, operation: 'fstat', path: this.pathOf(handle) }, () => {
        const stats = operations.statHandle(handle);
        return () => sftp.attrs(id, attributesOf(stats));
      }),
    );
    sftp.on('FSETSTAT', (id, handle, attributes) =>
      this.take({ id, operation: 'fsetstat', path: this.pathOf(handle) }, () => {
        operations.setHandleAttributes(handle, attributes);
        return this.ok(id);
      }),
    );
  }

  private serveFolders(): void {
    const { sftp, operations } = this;
    sftp.on('OPENDIR', (id, path) =>
      this.take({ id, operation: 'opendir', path }, () => {
        const handle = operations.openFolder(path);
        return () => sftp.handle(id, handle);
      }),
    );
    sftp.on('READDIR', (id, handle) =>
      this.take({ id, operation: 'readdir', path: this.pathOf(handle) }, () => {
        const entries = operations.readFolder(handle);
        return () => sftp.name(id, entries);
      }),
    );
    sftp.on('MKDIR', (id, path, attributes) =>
      this.take({ id, operation: 'mkdir', path }, () => {
        operations.makeFolder(path, attributes);
        return this.ok(id);
      }),
    );
    sftp.on('RMDIR', (id, path) =>
      this.take({ id, operation: 'rmdir', path }, () => {
        operations.removeFolder(path);
        return this.ok(id);
      }),
    );
  }

  private servePaths(): void {
    const { sftp, operations } = this;
    sftp.on('STAT', (id, path) =>
      this.take({ id, operation: 'stat', path }, () => {
        const stats = operations.stat(path);
        return () => sftp.attrs(id, attributesOf(stats));
      }),
    );
    sftp.on('LSTAT', (id, path) =>
      this.take({ id, operation: 'lstat', path }, () => {
        const stats = operations.lstat(path);
        return () => sftp.attrs(id, attributesOf(stats));
      }),
    );
    sftp.on('SETSTAT', (id, path, attributes) =>
      this.take({ id, operation: 'setstat', path }, () => {
        operations.setAttributes(path, attributes);
        return this.ok(id);
      }),
    );
    sftp.on('REALPATH', (id, path) =>
      this.take({ id, operation: 'realpath', path }, () => {
        const filename = this.folder.normalize(path);
        return () => sftp.name(id, [{ filename, longname: filename, attrs: {} as never }]);
      }),
    );
    sftp.on('REMOVE', (id, path) =>
      this.take({ id, operation: 'remove', path }, () => {
        operations.remove(path);
        return this.ok(id);
      }),
    );
    sftp.on('RENAME', (id, path, to) =>
      this.take({ id, operation: 'rename', path, to }, () => {
        operations.rename(path, to);
        return this.ok(id);
      }),
    );
  }

  private take(request: Request, work: () => Answer): void {
    this.queue = this.queue.then(() => this.answer(request, work));
  }

  private async answer(request: Request, work: () => Answer): Promise<void> {
    if (this.over) return;
    const fault = await this.faults.next(request.operation, this.shown(request.path), this.shown(request.to));
    if (fault.cut === 'before') return this.cut();
    if (fault.status !== undefined) return this.refuse(request.id, fault.status);
    try {
      const send = work();
      if (fault.cut === 'after') return this.cut();
      if (!this.over) send();
    } catch (error) {
      if (fault.cut === 'after') return this.cut();
      this.refuse(request.id, statusOfError(error));
    }
  }

  private cut(): void {
    this.over = true;
    this.cutConnection();
    this.operations.handles.closeAll();
  }

  private ok(id: number): Answer {
    return () => this.sftp.status(id, statusCode('OK'), statusWording('OK'));
  }

  private refuse(id: number, status: SftpStatus): void {
    if (!this.over) this.sftp.status(id, statusCode(status), statusWording(status));
  }

  private pathOf(handle: Buffer): string | undefined {
    return this.operations.handles.find(handle)?.path;
  }

  private shown(path: string | undefined): string | undefined {
    return path === undefined || path.includes('\0') ? path : this.folder.normalize(path);
  }
}
