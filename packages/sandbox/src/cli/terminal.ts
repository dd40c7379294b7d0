import pc from 'picocolors';

/** Colours only where a person looks, and not when they said no: https://no-color.org */
const wantsColours = process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';

/** Of standard output. */
export const colours = pc.createColors(wantsColours);

/** Characters of a line when nobody looks. */
const DEFAULT_COLUMNS = 160;

export function columns(): number {
  return process.stdout.columns || DEFAULT_COLUMNS;
}

/** Writes to standard output. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes to standard error. */
export function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

const watched = new WeakSet<object>();

/**
 * `sandbox … | head` closes the pipe early: what is left to print is dropped, the work goes on, and nothing crashes.
 */
export function surviveBrokenPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (watched.has(stream)) continue;
    watched.add(stream);
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** Text from an account for the screen: one line, without control characters that a terminal would obey. */
export function oneLine(value: unknown): string {
  const text = typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);
  return printable(text.replace(/\s*\r?\n\s*/g, ' ⏎ '));
}

/** Keeps line breaks and tabs; other control characters are shown as `?`. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '?');
}
