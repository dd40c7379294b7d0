/** An entry of a folder on the server. */
export interface RemoteEntry {
  readonly name: string;
  readonly directory: boolean;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970; SFTP carries whole seconds. */
  readonly modified: number;
}

/**
 * What N/sftp's Connection stands on: calls that return when the work is done, as SuiteScript's do. Paths are relative to
 * the folder that the connection started in, and literal except in `list`. Every method throws NetSuiteErrors with
 * N/sftp's codes.
 */
export interface RemoteConnection {
  /** @param seconds for the whole transfer */
  download(remotePath: string, seconds: number): Buffer;
  /** @param seconds for which nothing may move */
  upload(remotePath: string, content: Uint8Array, replaceExisting: boolean, seconds: number): void;
  /** `?` and `*` stand for others in the last part of the path. */
  list(remotePath: string): RemoteEntry[];
  move(from: string, to: string): void;
  removeFile(remotePath: string): void;
  makeDirectory(remotePath: string): void;
  removeDirectory(remotePath: string): void;
  close(): void;
}

/** Where a path relative to a connection's start folder lies on the server. */
export function placeIn(base: string, path: string): string {
  return path === '' || path === '.' ? base : `${base === '/' ? '' : base}/${path}`;
}
