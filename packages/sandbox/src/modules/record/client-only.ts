import { SandboxError } from '../../errors';

/**
 * Members that a record, or a field of one, has in a browser only: on the form of N/currentRecord.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4794215939.html
 * @param holder e.g. `record.Field`
 * @returns getters that throw
 */
export function clientOnly(holder: string, names: readonly string[]): PropertyDescriptorMap {
  const refuse = (name: string) => (): never => {
    throw new SandboxError(`${holder}.${name}: NetSuite has it in client scripts only, in N/currentRecord.`);
  };
  return Object.fromEntries(names.map((name) => [name, { get: refuse(name), enumerable: true }]));
}
