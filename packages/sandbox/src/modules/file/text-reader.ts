import fs from 'node:fs';
import iconv from 'iconv-lite';

const CHUNK_BYTES = 64 * 1024;

/** Reads text from disk a piece at a time, decoded; it never holds more than a chunk and the piece asked for. */
export class TextReader {
  private position = 0;
  private text = '';
  /** Characters of `text` that were given already; cut away when they grow. */
  private used = 0;
  private decoder: iconv.DecoderStream;

  /**
   * @param path file on this machine
   * @param size bytes that belong to the file; what lies behind is not read
   * @param encoding NetSuite's name, e.g. `windows-1252`
   */
  constructor(
    private readonly path: string,
    private readonly size: number,
    private readonly encoding: string,
  ) {
    this.decoder = iconv.getDecoder(encoding, { stripBOM: false });
  }

  /** Back to the start. */
  reset(): void {
    this.position = 0;
    this.text = '';
    this.used = 0;
    this.decoder = iconv.getDecoder(this.encoding, { stripBOM: false });
  }

  /** Up to `count` characters; null at the end of the file. */
  readChars(count: number): string | null {
    while (this.text.length - this.used < count && this.fill());
    if (this.used >= this.text.length) return null;
    return this.take(Math.min(this.used + count, this.text.length));
  }

  /**
   * Text up to and with the next occurrence of `tag`, or up to the end; null at the end of the file.
   * @returns `found` is false when the end came first
   */
  readThrough(tag: string): { text: string; found: boolean } | null {
    let searched = 0;
    for (;;) {
      const at = this.text.indexOf(tag, this.used + Math.max(0, searched - tag.length + 1));
      if (at >= 0) return { text: this.take(at + tag.length), found: true };
      searched = this.text.length - this.used;
      if (!this.fill()) break;
    }
    return this.used >= this.text.length ? null : { text: this.take(this.text.length), found: false };
  }

  private take(end: number): string {
    const text = this.text.slice(this.used, end);
    this.used = end;
    return text;
  }

  /** Decodes the next chunk. The file is open only meanwhile, so nothing has to be closed. @returns false at the end */
  private fill(): boolean {
    if (this.position >= this.size) return false;
    // As much again as is waiting: a very long line is not searched anew for each small chunk.
    const wanted = Math.max(CHUNK_BYTES, this.text.length - this.used);
    const chunk = Buffer.alloc(Math.min(wanted, this.size - this.position));
    const file = fs.openSync(this.path, 'r');
    let read: number;
    try {
      read = fs.readSync(file, chunk, 0, chunk.length, this.position);
    } finally {
      fs.closeSync(file);
    }
    this.position = read === 0 ? this.size : this.position + read;
    const more =
      this.decoder.write(chunk.subarray(0, read)) + (this.position >= this.size ? (this.decoder.end() ?? '') : '');
    this.text = this.text.slice(this.used) + more;
    this.used = 0;
    return true;
  }
}
