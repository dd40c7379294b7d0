/** SFTP or a disk said no. The message names the path and what is wrong, and no secrets. */
export class FeedFolderError extends Error {
  override readonly name = 'FeedFolderError';

  /** @param about one path, or the server as a whole: then no other path will do any better */
  constructor(
    message: string,
    readonly about: 'path' | 'server' = 'path',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
