import { CommanderError } from 'commander';
import { damagedAccount, isDamage } from '../account/database-faults';
import { NetSuiteError, SandboxError } from '../errors';
import { createProgram } from './program';
import { complain, surviveBrokenPipes } from './terminal';
import { UsageError } from './usage-error';

/** Exit status: 0 done; 1 the account, script or project said no; 2 wrong use. */
const REFUSED = 1;
const WRONG_USE = 2;

/** Runs the command line and sets the process's exit status. Nothing is thrown. */
export async function main(argv: readonly string[]): Promise<void> {
  surviveBrokenPipes();
  const { program, shell } = createProgram();
  try {
    await program.parseAsync([...argv]);
    process.exitCode = shell.exitStatus;
  } catch (error) {
    process.exitCode = report(error, shell.accountFolder);
  }
}

/** @returns exit status */
function report(error: unknown, account: string): number {
  // Commander has printed its message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USE;
  if (error instanceof UsageError) {
    complain(`error: ${error.message}`);
    return WRONG_USE;
  }
  // SuiteQL's errors carry what the database said.
  if (error instanceof NetSuiteError && isDamage(error)) complain(damagedAccount(account, error).message);
  else if (error instanceof NetSuiteError) complain(`${error.name}: ${error.message}`);
  else if (error instanceof SandboxError) complain(error.message);
  else complain(unexpected(error, account));
  return REFUSED;
}

function unexpected(error: unknown, account: string): string {
  if (isDamage(error)) return damagedAccount(account, error).message;
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'SQLITE_BUSY') return 'Another process is writing to the account; try again when it is done.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
