/** Another run of the same job is at work; nothing was done twice. The next run goes on. */
export class AnotherRunError extends Error {
  override readonly name = 'AnotherRunError';
}
