import type { Export } from '../exports/list-exports';
import type { RunResult } from '../scripts/run-task';
import type { ErrorSummary } from '../scripts/script-errors';
import type { LogEntry } from '../scripts/script-logs';
import { counted } from './table';
import { colours, oneLine } from './terminal';

const LEVEL_COLOUR: Readonly<Record<string, (text: string) => string>> = {
  DEBUG: colours.dim,
  AUDIT: colours.cyan,
  ERROR: colours.red,
  EMERGENCY: colours.red,
};

/** One line of the script execution log. @param withScript also say which script and deployment wrote it */
export function logLine({ time, level, script, deployment, title, details }: LogEntry, withScript = false): string {
  const paint = LEVEL_COLOUR[level] ?? ((text: string) => text);
  const from = withScript ? ` ${colours.dim(`${script}/${deployment}`)}` : '';
  return `${colours.dim(time)} ${paint(level.padEnd(9))}${from} ${colours.bold(oneLine(title))}  ${oneLine(details)}`;
}

/** How a run ended. */
export function runLine({ script, deployment, status, unitsUsed, error }: RunResult): string {
  const units = `${unitsUsed.toLocaleString('en-US')} units`;
  return `${shownEnd(status)} ${script} ${deployment}, ${units}${reason(error)}`;
}

/** How an export ended. */
export function exportLine({ source, file, status, rows, error }: Export): string {
  return `${shownEnd(status)} ${source}, ${counted(rows, 'row')} in ${file ?? 'no file'}${reason(error)}`;
}

const shownEnd = (status: string): string => (status === 'COMPLETE' ? colours.green(status) : colours.red(status));
const reason = (error: ErrorSummary | undefined): string =>
  error ? `: ${oneLine(`${error.name}: ${error.message}`)}` : '';
