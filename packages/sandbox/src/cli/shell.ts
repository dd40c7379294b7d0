import { existsSync } from 'node:fs';
import * as path from 'node:path';
import type { Command } from 'commander';
import type { Account } from '../account/account';
import type { OpenOptions } from '../account/open-account';
import { SandboxError } from '../errors';
import { complain, say } from './terminal';

const DEFAULT_ACCOUNT = '.sandbox';

/** What every command shares: which account, in which form to print, and how the program ends. */
export class Shell {
  /** 0 done, 1 the account, script or project said no. */
  exitStatus = 0;

  constructor(private readonly program: Command) {}

  get json(): boolean {
    return this.program.opts<{ json?: boolean }>().json === true;
  }

  /** As given, relative to the current folder. */
  get accountFolder(): string {
    return this.program.opts<{ account?: string }>().account ?? DEFAULT_ACCOUNT;
  }

  /** Prints the one JSON document, or else what `forPeople` says. */
  answer(document: unknown, forPeople: () => string): void {
    say(this.json ? JSON.stringify(document, null, 2) : forPeople());
  }

  /** Looks at an account that is there, also while another process changes it. @throws SandboxError that says how to make one */
  onAccount<T>(work: (account: Account) => T): T {
    return closing(this.openForReading(), work);
  }

  /** As `onAccount`, for work that takes its time; whoever calls it closes the account. */
  openForReading(): Account {
    this.#requireAccount();
    return this.#open({ forReading: true });
  }

  /** Changes an account that is there. @throws SandboxError when another process is changing it */
  changeAccount<T>(work: (account: Account) => T): T {
    this.#requireAccount();
    return this.onNewAccount(work);
  }

  /** Changes the account, which is made when it is not there. @throws SandboxError when another process is changing it */
  onNewAccount<T>(work: (account: Account) => T, options: OpenOptions = {}): T {
    const holdFor = `sandbox ${this.program.args[0] ?? ''}`.trim();
    const onWarning = (warning: string) => complain(`warning: ${warning}`);
    return closing(this.#open({ ...options, holdFor, onWarning }), work);
  }

  #requireAccount(): void {
    if (!existsSync(path.join(this.accountFolder, 'account.db'))) {
      throw new SandboxError(
        `There is no account in ${this.accountFolder}. Make one with "deploy DIR", "load FILE.json", "secret set", "key set" ` +
          'or "reset", or name another folder with --account DIR.',
      );
    }
  }

  #open(options: OpenOptions): Account {
    const { openAccount } = require('../account/open-account') as typeof import('../account/open-account');
    return openAccount(this.accountFolder, options);
  }
}

function closing<T>(account: Account, work: (account: Account) => T): T {
  try {
    return work(account);
  } finally {
    account.close();
  }
}
