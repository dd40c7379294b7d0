import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { AccountSettings } from '../account/account-settings';
import { millisecondsOf } from '../account/duration';
import { openAccount } from '../account/open-account';
import { rereadSettings } from '../account/stored-settings';
import { SandboxError } from '../errors';
import { answerRequest } from '../scripts/requests/answer-request';
import type { ScriptAnswer, ScriptRequest } from '../scripts/requests/script-request';
import { type RunOptions, type RunResult, runTask, submitScript } from '../scripts/run-task';
import { drain, tick } from '../scripts/scheduler';
import type { ScriptCall } from '../scripts/start-execution';
import type { SubmitRequest } from '../scripts/submit-script';
import { deployProject } from '../sdf/deploy-project';
import { type InProcessServer, serveInProcess } from '../sftp/in-process-server';
import { AccountUnderTest } from './account-under-test';
import { DatabaseCopies } from './database-copy';
import { copyFolder, type FolderCopy, restoreFolder } from './folder-copy';
import { StateDigest } from './state-digest';

export interface TestAccountOptions {
  /** SDF project folder to deploy. */
  readonly project?: string;
  /** Where the account's clock begins. It stands still until the test lets it tick. */
  readonly now?: Date;
  readonly settings?: Partial<AccountSettings>;
  /**
   * Scripts connect over SSH, to any server: one that the test starts over `root`, in a thread of its own
   * (`startSftpServerThread`). Otherwise they reach `server` only.
   */
  readonly overSsh?: boolean;
}

/** An account and its SFTP server as they were at one moment. */
export interface Snapshot {
  readonly database: string;
  readonly contents: FolderCopy;
  readonly sftp: FolderCopy;
  /** Of the record types. */
  readonly edition: object;
}

const START = new Date('2026-03-09T17:00:00.000Z');
const PASSWORD = 'test password';

/**
 * An account for tests, with an SFTP server, in this process: everything is done when a call returns, and a run of a
 * script costs some milliseconds. It lives in a temporary folder, in memory where the machine has such folders.
 */
export class TestAccount extends AccountUnderTest {
  /** What a script's `createConnection` needs. */
  readonly server: InProcessServer & { readonly password: string };
  private readonly folder: string;
  private readonly copies: DatabaseCopies;
  private readonly digests: StateDigest;
  private contents: FolderCopy = new Map();

  constructor({ project, now = START, settings, overSsh = false }: TestAccountOptions = {}) {
    const folder = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'netsuite-sandbox-'));
    const root = path.join(folder, 'sftp');
    fs.mkdirSync(root);
    const clock = () => this.account.clock.now();
    const server = serveInProcess({ root, username: 'test', password: PASSWORD, now: clock });
    const { connectSftp } = server;
    const options = { now: () => now.getTime(), ...(!overSsh && { connectSftp }), ...(settings && { settings }) };
    super(openAccount(path.join(folder, 'account'), options), root);
    this.folder = folder;
    this.server = { ...server, password: PASSWORD };
    this.copies = new DatabaseCopies(this.account.db, path.join(this.folder, 'account', 'account.db'));
    this.digests = new StateDigest(this.account);
    if (project !== undefined) deployProject(this.account, project);
  }

  /** Submits a script as a person does, and runs it to its end. */
  run(request: SubmitRequest, options: RunOptions = {}): RunResult {
    const task = submitScript(this.account, { ...request, invocation: 'USER_INTERFACE' });
    return runTask(this.account, task, options);
  }

  /** Sends a request to a RESTlet or a Suitelet. */
  ask(request: ScriptRequest, options: RunOptions = {}): ScriptAnswer {
    return answerRequest(this.account, request, options);
  }

  /** Runs what is queued, scripts and import jobs. The clock stands still. */
  drain(options: RunOptions = {}): RunResult[] {
    return drain(this.account, options);
  }

  /** Lets time pass: scheduled deployments run as they fall due. @param duration ISO 8601, e.g. `PT15M` */
  tick(duration: string, options: RunOptions = {}): RunResult[] {
    const { clock, settings } = this.account;
    const milliseconds = millisecondsOf(duration, clock.now(), settings.timeZone);
    if (Number.isNaN(milliseconds)) throw new SandboxError(`"${duration}" is no duration that goes forward.`);
    return tick(this.account, milliseconds, options);
  }

  /** Keeps the account and the SFTP server as they are. May be called in the middle of a run, from `onCall`. */
  snapshot(): Snapshot {
    const { edition } = this.account.types;
    return { database: this.copies.make(), contents: this.copyContents(), sftp: copyFolder(this.root), edition };
  }

  /**
   * Puts everything back. A run that was under way at that moment is found as a death of its process would leave it: what
   * it had done is there, what it did afterwards never happened, and it starts again as ABORTED. No run may be under way
   * now.
   */
  restore({ database, contents, sftp, edition }: Snapshot): void {
    this.copies.restore(database);
    rereadSettings(this.account);
    restoreFolder(this.contentsFolder, contents, this.copyContents());
    this.contents = contents;
    restoreFolder(this.root, sftp, copyFolder(this.root));
    if (edition !== this.account.types.edition) this.account.types.refresh?.();
  }

  /**
   * Lets something happen and breaks the first run off at a call, as a death of its process would: nothing of the script
   * runs any more, not even its `catch` and `finally`.
   * @param isDeath asked before and after each call
   * @param work e.g. `(options) => account.tick('PT15M', options)`
   * @returns whether a run died; if not, all of the work was done
   */
  dieAt(isDeath: (call: ScriptCall) => boolean, work: (options: RunOptions) => void): boolean {
    let death: Snapshot | undefined;
    work({
      onCall: (call) => {
        if (!death && isDeath(call)) death = this.snapshot();
      },
    });
    if (death) this.restore(death);
    return death !== undefined;
  }

  /** Tells states apart: see `StateDigest`. */
  digest(): string {
    return this.digests.of(copyFolder(this.root));
  }

  close(): void {
    this.copies.close();
    this.account.close();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private get contentsFolder(): string {
    return path.join(this.folder, 'account', 'files');
  }

  private copyContents(): FolderCopy {
    this.contents = copyFolder(this.contentsFolder, this.contents);
    return this.contents;
  }
}
