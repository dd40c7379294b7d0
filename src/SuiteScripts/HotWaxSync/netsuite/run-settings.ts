import type { RunSettings } from '../pipeline/run';
import type { Parameters } from './parameters';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The parameters that both scripts have. */
export function runSettings(parameters: Parameters): RunSettings {
  const quietMinutes = parameters.number('quiet_minutes');
  return {
    exportDirectory: parameters.folder('export_folder'),
    quietMilliseconds: quietMinutes === undefined ? undefined : quietMinutes * MINUTE,
    jobMilliseconds: (parameters.number('job_hours') ?? 24) * HOUR,
    keepMilliseconds: (parameters.number('keep_days') ?? 90) * DAY,
  };
}
