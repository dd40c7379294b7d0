/** SFTP or a disk said no. The message names the path and what is wrong, and no secrets. */
export class FeedFolderError extends Error {
  override readonly name = 'FeedFolderError';
}
