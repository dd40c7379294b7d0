import { NetSuiteError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import { scriptObject } from '../script-object';
import type { TextReader } from './text-reader';

/**
 * The iterator of `File.lines` and `File.getSegments`. Each one starts at the beginning of the file; the last piece is
 * given without its separator too, and an empty one after the last separator is not.
 * @param open begins to read; called when the first piece is asked for
 */
export function textIterator(
  execution: ScriptExecution,
  open: () => TextReader,
  separator: string,
  shape: (piece: string) => string,
): object {
  let reader: TextReader | undefined;
  const next = (): { value: string } | undefined => {
    reader ??= open();
    const piece = reader.readThrough(separator);
    if (!piece) return undefined;
    return { value: shape(piece.found ? piece.text.slice(0, -separator.length) : piece.text) };
  };
  return scriptObject(execution, 'Iterator', {
    each(callback: (piece: { value: string }) => unknown): void {
      for (let piece = next(); piece; piece = next()) {
        if (callback(piece) !== true) return;
      }
    },
  });
}

/** `file.Reader`. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4205693274.html */
export function readerObject(execution: ScriptExecution, open: () => TextReader): object {
  let opened: TextReader | undefined;
  const reader = () => {
    opened ??= open();
    return opened;
  };
  return scriptObject(execution, 'file.Reader', {
    readChars(options: { number: number }): string | null {
      const count = Number(options?.number);
      if (!(count > 0)) {
        throw new NetSuiteError('SSS_INVALID_READ_SIZE', 'The number of characters to read must be greater than zero.');
      }
      return reader().readChars(Math.floor(count));
    },
    /** The tag is read past and given with the text. Oracle does not say whether it is part of it. */
    readUntil(options: { tag: string }): string | null {
      if (typeof options?.tag !== 'string' || options.tag === '') {
        throw new NetSuiteError('SSS_TAG_CANNOT_BE_EMPTY', 'The tag to read until cannot be empty.');
      }
      return reader().readThrough(options.tag)?.text ?? null;
    },
    reset(): void {
      reader().reset();
    },
  });
}
