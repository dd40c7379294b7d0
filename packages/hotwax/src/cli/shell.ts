import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type LoadedConfig, loadConfig } from '../adapters/config/load-config';
import { say } from './terminal';

const DEFAULT_CONFIG = 'hotwax.json';

/** What every command shares: which config file, in which form to print, and how the program ends. */
export class Shell {
  /** 0 done, 1 a job failed. */
  exitStatus = 0;

  constructor(private readonly program: Command) {}

  get json(): boolean {
    return this.program.opts<{ json?: boolean }>().json === true;
  }

  /** @throws ConfigError */
  config(): LoadedConfig {
    const file = this.program.opts<{ config?: string }>().config ?? process.env.HOTWAX_CONFIG ?? DEFAULT_CONFIG;
    // npm runs scripts in the project's folder; people name files from where they stand.
    return loadConfig(resolve(process.env.INIT_CWD ?? process.cwd(), file));
  }

  /** Prints the one JSON document, or else what `forPeople` says. */
  answer(document: unknown, forPeople: () => string): void {
    say(this.json ? JSON.stringify(document, null, 2) : forPeople());
  }
}
