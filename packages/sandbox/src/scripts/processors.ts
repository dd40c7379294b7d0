import type { AccountSettings } from '../account/account-settings';

/**
 * Without SuiteCloud Plus an account has 2 processors and one queue; the number of processors per tier is not on a page
 * that was read. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4664470832.html
 */
const PROCESSORS = 2;
const PER_LICENCE = 5;

/** How many jobs of scheduled and map/reduce scripts an account works on at the same time. */
export function processorCount({ suiteCloudPlusLicences }: AccountSettings): number {
  return PROCESSORS + PER_LICENCE * suiteCloudPlusLicences;
}

/** `runtime.queueCount` */
export function queueCount({ suiteCloudPlusLicences }: AccountSettings): number {
  return suiteCloudPlusLicences > 0 ? PER_LICENCE * suiteCloudPlusLicences : 1;
}
