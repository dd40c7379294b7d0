import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const COMMAND = ['packages/sandbox/bin/sandbox.js'];

/** What the sandbox's command line answers to a run. */
export interface RunResult {
  readonly script: string;
  readonly status: string;
  readonly unitsUsed: number;
  readonly error?: { readonly name: string; readonly message: string };
}

/** What an account did while time passed. */
export interface Work {
  /** The account's time, ISO 8601 */
  readonly now: string;
  readonly runs: readonly RunResult[];
  readonly jobs: readonly { readonly name: string; readonly imported: number; readonly failed: number }[];
}

export interface SftpServer {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly hostKey: string;
  readonly hostKeyType: string;
  stop(): void;
}

/** The sandbox through its command line, as anybody may use it. */
export class Sandbox {
  /** @param environment variables for its processes, beside those of this one */
  constructor(
    readonly account: string,
    private readonly environment: Readonly<Record<string, string>> = {},
  ) {}

  /** Runs a command. @returns its standard output. @throws when it exits with anything but 0 */
  async command(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.#execute([...args, '--account', this.account]);
    if (code !== 0) {
      throw new Error(`sandbox ${args.join(' ')} failed:\n${stderr || stdout}`);
    }
    return stdout;
  }

  /** Like `command`, with the value on standard input, where no process list shows it. */
  async commandWithInput(input: string, ...args: string[]): Promise<void> {
    const { code, stderr } = await this.#execute([...args, '--account', this.account], input);
    if (code !== 0) {
      throw new Error(`sandbox ${args.join(' ')} failed:\n${stderr}`);
    }
  }

  async rows<Row>(query: string): Promise<Row[]> {
    return JSON.parse(await this.command('sql', query, '--json')) as Row[];
  }

  /** Submits a script and runs it. A run that fails is an answer, not an error. */
  async run(script: string, parameters: Record<string, string> = {}): Promise<RunResult> {
    const values = Object.entries(parameters).flatMap(([name, value]) => ['--param', `${name}=${value}`]);
    const { stdout, stderr } = await this.#execute(['run', script, ...values, '--json', '--account', this.account]);
    if (stdout.trim() === '') {
      throw new Error(stderr);
    }
    return JSON.parse(stdout) as RunResult;
  }

  /** Lets time pass: what falls due runs, and what is queued. Runs that fail are an answer, not an error. */
  async tick(duration: string): Promise<Work> {
    const { stdout, stderr } = await this.#execute(['tick', duration, '--json', '--account', this.account]);
    if (stdout.trim() === '') {
      throw new Error(stderr);
    }
    return JSON.parse(stdout) as Work;
  }

  /** All records of a type, as the sandbox's `records` shows them. */
  async records(type: string): Promise<Record<string, unknown>[]> {
    return JSON.parse(await this.command('records', type, '--json')) as Record<string, unknown>[];
  }

  /** Starts the embedded SFTP server in a process of its own. */
  async startSftp(root: string, username: string, password: string): Promise<SftpServer> {
    const child = spawn(
      process.execPath,
      [...COMMAND, 'sftp', '--root', root, '--username', username, '--password', password, '--account', this.account],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const line = await firstLine(child);
    return { ...(JSON.parse(line) as Omit<SftpServer, 'stop'>), stop: () => child.kill() };
  }

  #execute(args: string[], input = ''): Promise<{ code: number | null; stdout: string; stderr: string }> {
    return new Promise((resolve, reject) => {
      const env = { ...process.env, ...this.environment };
      const child = spawn(process.execPath, [...COMMAND, ...args], { env });
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        stdout += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
      });
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stdout, stderr }));
      child.stdin.end(input);
    });
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.on('close', (code) => reject(new Error(`The SFTP server ended with ${code} before it was ready.`)));
    if (child.stdout !== null) {
      createInterface({ input: child.stdout }).once('line', resolve);
    }
  });
}
