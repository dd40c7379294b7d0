import { CommanderError } from 'commander';
import { ConfigError } from '../adapters/config/load-config';
import { errorText } from '../core/error-text';
import { createProgram } from './program';
import { complain, surviveBrokenPipes } from './terminal';
import { UsageError } from './usage-error';

/** Exit status: 0 done, also when records are listed that cannot go; 1 a job failed; 2 wrong use or a wrong config. */
const FAILED = 1;
const WRONG_USE = 2;

/** Runs the command line and sets the process's exit status. Nothing is thrown. */
export async function main(argv: readonly string[]): Promise<void> {
  surviveBrokenPipes();
  const { program, shell } = createProgram();
  try {
    await program.parseAsync([...argv]);
    process.exitCode = shell.exitStatus;
  } catch (error) {
    process.exitCode = report(error);
  }
}

/** @returns exit status */
function report(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has printed its message already.
    return error.exitCode === 0 ? 0 : WRONG_USE;
  }
  if (error instanceof UsageError || error instanceof ConfigError) {
    complain(`error: ${error.message}`);
    return WRONG_USE;
  }
  complain(describe(error));
  return FAILED;
}

/** A stack trace helps with mistakes of ours only; what database and server say is for people. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof TypeError || (code === undefined && error.name === 'Error')) {
    return error.stack ?? error.message;
  }
  return `error: ${errorText(error)}`;
}
