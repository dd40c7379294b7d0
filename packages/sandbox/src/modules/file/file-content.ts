import fs from 'node:fs';
import type { FileCabinet, StoredFile } from '../../files/file-cabinet';

/** What is appended is written when it has grown to this. */
const BUFFER_BYTES = 64 * 1024;

/**
 * The bytes behind a script's File object: a stored file's, until the script writes; then a draft's, which becomes the
 * stored file's on save. A draft is in memory while it is small, and on disk when it has grown.
 */
export class FileContent {
  private draft: string | undefined;
  private draftSize = 0;
  private pending: Buffer[] = [];
  private pendingSize = 0;

  private constructor(
    private readonly files: FileCabinet,
    private stored: number | undefined,
  ) {}

  static ofStored(files: FileCabinet, file: StoredFile): FileContent {
    return new FileContent(files, file.id);
  }

  static ofBytes(files: FileCabinet, content: Buffer): FileContent {
    const made = new FileContent(files, undefined);
    if (content.length > BUFFER_BYTES) {
      made.draft = files.newContent(content);
      made.draftSize = content.length;
    } else made.append(content);
    return made;
  }

  /** Whether there is something that the File Cabinet does not have. */
  get isDraft(): boolean {
    return this.stored === undefined;
  }

  get size(): number {
    if (this.stored !== undefined) return this.files.byId(this.stored)?.size ?? 0;
    return this.draftSize + this.pendingSize;
  }

  append(content: Buffer): void {
    if (this.stored !== undefined) {
      this.draftSize = this.size;
      this.draft = this.files.copyContent(this.stored);
      this.stored = undefined;
    }
    this.pending.push(content);
    this.pendingSize += content.length;
    if (this.pendingSize > BUFFER_BYTES) this.flush();
  }

  /** Puts other bytes in the draft's place. */
  replace(content: Buffer): void {
    this.dispose();
    this.draft = undefined;
    this.draftSize = 0;
    this.pending = [];
    this.pendingSize = 0;
    this.append(content);
  }

  read(): Buffer {
    if (this.stored !== undefined) return this.files.content(this.stored);
    if (this.draft === undefined) return Buffer.concat(this.pending);
    this.flush();
    return fs.readFileSync(this.files.pathOfContent(this.draft)).subarray(0, this.draftSize);
  }

  /** Path on this machine for reading `size` bytes. */
  path(): string {
    if (this.stored !== undefined) return this.files.contentPath(this.stored);
    return this.files.pathOfContent(this.flush());
  }

  /** Hands the draft over. @returns key and size for `FileCabinet.saveContent` */
  handOver(): { key: string; size: number } {
    const key = this.flush();
    return { key, size: this.draftSize };
  }

  /** From now on the bytes are a stored file's. */
  becameStored(id: number): void {
    this.stored = id;
    this.draft = undefined;
    this.draftSize = 0;
  }

  /** Forgets a draft that was not saved. */
  dispose(): void {
    if (this.stored === undefined && this.draft !== undefined) this.files.dropContent(this.draft);
  }

  private flush(): string {
    const content = Buffer.concat(this.pending);
    this.pending = [];
    this.pendingSize = 0;
    if (this.draft === undefined) this.draft = this.files.newContent(content);
    else if (content.length > 0) this.files.extendContent(this.draft, content, this.draftSize);
    this.draftSize += content.length;
    return this.draft;
  }
}
