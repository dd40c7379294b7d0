import type { FeedName } from '../core/feeds';
import { FeedFolderError } from './feed-folder-error';
import type { SignOfLife } from './job-lock';
import type { Clock, ExportLedger, FeedFile, FeedFolder, StepObserver } from './ports';

export interface DeliveryPorts {
  readonly ledger: ExportLedger;
  readonly folder: FeedFolder;
  readonly clock: Clock;
  readonly observe: StepObserver;
}

export interface Delivery {
  /** Files that are on SFTP now and were not noted before. */
  readonly files: readonly FeedFile[];
  /** The first thing that went wrong; the files that it kept back go with a later run. */
  readonly problem?: unknown;
}

/**
 * Brings files that were remembered to SFTP, in the order in which they were made. A run that died may have brought one
 * without noting it: it stands in the export folder or was taken to one of NetSuite's, so it is looked for first. It is
 * always the same bytes under the same name, so even a file that comes twice is no second version. One file that cannot
 * be brought does not keep back the others.
 * @param exportFolder where the files of the feed go
 */
export async function deliverFiles(
  feed: FeedName,
  exportFolder: string,
  ports: DeliveryPorts,
  alive: SignOfLife,
): Promise<Delivery> {
  const files: FeedFile[] = [];
  let problem: unknown;
  for (const file of await ports.ledger.readyFiles(feed)) {
    await alive();
    try {
      await deliverFile(file, exportFolder, ports, alive);
      files.push(file);
    } catch (error) {
      problem ??= error;
      if (isAboutServer(error)) {
        break;
      }
    }
  }
  return { files, problem };
}

/** Whether the server as a whole cannot be used. */
export function isAboutServer(error: unknown): boolean {
  return error instanceof FeedFolderError && error.about === 'server';
}

async function deliverFile(
  file: FeedFile,
  exportFolder: string,
  ports: DeliveryPorts,
  alive: SignOfLife,
): Promise<void> {
  const { ledger, folder, clock, observe } = ports;
  if (!(await wasDelivered(file, exportFolder, folder))) {
    observe(`before writing ${file.name}`);
    await folder.write(`${exportFolder}/${file.name}`, withSignsOfLife(ledger.content(file), alive));
    observe(`after writing ${file.name}`);
  }
  await ledger.markSent(file, clock.now());
  observe(`after noting ${file.name}`);
}

/** A slow upload keeps the lock: a run that took over would write under the same temporary name. */
async function* withSignsOfLife(content: AsyncIterable<Buffer>, alive: SignOfLife): AsyncIterable<Buffer> {
  for await (const part of content) {
    await alive();
    yield part;
  }
}

/** NetSuite's side moves what it has read to archive/ or failed/. */
async function wasDelivered({ name, bytes }: FeedFile, exportFolder: string, folder: FeedFolder): Promise<boolean> {
  const there = await folder.size(`${exportFolder}/${name}`);
  if (there !== undefined && there !== bytes) {
    throw new FeedFolderError(
      `${exportFolder}/${name}: a file of that name is there with ${there} bytes, not ${bytes}. Look who wrote it, and move it away.`,
    );
  }
  if (there !== undefined) {
    return true;
  }
  const taken = await Promise.all(
    ['archive', 'failed'].map((taker) => folder.size(`${exportFolder}/${taker}/${name}`)),
  );
  return taken.some((size) => size === bytes);
}
