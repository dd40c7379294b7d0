import type { AccountSettings } from '../../account/account-settings';

/** Features that the simulated records and modules stand for; an account can have more, the sandbox cannot. */
const FEATURES: ReadonlySet<string> = new Set([
  'CUSTOMRECORDS',
  'SERVERSIDESCRIPTING',
  'CUSTOMCODE',
  'CRM',
  'ACCOUNTING',
  'INVENTORY',
  'LOCATIONS',
  'DEPARTMENTS',
]);

/** @param id of a feature, any case */
export function featureInEffect({ oneWorld }: AccountSettings, id: string): boolean {
  const feature = id.toUpperCase();
  return FEATURES.has(feature) || (feature === 'SUBSIDIARIES' && oneWorld);
}
