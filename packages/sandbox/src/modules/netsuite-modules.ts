/**
 * Modules that NetSuite has, without `N/`, as the typings of SuiteScript list them (npm `@hitc/netsuite-types`, folder N).
 */
const NETSUITE_MODULES: ReadonlySet<string> = new Set(
  (
    'action auth cache certificateControl commerce/recordView compress config crypto crypto/certificate crypto/random ' +
    'currency currentRecord dataset datasetLink documentCapture email encode error file format format/i18n http https ' +
    'https/clientCertificate keyControl llm log machineTranslation manufacturing/productionCharges pgp piremoval plugin ' +
    'plugins/fiConnectivityPlugin plugins/fiParserPlugin plugins/glPlugin portlet query record recordContext redirect ' +
    'render runtime scriptTypes/restlet search sftp sso suiteAppInfo task task/accounting/recognition transaction ' +
    'translation ui/dialog ui/message ui/serverWidget url util workbook workflow xml'
  ).split(' '),
);

/** @param name e.g. `N/https` */
export function isNetSuiteModule(name: string): boolean {
  return name.startsWith('N/') && NETSUITE_MODULES.has(name.slice(2));
}
