import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { type LogLevel, writeLog } from '../../scripts/script-logs';
import { scriptObject } from '../script-object';

/** Characters. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4430384449.html */
const MAX_TITLE = 99;
/** Characters; what is longer is cut. Same source. */
const MAX_DETAILS = 3999;

const LEVELS: readonly LogLevel[] = ['DEBUG', 'AUDIT', 'ERROR', 'EMERGENCY'];

/**
 * N/log: entries below the deployment's log level are dropped. Calls cost no units; NetSuite's limit of 100,000 calls
 * an hour per company is not simulated.
 */
export const createLogModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/log', {
    debug: logger(execution, 'DEBUG'),
    audit: logger(execution, 'AUDIT'),
    error: logger(execution, 'ERROR'),
    emergency: logger(execution, 'EMERGENCY'),
  });

/** Takes `({ title, details })` or `(title, details)`. */
function logger(execution: ScriptExecution, level: LogLevel): (first: unknown, second?: unknown) => void {
  const threshold = LEVELS.indexOf(execution.script.logLevel.toUpperCase() as LogLevel);
  return (first, second) => {
    if (LEVELS.indexOf(level) < threshold) return;
    const options = isOptions(first) ? first : { title: first, details: second };
    writeLog(execution.account, execution.script, {
      level,
      // "If you set this value to null, an empty string, or omit it, the word 'Untitled' appears."
      title: (textOf(options.title) || 'Untitled').slice(0, MAX_TITLE),
      details: textOf(options.details).slice(0, MAX_DETAILS),
    });
  };
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
