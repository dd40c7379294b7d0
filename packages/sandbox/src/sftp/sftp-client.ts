import * as path from 'node:path';
import { createSyncFn } from 'synckit';
import { NetSuiteError } from '../errors';
import type { RemoteConnection, RemoteEntry } from './remote-connection';
import type { SftpAnswer, SftpCommand } from './sftp-protocol';
import type { ConnectOptions } from './ssh-connection';

type Ask = (command: SftpCommand) => SftpAnswer;

let worker: Ask | undefined;

/** One worker for the process; synckit does not let it keep the process alive. */
function ask(command: SftpCommand): unknown {
  worker ??= createSyncFn(path.join(__dirname, 'sftp-worker.js')) as unknown as Ask;
  const { value, error } = worker(command);
  if (error) throw new NetSuiteError(error.name, error.message);
  return value;
}

/**
 * A connection over SSH. The connection itself lives in a worker thread and stays open between calls.
 *
 * While a call waits, this thread does nothing else: an SFTP server in the same thread would never answer. Use
 * `startSftpServerThread` there.
 */
export class SyncSftpConnection implements RemoteConnection {
  private constructor(private readonly connection: number) {}

  static open(options: ConnectOptions): SyncSftpConnection {
    return new SyncSftpConnection(ask({ call: 'open', options }) as number);
  }

  download(remotePath: string, seconds: number): Buffer {
    const content = ask({ call: 'download', connection: this.connection, path: remotePath, seconds }) as Uint8Array;
    return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  }

  upload(remotePath: string, content: Uint8Array, replaceExisting: boolean, seconds: number): void {
    const { connection } = this;
    ask({ call: 'upload', connection, path: remotePath, content, replaceExisting, seconds });
  }

  list(remotePath: string): RemoteEntry[] {
    return ask({ call: 'list', connection: this.connection, path: remotePath }) as RemoteEntry[];
  }

  move(from: string, to: string): void {
    ask({ call: 'move', connection: this.connection, from, to });
  }

  removeFile(remotePath: string): void {
    ask({ call: 'removeFile', connection: this.connection, path: remotePath });
  }

  makeDirectory(remotePath: string): void {
    ask({ call: 'makeDirectory', connection: this.connection, path: remotePath });
  }

  removeDirectory(remotePath: string): void {
    ask({ call: 'removeDirectory', connection: this.connection, path: remotePath });
  }

  close(): void {
    ask({ call: 'close', connection: this.connection });
  }
}
