import * as log from 'N/log';
import type { RunLog } from '../pipeline/ports';

export const runLog: RunLog = {
  audit: (title, details) => log.audit({ title, details }),
  error: (title, details) => log.error({ title, details }),
};
