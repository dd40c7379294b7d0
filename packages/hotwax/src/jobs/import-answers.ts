import { createHash } from 'node:crypto';
import { type AnswerProblem, answerProblem } from '../core/answer-problems';
import type { UnreadableAnswer } from '../core/read-answer';
import type { AnswerFile, AnswerLedger, AnswerOutcome } from './answer-ports';
import { FeedFolderError } from './feed-folder-error';
import type { SignOfLife } from './job-lock';
import { moveAside } from './move-aside';
import type { Clock, FeedFolder, FolderEntry, StepObserver } from './ports';

export interface AnswerPorts {
  readonly answers: AnswerLedger;
  readonly folder: FeedFolder;
  readonly clock: Clock;
  readonly observe: StepObserver;
}

/** A folder of answers of one kind. */
export interface AnswerSource {
  readonly folder: string;
  /** NetSuite's side makes the folder of its reports when it has one to put there. */
  readonly mayBeMissing: boolean;
  /** Reads a file and takes its rows, in one transaction. */
  take(file: AnswerFile, content: Buffer, now: Date): Promise<AnswerOutcome | UnreadableAnswer>;
}

export interface ImportedFile {
  readonly folder: string;
  readonly name: string;
  /** `waiting`: somebody may still be writing it. It is looked at again in the next run. */
  readonly fate: 'taken' | 'failed' | 'waiting';
  readonly set: number;
  readonly same: number;
  readonly outdated: number;
  readonly problems: number;
}

export interface ImportResult {
  readonly files: readonly ImportedFile[];
  /** The first of what was not taken; all of it is in the bookkeeping. */
  readonly firstProblems: readonly (AnswerProblem & { readonly file: string })[];
  /** What SFTP or the disk said no to. The other files were taken; these are tried again in the next run. */
  readonly failures: readonly string[];
}

/** Problems that a result names; memory must not grow with the files. */
const NAMED_PROBLEMS = 200;
/** Answers of NetSuite's side are far smaller: 50,000 ids are 2 MB. */
const MAX_BYTES = 64 * 1024 * 1024;
/** How long a file must have been the same before it is taken for whole, when it is not known to come whole. */
const SETTLED_MILLISECONDS = 60_000;
/**
 * Names that NetSuite's side gives. It writes under another name and renames, so a file of such a name is whole. Others,
 * by hand or by other scripts, appear under their name while they are being written (weakness 16).
 */
const COMES_WHOLE = /^(CustomerIds|OrderIds|OrderLineIds|Rejects_[a-z]+)_\d{8}T\d{6}Z_\d+\.csv$/;

/**
 * Takes the files of some folders, by name, which is by time for those of NetSuite's side. Each file is taken in one
 * transaction and then moved aside; dying in between, the next run takes it again, which changes nothing. What is wrong
 * with one file never keeps the others (weakness 14).
 */
export async function importAnswers(
  sources: readonly AnswerSource[],
  ports: AnswerPorts,
  alive: SignOfLife,
): Promise<ImportResult> {
  const run = new ImportRun(ports);
  for (const source of sources) {
    for (const entry of await run.list(source)) {
      await alive();
      await run.take(source, entry);
    }
  }
  const { files, firstProblems, failures } = run;
  return { files, firstProblems, failures };
}

class ImportRun {
  readonly files: ImportedFile[] = [];
  readonly firstProblems: (AnswerProblem & { file: string })[] = [];
  readonly failures: string[] = [];

  constructor(private readonly ports: AnswerPorts) {}

  async list({ folder, mayBeMissing }: AnswerSource): Promise<readonly FolderEntry[]> {
    try {
      const entries = await this.ports.folder.list(folder);
      return entries.filter(({ name }) => /\.csv$/i.test(name));
    } catch (error) {
      if (!mayBeMissing || !(await this.#isMissing(folder))) {
        this.#fail(error);
      }
      return [];
    }
  }

  async take(source: AnswerSource, entry: FolderEntry): Promise<void> {
    try {
      await this.#take(source, entry);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #take(source: AnswerSource, { name, size }: FolderEntry): Promise<void> {
    const { answers, folder, clock, observe } = this.ports;
    const path = `${source.folder}/${name}`;
    if (size > MAX_BYTES) {
      await this.#giveUp({ folder: source.folder, name, sha256: '' }, answerProblem(1, '', 'FILE_TOO_LARGE'));
      return;
    }
    const content = await readAll(folder, path);
    const file = { folder: source.folder, name, sha256: createHash('sha256').update(content).digest('hex') };
    const now = clock.now();
    if (!COMES_WHOLE.test(name)) {
      const seen = await answers.firstSeen(file, now);
      if (now.getTime() - seen.getTime() < SETTLED_MILLISECONDS) {
        this.#note(file, 'waiting', NOTHING);
        return;
      }
    }
    observe(`before taking ${name}`);
    const outcome = await source.take(file, content, now);
    if ('unreadable' in outcome) {
      await this.#giveUp(file, outcome.unreadable);
      return;
    }
    observe(`after taking ${name}`);
    const cutOff = outcome.problems.some(({ code }) => code === 'FILE_CUT_OFF');
    this.#note(file, cutOff ? 'failed' : 'taken', outcome);
    await moveAside(folder, path, cutOff ? 'failed' : 'archive');
    observe(`after moving ${name}`);
  }

  async #giveUp(file: AnswerFile, problem: AnswerProblem): Promise<void> {
    const { answers, folder, clock, observe } = this.ports;
    await answers.noteFailed(file, problem, clock.now());
    observe(`after noting ${file.name}`);
    this.#note(file, 'failed', { ...NOTHING, problems: [problem] });
    await moveAside(folder, `${file.folder}/${file.name}`, 'failed');
    observe(`after moving ${file.name}`);
  }

  #note({ folder, name }: AnswerFile, fate: ImportedFile['fate'], outcome: AnswerOutcome): void {
    const { set, same, outdated, problems } = outcome;
    this.files.push({ folder, name, fate, set, same, outdated, problems: problems.length });
    const room = NAMED_PROBLEMS - this.firstProblems.length;
    this.firstProblems.push(...problems.slice(0, room).map((found) => ({ ...found, file: name })));
  }

  async #isMissing(folder: string): Promise<boolean> {
    return (await this.ports.folder.size(folder).catch(() => 0)) === undefined;
  }

  /** What concerns one file or folder is told at the end; when the server is away, or the database, the run ends. */
  #fail(error: unknown): void {
    if (!(error instanceof FeedFolderError) || error.about === 'server') {
      throw error;
    }
    this.failures.push(error.message);
  }
}

const NOTHING: AnswerOutcome = { set: 0, same: 0, outdated: 0, problems: [] };

async function readAll(folder: FeedFolder, path: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of folder.read(path)) {
    parts.push(part);
  }
  return Buffer.concat(parts);
}
