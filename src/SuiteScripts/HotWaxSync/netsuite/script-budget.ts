import * as runtime from 'N/runtime';
import type { Budget } from '../pipeline/ports';
import { RESERVED_UNITS } from '../pipeline/reserved-units';

/** A scheduled script may run for 60 minutes
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_161591009480.html); one transfer may take five. */
const RUN_MILLISECONDS = 45 * 60 * 1000;

/** @param startedAt milliseconds, as `Date.now()` gives them */
export function scriptBudget(startedAt: number): Budget {
  return {
    allows: (units) =>
      runtime.getCurrentScript().getRemainingUsage() >= units + RESERVED_UNITS &&
      Date.now() - startedAt < RUN_MILLISECONDS,
  };
}
