import type { FileEntryWithStats, SFTPWrapper, Stats } from 'ssh2';
import { type SftpStatus, statusName } from './sftp-status';

/** ssh2's SFTP calls as promises. They fail with ssh2's error, whose `code` is the SFTP status number. */
export class SftpCalls {
  constructor(private readonly sftp: SFTPWrapper) {}

  realpath(path: string): Promise<string> {
    return promised((done) => this.sftp.realpath(path, done));
  }

  stat(path: string): Promise<Stats> {
    return promised((done) => this.sftp.stat(path, done));
  }

  open(path: string, mode: 'r' | 'w' | 'wx'): Promise<Buffer> {
    return promised((done) => this.sftp.open(path, mode, done));
  }

  close(handle: Buffer): Promise<void> {
    return promised((done) => this.sftp.close(handle, done));
  }

  /** @returns bytes read; 0 at the end of the file */
  read(handle: Buffer, into: Buffer, at: number, length: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.sftp.read(handle, into, 0, length, at, (error, bytes) => {
        if (error && statusOf(error) !== 'EOF') reject(error);
        else resolve(error ? 0 : bytes);
      });
    });
  }

  write(handle: Buffer, data: Buffer, at: number): Promise<void> {
    return promised((done) => this.sftp.write(handle, data, 0, data.length, at, done));
  }

  readdir(path: string): Promise<FileEntryWithStats[]> {
    return promised((done) => this.sftp.readdir(path, done));
  }

  unlink(path: string): Promise<void> {
    return promised((done) => this.sftp.unlink(path, done));
  }

  rename(from: string, to: string): Promise<void> {
    return promised((done) => this.sftp.rename(from, to, done));
  }

  mkdir(path: string): Promise<void> {
    return promised((done) => this.sftp.mkdir(path, done));
  }

  rmdir(path: string): Promise<void> {
    return promised((done) => this.sftp.rmdir(path, done));
  }
}

/** @returns the SFTP status that an error of ssh2 carries, or undefined when it is another kind of error */
export function statusOf(error: unknown): SftpStatus | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'number' ? statusName(code) : undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: ssh2's callbacks differ in their second argument
function promised<T>(call: (done: (error: Error | null | undefined, value?: any) => void) => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    call((error, value) => (error ? reject(error) : resolve(value as T)));
  });
}
