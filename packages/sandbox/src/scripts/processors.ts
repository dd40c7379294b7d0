import type { AccountSettings } from '../account/account-settings';

/** Without SuiteCloud Plus 2, with it 5 for each licence: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1518131145.html */
const PROCESSORS = 2;
const PER_LICENCE = 5;

/**
 * How many jobs of scheduled and map/reduce scripts an account works on at the same time, each script instance a job:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4664470832.html
 */
export function processorCount({ suiteCloudPlusLicences }: AccountSettings): number {
  return suiteCloudPlusLicences > 0 ? PER_LICENCE * suiteCloudPlusLicences : PROCESSORS;
}

/** `runtime.queueCount` */
export function queueCount({ suiteCloudPlusLicences }: AccountSettings): number {
  return suiteCloudPlusLicences > 0 ? PER_LICENCE * suiteCloudPlusLicences : 1;
}
