import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import {
  REFERENCE_KINDS,
  ReferenceIndex,
  type ReferenceIndexes,
  type ReferenceKind,
  type ReferenceRecord,
  type WantedReferences,
} from '../../src/SuiteScripts/HotWaxSync/feed/references';
import { ON_THE_WAY } from '../../src/SuiteScripts/HotWaxSync/pipeline/flight-keys';
import {
  assertMove,
  assertRemovable,
  BATCH_MOVES,
  type BatchState,
  FILE_MOVES,
  type FileState,
  type ImportBatch,
  type Ledger,
  type NewFile,
  REMOVABLE_BATCHES,
  REMOVABLE_FILES,
  type SourceFile,
} from '../../src/SuiteScripts/HotWaxSync/pipeline/ledger';
import type { Notice, Notices } from '../../src/SuiteScripts/HotWaxSync/pipeline/notices';
import { isEvent } from '../../src/SuiteScripts/HotWaxSync/pipeline/notices';
import type {
  Cabinet,
  FeedFolder,
  ImportJobs,
  Ports,
  RecordLookup,
} from '../../src/SuiteScripts/HotWaxSync/pipeline/ports';
import { SyncError } from '../../src/SuiteScripts/HotWaxSync/pipeline/sync-error';
import type { FeedName, InMemoryAccount } from './in-memory-account';
import type { RunLife } from './run-life';

/** The ports of one run over an account in memory, with NetSuite's prices. */
export function inMemoryPorts(account: InMemoryAccount, feed: FeedName, life: RunLife): Ports {
  return {
    ledger: ledger(account, feed, life),
    feedFolder: feedFolder(account, life),
    cabinet: cabinet(account, life),
    importJobs: importJobs(account, feed, life),
    lookup: lookup(account, life),
    budget: { allows: (units) => life.allows(units) },
    clock: { now: () => new Date(account.now).toISOString() },
    log: { audit: () => {}, error: (title) => account.errors.push(title) },
    // Each run is the only one, and what a dead one left is taken over: see end-to-end/schedule.test.ts.
    lock: { take: () => true, release: () => {} },
    mailer: {
      send: (subject, body) =>
        life.write('mail', 20, () => {
          if (account.mailFails) {
            throw new Error('SSS_AUTHOR_MUST_BE_EMPLOYEE');
          }
          account.mails.push({ subject, body });
        }),
    },
    notices: notices(account, feed, life),
    problems: life.problems,
    customersInFlight: () => ledger(account, 'customer', life).batches(ON_THE_WAY),
    dateText: ({ year, month, day }) => `${month}/${day}/${year}`,
    requestAnotherRun: () =>
      life.write('another run', 20, () => {
        life.askedForAnother = true;
      }),
  };
}

function ledger(account: InMemoryAccount, feed: FeedName, life: RunLife): Ledger {
  const rows = <Row extends { feed: string }>(all: readonly Row[], wanted: (row: Row) => boolean): Row[] => {
    life.spend(10);
    return all.filter((row) => row.feed === feed && wanted(row));
  };
  const change = <Row extends { id: number }>(all: Row[], id: number, changes: object): Row => {
    const index = all.findIndex((row) => row.id === id);
    const row = { ...all[index], ...defined(changes) } as Row;
    all[index] = row;
    return row;
  };
  const stateOf = <Row extends { id: number; state: string }>(all: readonly Row[], { id }: Row): Row['state'] =>
    all.find((row) => row.id === id)?.state ?? '';
  const remove = <State extends string, Row extends { id: number; state: State }>(
    all: Row[],
    row: Row,
    removable: readonly State[],
  ): void => {
    assertRemovable(removable, stateOf(all, row), `Row ${row.id}`);
    life.write(`${row.state} removed`, 4, () => {
      all.splice(
        all.findIndex(({ id }) => id === row.id),
        1,
      );
    });
  };
  const { files, batches } = account;
  return {
    files: (states) => rows(files, ({ state }) => states.includes(state)),
    unfinishedFiles: () =>
      rows(
        files,
        ({ state, report, reported }) =>
          ['received', 'split', 'prepared', 'duplicate', 'unreadable'].includes(state) ||
          (report !== undefined && reported === ''),
      ),
    filesByDigest: (digest) => rows(files, (file) => file.digest === digest),
    isMarked: (preparation) =>
      rows(files, (file) => file.preparation === preparation && file.state !== 'draft').length > 0,
    addFile: (file: NewFile) =>
      life.write(`file ${file.state}`, 6, () => {
        const row: SourceFile & { feed: string } = { ...file, id: account.nextId++, feed };
        files.push(row);
        return row;
      }),
    changeFile: (file, changes) => life.write('file changed', 2, () => change(files, file.id, changes)),
    moveFile: (file, state, changes = {}) => {
      assertMove(FILE_MOVES, stateOf<SourceFile>(files, file), state, `File ${file.name}`);
      return life.write(`file ${state}`, 2, () => change(files, file.id, { ...changes, state }));
    },
    doneFiles: (before, limit) =>
      rows(
        files,
        ({ state, received, done }) => (state === 'archived' || state === 'failed') && (done || received) < before,
      ).slice(0, limit),
    relatedFiles: (preparations, documents) =>
      rows(
        files,
        ({ preparation, document = 0 }) => preparations.includes(preparation) || documents.includes(document),
      ),
    removeFile: (file) => remove<FileState, SourceFile>(files, file, REMOVABLE_FILES),
    batches: (states) => rows(batches, ({ state }) => states.includes(state)),
    unfinishedBatches: () =>
      rows(batches, ({ state, report, reported }) => state !== 'closed' || (report !== undefined && reported === '')),
    batchesOf: (preparations) => rows(batches, ({ preparation }) => preparations.includes(preparation)),
    changeBatch: (batch, changes) => life.write('batch changed', 2, () => change(batches, batch.id, changes)),
    addBatch: (batch) =>
      life.write(`batch ${batch.state}`, 6, () => {
        const row: ImportBatch & { feed: string } = { ...batch, id: account.nextId++, feed };
        batches.push(row);
        return row;
      }),
    moveBatch: (batch, state, changes = {}) => {
      assertMove(BATCH_MOVES, stateOf<ImportBatch>(batches, batch), state, `Batch ${batch.name}`);
      return life.write(`batch ${state}`, 2, () => change(batches, batch.id, { ...changes, state }));
    },
    removeBatch: (batch) => remove<BatchState, ImportBatch>(batches, batch, REMOVABLE_BATCHES),
  };
}

function notices(account: InMemoryAccount, feed: FeedName, life: RunLife): Notices {
  const { notices: all } = account;
  return {
    open: (before) => {
      life.spend(10);
      return all.filter(
        (notice) => notice.feed === feed && (notice.told === '' || !isEvent(notice) || notice.since < before),
      );
    },
    add: (notice) =>
      life.write('notice', 6, () => {
        const row: Notice & { feed: string } = { ...notice, id: account.nextId++, feed };
        all.push(row);
        return row;
      }),
    change: (notice, changes) =>
      life.write('notice changed', 2, () => {
        const index = all.findIndex(({ id }) => id === notice.id);
        const row = { ...notice, ...changes, feed };
        all[index] = row;
        return row;
      }),
    remove: (notice) =>
      life.write('notice removed', 4, () => {
        all.splice(
          all.findIndex(({ id }) => id === notice.id),
          1,
        );
      }),
  };
}

/** NetSuite leaves a field alone for which no value is given. */
function defined<Row extends object>(changes: Row): Partial<Row> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<Row>;
}

function feedFolder(account: InMemoryAccount, life: RunLife): FeedFolder {
  const { sftp } = account;
  const connect = (units: number): void => {
    life.spend(units);
    if (account.sftpIsDown) {
      throw new SyncError('SFTP_UNREACHABLE', 'SFTP is down');
    }
  };
  return {
    list: (directory) => {
      connect(10);
      if (account.missingFolders.has(directory)) {
        throw new SyncError('SFTP_FOLDER_MISSING', directory);
      }
      return account
        .listed(directory)
        .map((name) => {
          const { text, modified } = sftp.get(`${directory}/${name}`) ?? { text: '', modified: '' };
          return { name, size: sizeOf(account, text), modified };
        })
        .sort((one, other) => one.modified.localeCompare(other.modified));
    },
    fetch: (directory, name, saveAs) => {
      connect(110);
      if (account.broken.has(name)) {
        throw Object.assign(new Error('Download failed'), { name: account.broken.get(name) });
      }
      account.whileFetching(name);
      const text = sftp.get(`${directory}/${name}`)?.text ?? '';
      const document = life.write('download', 20, () => store(account, 'feeds', saveAs, text.split('\n')));
      const digest = createHash('sha256').update(text).digest('hex');
      return { document, digest, size: sizeOf(account, text) };
    },
    put: (directory, name, lines) => {
      connect(20);
      life.write('upload', 120, () => {
        if (account.full.has(directory)) {
          throw new Error('No space left on device');
        }
        account.sent.push(`${directory}/${name}`);
        account.put(`${directory}/${name}`, ...lines);
      });
    },
    moveAside: (directory, name, folder, suffix) => {
      connect(0);
      life.write('move aside', 40, () => {
        if (account.stuckFiles.has(name)) {
          throw new Error('FTP_INVALID_MOVE');
        }
        const from = `${directory}/${name}`;
        const file = sftp.get(from);
        if (file === undefined) {
          throw new Error('No such file');
        }
        const to = `${directory}/${folder}/${name}`;
        sftp.set(sftp.has(to) ? `${to}-${suffix}` : to, file);
        sftp.delete(from);
      });
    },
  };
}

function sizeOf({ sizeFactor }: InMemoryAccount, text: string): number {
  return sizeFactor * Buffer.byteLength(text);
}

/** The File Cabinet replaces a file of the same name in the same folder; its id stays. */
function store(account: InMemoryAccount, folder: string, name: string, lines: readonly string[]): number {
  const { documents } = account;
  const before = documents.findIndex((file) => file?.folder === folder && file.name === name);
  const index = before === -1 ? documents.length : before;
  documents[index] = { folder, name, lines };
  return index + 1;
}

function cabinet(account: InMemoryAccount, life: RunLife): Cabinet {
  return {
    writeLines: (folder, name, lines) => life.write(folder, 20, () => store(account, folder, name, lines)),
    readLines: (document) => {
      life.spend(10);
      const file = account.documents[document - 1];
      if (file === undefined) {
        throw new Error(`There is no document ${document}`);
      }
      return file.lines;
    },
    remove: (document) =>
      life.write('document removed', 20, () => {
        account.documents[document - 1] = undefined;
      }),
  };
}

function importJobs(account: InMemoryAccount, feed: FeedName, life: RunLife): ImportJobs {
  const { jobs } = account;
  return {
    submit: (document) =>
      life.write('submit', 110, () => {
        if (account.refusedSubmits > 0) {
          account.refusedSubmits--;
          account.refusals++;
          throw new Error('NetSuite refuses the file');
        }
        const text = (account.documents[document - 1]?.lines ?? []).join('\n');
        const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
        const records = new Map<string, Record<string, string>[]>();
        for (const row of rows) {
          const { externalId = '' } = row;
          records.set(externalId, [...(records.get(externalId) ?? []), row]);
        }
        const keys = [...records.keys()];
        const spoilt = rows.find(({ externalId = '' }) => account.spoils.has(externalId));
        if (spoilt !== undefined) {
          account.refusals++;
          throw new Error(
            `Column : Last Name. Value : ${spoilt.lastName}. Error : The name ${spoilt.lastName} is spoilt.`,
          );
        }
        account.twice.push(...keys.filter((key) => account.has(feed, key) || account.travels(feed, key)));
        const taskId = `CSVIMPORT_${jobs.length + 1}`;
        jobs.push({ taskId, feed, keys, records, ended: false, failed: false });
        return taskId;
      }),
    status: (taskId) => {
      life.spend(0);
      const job = jobs.find((one) => one.taskId === taskId);
      if (job === undefined || account.jobsAreUnknown) {
        throw new Error('NetSuite does not know the job');
      }
      return job.failed ? 'failed' : job.ended ? 'complete' : 'running';
    },
  };
}

const REFERENCES: Partial<Record<ReferenceKind, ReferenceRecord[]>> = {
  subsidiary: [{ id: '1', name: 'Parent Company', inactive: false }],
  item: [
    { id: '4711', name: 'JACKET', inactive: false },
    { id: '4712', name: 'SHIRT', inactive: false },
  ],
};

function lookup(account: InMemoryAccount, life: RunLife): RecordLookup {
  const among = <Known>(known: ReadonlyMap<string, Known>, keys: readonly string[]): Map<string, Known> => {
    life.spend(10 * Math.ceil(keys.length / 300));
    const wanted = new Set(keys);
    return new Map([...known].filter(([key]) => wanted.has(key)));
  };
  return {
    knownCustomers: (keys) => among(account.customers, keys),
    knownOrders: (keys) => among(account.orders, keys),
    customerSubsidiaries: () => undefined,
    references: (wanted) => references(account, wanted, life),
  };
}

/** Only what was asked for, as a query would. */
function references(account: InMemoryAccount, wanted: WantedReferences, life: RunLife): ReferenceIndexes {
  const customer = [...account.customers].map(([externalId, known]) => ({ ...known, externalId, name: externalId }));
  const all: Partial<Record<ReferenceKind, ReferenceRecord[]>> = { ...REFERENCES, customer };
  const indexes = REFERENCE_KINDS.map((kind) => {
    life.spend(20 * Math.ceil(wanted[kind].size / 300));
    const records = (all[kind] ?? []).map((record) => ({
      ...record,
      inactive: record.inactive || (kind === 'item' && account.inactiveItems.has(record.id)),
    }));
    const found = records.filter(
      ({ id, externalId = '', name }) => wanted[kind].has(id) || wanted[kind].has(externalId) || wanted[kind].has(name),
    );
    return [kind, new ReferenceIndex(found)];
  });
  return Object.fromEntries(indexes) as ReferenceIndexes;
}
