import { isDue, type SeenRecord } from '../core/decide-export';
import { exceeds, FileBuilder, type RecordText, recordText } from '../core/feed-file-draft';
import { isBlocked, type MappedRecord } from '../core/feed-record';
import type { FeedName } from '../core/feeds';
import { type Problem, type ProblemCode, problem } from '../core/problems';
import type { FileLimits } from '../core/settings';
import { type DeliveryPorts, deliverFiles, isAboutServer } from './deliver-files';
import type { SignOfLife } from './job-lock';
import type { BlockedNote, Candidate, FeedFile } from './ports';

/** What is particular to a feed. */
export interface ExportedFeed<HotWaxRecord, Column extends string> {
  readonly name: FeedName;
  readonly columns: readonly Column[];
  readonly exportFolder: string;
  readonly limits: FileLimits;
  pages(): AsyncIterable<readonly Candidate<HotWaxRecord>[]>;
  map(candidate: Candidate<HotWaxRecord>): MappedRecord<Column>;
  /** Called when all pages were worked off. */
  finish(): Promise<void>;
}

export interface ExportResult {
  readonly feed: FeedName;
  /** Files that reached SFTP in this run, also those of an earlier one that died. */
  readonly files: readonly FeedFile[];
  /** Records that this run wrote into files. */
  readonly exported: number;
  /** Records that NetSuite rejected, and of which the feed would say the same again. */
  readonly rejectedUnchanged: number;
  readonly blocked: number;
  /** Code → how many records */
  readonly blockedBy: Readonly<Partial<Record<ProblemCode, number>>>;
  /** The first of the blocked ones; all of them are in the bookkeeping. */
  readonly firstBlocked: readonly Pick<BlockedNote, 'recordId' | 'problems'>[];
}

/** Blocked records that a result names; memory must not grow with the database. */
const NAMED_BLOCKED = 200;

/**
 * One run of an export: brings what an earlier run left to SFTP, walks through the candidates, writes those that can go
 * into files, notes why others cannot, and brings the files to SFTP. Dying anywhere loses nothing and sends nothing in
 * two versions: a file is remembered with its bytes and the marks of its records at once, then delivered.
 * @param progress told after each page, for people
 * @throws the first thing that went wrong with SFTP; the next run goes on
 */
export async function exportFeed<HotWaxRecord, Column extends string>(
  feed: ExportedFeed<HotWaxRecord, Column>,
  ports: DeliveryPorts,
  alive: SignOfLife,
  progress: (exported: number, blocked: number) => void = () => undefined,
): Promise<ExportResult> {
  const left = await deliverFiles(feed.name, feed.exportFolder, ports, alive);
  if (isAboutServer(left.problem)) {
    // Files that wait for a server grow old: an order in them may be cancelled by the time that they are read.
    throw left.problem;
  }
  const run = new ExportRun(feed, ports);
  for await (const page of feed.pages()) {
    await alive();
    await run.take(page);
    progress(run.exported, run.blocked);
  }
  await run.end();
  await feed.finish();
  const made = await deliverFiles(feed.name, feed.exportFolder, ports, alive);
  if (made.problem !== undefined) {
    throw made.problem;
  }
  const files = [...left.files, ...made.files];
  const { exported, rejectedUnchanged, blocked, blockedBy, firstBlocked } = run;
  return { feed: feed.name, files, exported, rejectedUnchanged, blocked, blockedBy, firstBlocked };
}

/** The file that is being filled, and what came of the candidates so far. */
class ExportRun<HotWaxRecord, Column extends string> {
  exported = 0;
  blocked = 0;
  rejectedUnchanged = 0;
  readonly blockedBy: Partial<Record<ProblemCode, number>> = {};
  readonly firstBlocked: BlockedNote[] = [];
  #builder: FileBuilder;
  /** Of records in the builder */
  #seen = new Map<string, SeenRecord>();
  /** External id → record id, of records in the builder */
  #pending = new Map<string, string>();

  constructor(
    private readonly feed: ExportedFeed<HotWaxRecord, Column>,
    private readonly ports: DeliveryPorts,
  ) {
    this.#builder = this.#newBuilder();
  }

  async take(page: readonly Candidate<HotWaxRecord>[]): Promise<void> {
    const { name } = this.feed;
    const mapped = page.map((candidate) => ({ record: this.feed.map(candidate), seen: candidate.seen }));
    const externalIds = mapped.flatMap(({ record: { externalId } }) => externalId || []);
    const holders = await this.ports.ledger.holders(name, externalIds);
    const notes: BlockedNote[] = [];
    for (const { record, seen } of mapped) {
      const problems = isBlocked(record) ? record.problems : this.#twinProblems(record, holders);
      const text = isBlocked(record) ? undefined : recordText(record, this.feed.columns);
      if (text !== undefined && problems.length === 0 && !exceeds(text, this.feed.limits, this.feed.columns)) {
        await this.#pack(text, seen);
      } else {
        const found = problems.length === 0 ? [problem('TOO_MANY_LINES')] : problems;
        const { recordId, externalId } = record;
        notes.push({ recordId, externalId, problems: found, seen });
      }
    }
    await this.#note(notes);
  }

  async end(): Promise<void> {
    await this.#commit();
    await this.ports.ledger.forgetBlocked(this.feed.name);
  }

  #newBuilder(): FileBuilder {
    return new FileBuilder(this.feed.columns, this.feed.limits);
  }

  /** NetSuite knows a record by its external id: a second one would be taken for the first, and get its ids. */
  #twinProblems(record: { recordId: string; externalId: string }, holders: ReadonlyMap<string, string>): Problem[] {
    const holder = this.#pending.get(record.externalId) ?? holders.get(record.externalId);
    return holder === undefined || holder === record.recordId
      ? []
      : [problem('EXTERNAL_ID_TWICE', `${holder} has the same external id and was sent before`)];
  }

  async #pack(text: RecordText, seen: SeenRecord | undefined): Promise<void> {
    if (!isDue(text, seen)) {
      this.rejectedUnchanged += 1;
      return;
    }
    if (!this.#builder.hasRoomFor(text)) {
      await this.#commit();
    }
    this.#builder.add(text);
    this.#pending.set(text.externalId, text.recordId);
    if (seen !== undefined) {
      this.#seen.set(text.recordId, seen);
    }
    this.exported += 1;
  }

  async #commit(): Promise<void> {
    if (this.#builder.isEmpty) {
      return;
    }
    const { ledger, clock, observe } = this.ports;
    observe('before remembering a file');
    const file = await ledger.commitFile(this.feed.name, this.#builder.build(), this.#seen, clock.now());
    observe(`after remembering ${file.name}`);
    this.#builder = this.#newBuilder();
    this.#seen = new Map();
    this.#pending = new Map();
  }

  async #note(notes: readonly BlockedNote[]): Promise<void> {
    const { ledger, clock, observe } = this.ports;
    if (notes.length > 0) {
      observe('before noting blocked records');
      await ledger.noteBlocked(this.feed.name, notes, clock.now());
      observe('after noting blocked records');
    }
    for (const note of notes) {
      this.blocked += 1;
      for (const code of new Set(note.problems.map((found) => found.code))) {
        this.blockedBy[code] = (this.blockedBy[code] ?? 0) + 1;
      }
      if (this.firstBlocked.length < NAMED_BLOCKED) {
        this.firstBlocked.push(note);
      }
    }
  }
}
