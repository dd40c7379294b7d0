import pc from 'picocolors';

/** Colours only where a person looks, and not when they said no: https://no-color.org */
const wantsColours = process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';

/** Of standard output. */
export const colours = pc.createColors(wantsColours);

/** Writes to standard output. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes to standard error. */
export function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** One line that is written over and over, on standard error, only where a person looks. */
export function showProgress(text: string): void {
  if (process.stderr.isTTY === true) {
    process.stderr.write(`\r\u001b[K${text}`);
  }
}

const watched = new WeakSet<object>();

/** `… | head` closes the pipe early: what is left to print is dropped, the work goes on, and nothing crashes. */
export function surviveBrokenPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (!watched.has(stream)) {
      watched.add(stream);
      stream.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EPIPE') throw error;
      });
    }
  }
}
