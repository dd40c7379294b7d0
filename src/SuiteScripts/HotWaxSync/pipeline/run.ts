import { acknowledge } from './acknowledge';
import { collect } from './collect';
import type { Feed } from './feed';
import type { Notice } from './notices';
import type { Ports } from './ports';
import { prepare } from './prepare';
import { noteFault } from './problems';
import { saidBy } from './said-by';
import { settle } from './settle';
import { submit } from './submit';
import { SyncError } from './sync-error';
import { tell } from './tell';
import { tidy } from './tidy';

/** What an administrator sets for a feed. */
export interface RunSettings {
  /** Where HotWax writes the feed on SFTP; `archive`, `failed` and `error` lie in it. */
  readonly exportDirectory: string;
  /** A file that has not changed for so long is whole; without this, when two runs see it unchanged. */
  readonly quietMilliseconds: number | undefined;
  /** A job that takes longer is reported. */
  readonly jobMilliseconds: number;
  /** What has been done with for so long is deleted. */
  readonly keepMilliseconds: number;
}

/** What a run is about, as the parameters of the deployment say. */
export interface RunPlan {
  readonly feed: Feed;
  readonly settings: RunSettings;
}

/**
 * One run of an import script: steps, each of which reads its work from the ledger, so that a run which dies anywhere is
 * continued by the next one. A step that fails does not keep the others from their work, nor people from hearing of it.
 *
 * The run ends with an error, so that NetSuite shows it as failed and mails its owner, when a whole step failed and that
 * is told for the first time or the day, or cannot be told, or is a fault of ours. A failure that lasts and was told leaves
 * the run complete: NetSuite would mail every quarter of an hour else (G6). So does a fault with a single file or batch,
 * which stops nothing else; it is told by e-mail and in the list of notices.
 * @param feedName `customer` or `salesorder`
 * @param read reads the parameters; what is wrong with them is told like any other problem
 */
export function runImport(feedName: string, read: () => RunPlan, ports: Ports): void {
  if (!ports.lock.take()) {
    ports.log.audit('Another run is at work', { feed: feedName });
    return;
  }
  try {
    runAndTell(feedName, read, ports);
  } finally {
    release(ports);
  }
}

/** A lock that stays is taken over later; it must not hide what went wrong in the run. */
function release({ lock, log }: Ports): void {
  try {
    lock.release();
  } catch (error) {
    log.error('The lock could not be released', { message: saidBy(error) });
  }
}

function runAndTell(feedName: string, read: () => RunPlan, ports: Ports): void {
  const failures: unknown[] = [];
  const plan = attempt('parameters', failures, ports, read);
  let workLeft = false;
  for (const [name, step] of plan === undefined ? [] : steps(plan, ports)) {
    workLeft = attempt(name, failures, ports, step) === true || workLeft;
  }
  if (workLeft) {
    attempt('another run', failures, ports, ports.requestAnotherRun);
  }
  const keepSince = plan === undefined ? '' : keptSince(plan.settings, ports);
  const told = tell({ feedName, keepSince, complete: !workLeft && failures.length === 0 }, ports);
  failWith(told, failures);
}

function steps({ feed, settings }: RunPlan, ports: Ports): [name: string, step: () => boolean][] {
  const { exportDirectory } = settings;
  return [
    ['settle', () => settle(feed, settings, ports)],
    ['acknowledge', () => acknowledge(feed, exportDirectory, ports)],
    ['collect', () => collect(settings, ports)],
    ['prepare', () => prepare(feed, ports)],
    ['submit', () => submit(feed, ports)],
    [
      'tidy',
      () => {
        tidy(keptSince(settings, ports), ports);
        return false;
      },
    ],
  ];
}

/** @returns what the step returns, undefined when it fails */
function attempt<Result>(name: string, failures: unknown[], ports: Ports, step: () => Result): Result | undefined {
  try {
    return step();
  } catch (error) {
    failures.push(error);
    ports.log.error(`Step ${name} failed`, { message: saidBy(error) });
    noteFault('STEP_FAILED', name, error, ports);
    return undefined;
  }
}

/** What came before this ISO instant and is done with need not be kept. */
function keptSince({ keepMilliseconds }: RunSettings, { clock }: Ports): string {
  return new Date(Date.parse(clock.now()) - keepMilliseconds).toISOString();
}

function failWith(told: readonly Notice[], failures: readonly unknown[]): void {
  const fault = failures.find(
    (failure) => !(failure instanceof SyncError) || told.some(({ code }) => code === failure.code),
  );
  if (fault !== undefined) {
    throw fault;
  }
}
