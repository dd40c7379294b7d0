import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { type LogLevel, writeLog } from '../../scripts/script-logs';
import { scriptObject } from '../script-object';
import { isLogFull, raiseLogLevel } from './log-limit';

/** Characters. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4430384449.html */
const MAX_TITLE = 99;
/** Characters; what is longer is cut. Same source. */
const MAX_DETAILS = 3999;

const LEVELS: readonly LogLevel[] = ['DEBUG', 'AUDIT', 'ERROR', 'EMERGENCY'];

/** N/log: entries below the deployment's log level are dropped. Calls cost no units; of too many entries: `log-limit.ts`. */
export const createLogModule: ModuleFactory = (execution) => {
  const logs = new Logs(execution);
  return scriptObject(execution, 'N/log', {
    debug: logs.at('DEBUG'),
    audit: logs.at('AUDIT'),
    error: logs.at('ERROR'),
    emergency: logs.at('EMERGENCY'),
  });
};

class Logs {
  private threshold: number;

  constructor(private readonly execution: ScriptExecution) {
    this.threshold = LEVELS.indexOf(execution.script.logLevel.toUpperCase() as LogLevel);
  }

  /** Takes `({ title, details })` or `(title, details)`. */
  at(level: LogLevel): (first: unknown, second?: unknown) => void {
    return (first, second) => {
      const options = isOptions(first) ? first : { title: first, details: second };
      if (LEVELS.indexOf(level) >= this.threshold && this.mayWrite(level)) this.write(level, options);
    };
  }

  private mayWrite(level: LogLevel): boolean {
    const { account, script } = this.execution;
    const next = LEVELS[LEVELS.indexOf(level) + 1];
    if (next === undefined || !isLogFull(account)) return true;
    this.threshold = LEVELS.indexOf(next);
    raiseLogLevel(account, script, next);
    return false;
  }

  private write(level: LogLevel, { title, details }: { title?: unknown; details?: unknown }): void {
    writeLog(this.execution.account, this.execution.script, {
      level,
      // "If you set this value to null, an empty string, or omit it, the word 'Untitled' appears."
      title: (textOf(title) || 'Untitled').slice(0, MAX_TITLE),
      details: textOf(details).slice(0, MAX_DETAILS),
    });
  }
}

function isOptions(value: unknown): value is { title?: unknown; details?: unknown } {
  return value !== null && typeof value === 'object' && ('title' in value || 'details' in value);
}

/** "If the value is a JavaScript object type, JSON.stringify(obj) is called on the object." */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  // The text of what stands for it on this side is no business of the script; NetSuite's is not documented.
  if (typeof value === 'function') return 'function';
  if (typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // A circular object: NetSuite's text for it is not documented.
    return String(value);
  }
}
