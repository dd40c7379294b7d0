/** `@NScriptType` that the script file of each script object must declare. */
export const SCRIPT_TYPES: Readonly<Record<string, string>> = {
  scheduledscript: 'ScheduledScript',
  mapreducescript: 'MapReduceScript',
  restlet: 'Restlet',
  suitelet: 'Suitelet',
  usereventscript: 'UserEventScript',
  clientscript: 'ClientScript',
  massupdatescript: 'MassUpdateScript',
  portlet: 'Portlet',
  workflowactionscript: 'WorkflowActionScript',
};

/**
 * Root elements of all object types that SDF has, besides those with rules in `object-rules.ts`.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_1537555588.html
 */
export const OTHER_OBJECT_TYPES: ReadonlySet<string> = new Set(
  (
    'addressForm advancedpdftemplate apiendpoint bankstatementparserplugin bundleinstallationscript center ' +
    'centercategory centerlink centertab cmscontenttype customglplugin customrecordactionscript customsegment ' +
    'customtransactiontype dataset datasetbuilderplugin emailcaptureplugin entryForm ficonnectivityplugin ' +
    'financiallayout fiparserplugin integration kpiscorecard pluginimplementation plugintype promotionsplugin prompt ' +
    'publisheddashboard reportdefinition sdfinstallationscript singlepageapp sspapplication sublist textenhanceaction ' +
    'toolset transactionForm translationcollection workbook workbookbuilderplugin workflow'
  ).split(' '),
);

const SCRIPTING = 'SERVERSIDESCRIPTING';

/**
 * Feature that an object type depends on, from "Feature Dependencies" of its page in the SuiteCloud XML reference, e.g.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/SDFxml_637067724.html
 */
export const NEEDED_FEATURES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(SCRIPT_TYPES).map((type) => [type, SCRIPTING])),
  bundleinstallationscript: SCRIPTING,
  sdfinstallationscript: SCRIPTING,
  customrecordactionscript: SCRIPTING,
  plugintype: SCRIPTING,
  pluginimplementation: SCRIPTING,
  customrecordtype: 'CUSTOMRECORDS',
  customtransactiontype: 'CUSTOMTRANSACTIONS',
};

/**
 * Object types that deploy whether the manifest names their features or not.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_160823364293.html
 */
export const DEPLOYS_WITHOUT_FEATURE: ReadonlySet<string> = new Set(
  (
    'clientscript customrecordtype transactionForm dataset entryForm itemcustomfield othercustomfield role savedsearch ' +
    'usereventscript workbook'
  ).split(' '),
);
