import type { RunResult } from '../scripts/run-task';
import type { LogEntry } from '../scripts/script-logs';
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
  const shown = status === 'COMPLETE' ? colours.green(status) : colours.red(status);
  const units = `${unitsUsed.toLocaleString('en-US')} units`;
  return `${shown} ${script} ${deployment}, ${units}${error ? `: ${oneLine(`${error.name}: ${error.message}`)}` : ''}`;
}
