import { acknowledge } from './acknowledge';
import { collect } from './collect';
import type { Feed } from './feed';
import type { Ports } from './ports';
import { prepare } from './prepare';
import { settle } from './settle';
import { submit } from './submit';

/** What an administrator sets for a feed. */
export interface RunSettings {
  /** Where HotWax writes the feed on SFTP; `archive`, `failed` and `error` lie in it. */
  readonly exportDirectory: string;
  /** A file that has not changed for so long is whole at its first look; otherwise two runs must see it unchanged. */
  readonly quietMilliseconds: number | undefined;
  /** A job that takes longer is reported. */
  readonly jobMilliseconds: number;
  /** What has been done with for so long is deleted. */
  readonly keepMilliseconds: number;
}

/**
 * One run of an import script: five steps, each of which reads its work from the ledger, so that a run which dies
 * anywhere is continued by the next one. A step that fails does not keep the others from their work; the run fails at
 * its end with the first error, so that NetSuite shows it (G6).
 */
export function runImport(feed: Feed, settings: RunSettings, ports: Ports): void {
  if (!ports.lock.take()) {
    ports.log.audit('Another run is at work', { feed: feed.name });
    return;
  }
  try {
    runSteps(feed, settings, ports);
  } finally {
    release(ports);
  }
}

/** A lock that stays is taken over later; it must not hide what went wrong in the run. */
function release({ lock, log }: Ports): void {
  try {
    lock.release();
  } catch (error) {
    log.error('The lock could not be released', { message: String(error) });
  }
}

function runSteps(feed: Feed, settings: RunSettings, ports: Ports): void {
  const { exportDirectory } = settings;
  const steps: [name: string, step: () => boolean][] = [
    ['settle', () => settle(feed, ports)],
    ['acknowledge', () => acknowledge(feed, exportDirectory, ports)],
    ['collect', () => collect(settings, ports)],
    ['prepare', () => prepare(feed, ports)],
    ['submit', () => submit(ports)],
  ];
  const failures: unknown[] = [];
  let workLeft = false;
  for (const [name, step] of steps) {
    try {
      workLeft = step() || workLeft;
    } catch (error) {
      failures.push(error);
      ports.log.error(`Step ${name} failed`, { message: error instanceof Error ? error.message : String(error) });
    }
  }
  if (workLeft) {
    ports.requestAnotherRun();
  }
  if (failures.length > 0) {
    throw failures[0];
  }
}
