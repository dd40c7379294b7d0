import { NetSuiteError } from '../../errors';
import { argumentsOf, type RecordState } from './record-state';

/** Macros of NetSuite itself. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_N3191224.html */
const OF_SUITETAX: ReadonlySet<string> = new Set(['calculateTax', 'getSummaryTaxTotals']);

/**
 * Methods of a Record on its macros. All that NetSuite has are those of SuiteTax, a feature that the account does not have.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1509992196.html,
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1509992211.html
 */
export function macroMembers(state: RecordState) {
  const { execution, type } = state;
  return {
    /** "If there are no macros available for the specified record type, an empty object is returned." */
    getMacros: (): object => execution.toScript({}),
    getMacro(...args: unknown[]): never {
      throw noMacro(argumentsOf(args, ['id'], ['id']).id);
    },
    /** "If a macro is executed on a non-taxable transaction or the SuiteTax feature is not enabled, an error occurs." */
    executeMacro(...args: unknown[]): never {
      const { id } = argumentsOf(args, ['id', 'params'], ['id']);
      if (type.kind !== 'transaction' || !OF_SUITETAX.has(String(id))) throw noMacro(id);
      throw new NetSuiteError('SSS_UNSUPPORTED_METHOD', `${String(id)} needs SuiteTax, which is not enabled.`);
    },
  };
}

const noMacro = (id: unknown): NetSuiteError =>
  new NetSuiteError('SSS_INVALID_MACRO_ID', `There is no macro ${String(id)} on the record.`);
