import * as log from 'N/log';
import { withoutValues } from '../feed/without-values';
import type { RunLog } from '../pipeline/ports';

/** The execution log of the script. Messages may have been said by NetSuite, and go without values (G9). */
export const runLog: RunLog = {
  audit: (title, details) => log.audit({ title, details: clean(details) }),
  error: (title, details) => log.error({ title, details: clean(details) }),
};

function clean(details: object): object {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [key, key === 'message' ? withoutValues(String(value)) : value]),
  );
}
