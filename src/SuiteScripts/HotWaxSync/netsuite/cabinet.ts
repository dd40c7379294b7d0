import * as file from 'N/file';
import { MAX_ROW_CHARACTERS } from '../feed/csv-rows';
import type { Cabinet } from '../pipeline/ports';
import { codeOf } from './error-code';

/**
 * Where this project keeps its files. The folders come with the SDF project, each with a note in it, so that they are
 * always there; being below SuiteScripts, only people who may see scripts may see them.
 */
const DATA_FOLDER = '/SuiteScripts/HotWaxSync/data';
const NOTE = 'about-this-folder.txt';
/** Characters read at a time: large files are never held whole. */
const CHUNK = 65_536;

export type DataFolder = 'feeds' | 'batches' | 'reports' | 'held';

/** File Cabinet folder ids, looked up once a run: 10 units each. */
const folderIds = new Map<DataFolder, number>();

/** @returns internal id of a folder of this project */
export function dataFolder(folder: DataFolder): number {
  const known = folderIds.get(folder) ?? Number(file.load({ id: `${DATA_FOLDER}/${folder}/${NOTE}` }).folder);
  folderIds.set(folder, known);
  return known;
}

/** Saves lines as a CSV file, UTF-8, without ever holding them as one text. 20 units. @returns file id */
export function writeLines(folder: DataFolder, name: string, lines: readonly string[]): number {
  const target = file.create({
    name,
    fileType: file.Type.CSV,
    contents: '',
    encoding: file.Encoding.UTF_8,
    folder: dataFolder(folder),
  });
  for (const line of lines) {
    target.appendLine({ value: line });
  }
  return target.save();
}

/**
 * Streams the lines of a file, without their line breaks. 10 units. Of a line that is too long to be a row only the
 * beginning is given, still too long to be taken for one: a file without line breaks is never held whole.
 */
export function* readLines(document: number): Generator<string> {
  // Joined once, or a long line would be copied with each chunk.
  let pieces: string[] = [];
  let length = 0;
  for (const chunk of readChunks(document)) {
    const parts = chunk.split('\n');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      yield pieces.join('') + part;
      pieces = [];
      length = 0;
    }
    if (last !== '' && length <= MAX_ROW_CHARACTERS) {
      pieces.push(last);
      length += last.length;
    }
  }
  if (length > 0) {
    yield pieces.join('');
  }
}

/** Streams the text of a file in pieces. 10 units. */
export function* readChunks(document: number): Generator<string> {
  yield* chunksOf(file.load({ id: document }));
}

/** Streams the text of a loaded file in pieces. */
export function* chunksOf(loaded: file.File): Generator<string> {
  const reader = loaded.getReader();
  for (let chunk = read(reader); chunk !== ''; chunk = read(reader)) {
    yield chunk;
  }
}

/** The next piece; blank at the end, which NetSuite tells by null. */
function read(reader: ReturnType<file.File['getReader']>): string {
  return (reader.readChars({ number: CHUNK }) as string | null) ?? '';
}

/** What N/file says of an id that leads nowhere; the latter by Oracle's stub of it. */
const GONE: readonly string[] = ['RCRD_DSNT_EXIST', 'INSUFFICIENT_PERMISSION'];

/** Deletes a file; somebody may have done so before. 20 units. */
function remove(document: number): void {
  try {
    file.delete({ id: document });
  } catch (error) {
    if (!GONE.includes(codeOf(error))) {
      throw error;
    }
  }
}

export const cabinet: Cabinet = { writeLines, readLines, remove };
