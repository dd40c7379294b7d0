import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openAccount } from 'netsuite-sandbox/account/open-account';
import { sqlGet } from 'netsuite-sandbox/account/sql';
import { type SftpServerThread, startSftpServerThread } from 'netsuite-sandbox/sftp/sftp-server-thread';
import { AccountUnderTest } from 'netsuite-sandbox/testing/account-under-test';
import { SeededRandom } from '../../packages/hotwax/src/seed/seeded-random';
import { faultsOf, openWork } from './end-state';
import { repeatedValues } from './personal-values';
import { ARRIVALS, setUp } from './scenario';

const KILLS = Number(process.env.KILLS ?? 5);
const SEED = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
const PASSWORD = 'test password';
/** What may come next on the command line, as people and schedules do it. */
const COMMANDS = [
  ['tick', 'PT15M'],
  ['drain'],
  ['run', 'customscript_hcsync_import_customers'],
  ['run', 'customscript_hcsync_import_sales_orders'],
] as const;
const MINUTES = 60_000;
/** What NetSuite says to a person who runs a deployment that is queued already, as a killed run may have left it. */
const QUEUED = /has an unfinished task/;

let folder: string;
let server: SftpServerThread;
let account: AccountUnderTest;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hotwax-kill-'));
  const root = join(folder, 'sftp');
  mkdirSync(root);
  server = await startSftpServerThread({ root, username: 'hotwax', password: PASSWORD });
  account = new AccountUnderTest(openAccount(join(folder, 'account')), root);
  setUp(account, { ...server, password: PASSWORD });
}, MINUTES);
afterAll(async () => {
  account?.account.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a command of the sandbox in a process of its own. @param killAfter milliseconds; absent: it may do all its work */
function sandbox(command: readonly string[], killAfter?: number): Promise<{ killed: boolean; milliseconds: number }> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const bin = 'packages/sandbox/bin/sandbox.js';
    const child = spawn(process.execPath, [bin, ...command, '--account', join(folder, 'account')], { stdio: 'pipe' });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === null && code !== 0 && !QUEUED.test(said))
        reject(new Error(`sandbox ${command.join(' ')} ended with ${code}:\n${said}`));
      else resolve({ killed: signal === 'SIGKILL', milliseconds: performance.now() - began });
    });
  });
}

/** Whether a script or an import job was at work when its process died. */
function leftAtWork(): boolean {
  const sql = `SELECT (SELECT count(*) FROM task WHERE status = 'PROCESSING') + (SELECT count(*) FROM csv_job
    WHERE status = 'PROCESSING') AS n`;
  return (sqlGet<{ n: number }>(account.account.db, sql)?.n ?? 0) > 0;
}

test(
  `G1 to G6: killed ${KILLS} times at any moment, all comes out right (KILLS=${KILLS} KILL_SEED=${SEED})`,
  async () => {
    const random = new SeededRandom(SEED);
    const idle = (await sandbox(['drain'])).milliseconds;
    let working = (await sandbox(['tick', 'PT15M'])).milliseconds;
    let kills = 0;
    let atWork = 0;
    const rounds = ARRIVALS.length + 4;
    for (let round = 0; round < rounds; round++) {
      for (const [file, content] of Object.entries(ARRIVALS[round]?.files ?? {})) account.put(file, content);
      const wanted = Math.ceil((KILLS * (round + 1)) / rounds);
      while (kills < wanted) {
        const command = random.pick(COMMANDS);
        // A process needs most of an idle command's time to begin.
        const { killed, milliseconds } = await sandbox(command, idle * 0.8 + random.next() * (working - idle * 0.8));
        if (!killed) working = Math.max(idle * 1.1, (working + milliseconds) / 2);
        else {
          kills += 1;
          if (leftAtWork()) atWork += 1;
        }
      }
      working = Math.max(working, (await sandbox(['tick', 'PT15M'])).milliseconds);
    }
    for (let hours = 0; hours < 8 && openWork(account).length > 0; hours++) await sandbox(['tick', 'PT1H']);
    process.stderr.write(
      `kill -9: KILL_SEED=${SEED}, ${kills} kills, ${atWork} of them hit a run or an import at work\n`,
    );
    const faults = [...faultsOf(account), ...repeatedValues(JSON.stringify([account.logs(), account.mails()]))];
    expect(faults).toEqual([]);
    expect(atWork / kills).toBeGreaterThan(0.3);
  },
  MINUTES + KILLS * 20_000,
);
