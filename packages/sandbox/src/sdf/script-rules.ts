import { type ElementRules, elements } from './element-rules';
import { CUSTOM_FIELD, CUSTOM_FIELD_PARTS, FIELD_TYPES, scriptid } from './field-rules';

const REPEAT = 'repeat=PT15M|PT30M|PT1H|PT2H|PT4H|PT6H|PT8H|PT12H';
const START = 'startdate!%date starttime!%time';
const END = 'enddate%date';
const DAY = 'SUNDAY|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY';
const ORDER = 'FIRST|SECOND|THIRD|FOURTH|LAST';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1504707195.html */
const RECURRENCE = elements(
  '',
  {
    single: elements(`${START} ${REPEAT}`),
    daily: elements(`${START} everyxdays!#1-1000 ${END} ${REPEAT}`),
    everyweekday: elements(`${START} ${END} ${REPEAT}`),
    weekly: elements(
      `${START} everyxweeks!#1-1000 sunday!? monday!? tuesday!? wednesday!? thursday!? friday!? saturday!? ${END} ${REPEAT}`,
    ),
    monthly: elements(`${START} everyxmonths!#1-1000 ${END} ${REPEAT}`),
    monthlydayofweek: elements(
      `${START} orderofweek!=${ORDER} dayofweek!=${DAY} everyxmonths!#1-1000 ${END} ${REPEAT}`,
    ),
    yearly: elements(`${START} ${END} ${REPEAT}`),
    yearlydayofweek: elements(`${START} orderofweek!=${ORDER} dayofweek!=${DAY} ${END} ${REPEAT}`),
  },
  { oneOf: true },
);

const NOTIFY = 'notifyadmins? notifyemails:999 notifygroup notifyowner?';
const NOTIFY_USER = `${NOTIFY} notifyuser?`;
const AUDIENCE = `allemployees? allpartners?^CRM allroles? auddepartment^DEPARTMENTS audemployee audgroup audpartner^CRM
  audslctrole@ROLES>role audsubsidiary^SUBSIDIARIES`;
const RUN_AS = 'runasrole@ROLES>role';
const QUEUED = 'status!=NOTSCHEDULED|SCHEDULED|TESTING title!';
const RELEASED = 'status!=TESTING|RELEASED';
const RECORD = 'recordtype!@SCRIPT_RECORD_TYPES>customtransactiontype|customrecordtype';
const CONTEXTS = 'alllocalizationcontexts? executioncontext@EXECUTION_CONTEXTS localizationcontext';

const LIBRARIES: Readonly<Record<string, ElementRules>> = {
  libraries: elements('', { 'library*': elements('scriptfile!') }),
};
const PLUGINS: Readonly<Record<string, ElementRules>> = {
  customplugintypes: elements('', { 'plugintype*': elements('plugintype!>plugintype') }),
};

interface ScriptRules {
  /** Elements of the script besides those of all scripts. */
  readonly own: string;
  readonly deployment: string;
  readonly parts?: Readonly<Record<string, ElementRules>>;
  readonly deploymentParts?: Readonly<Record<string, ElementRules>>;
  readonly open?: boolean;
}

/** Each type's page is under https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/, e.g. SDFxml_637067724.html */
function script({ own, deployment, parts = {}, deploymentParts = {}, open = false }: ScriptRules): ElementRules {
  return elements(
    `name!:40 scriptfile! description:999 isinactive? ${own}`,
    {
      ...parts,
      scriptcustomfields: elements('', {
        'scriptcustomfield*': elements(
          `${CUSTOM_FIELD} setting=COMPANY|PORTLET|USER`,
          CUSTOM_FIELD_PARTS,
          scriptid('custscript', 40),
        ),
      }),
      scriptdeployments: elements('', {
        'scriptdeployment*': elements(
          `isdeployed? loglevel=DEBUG|AUDIT|ERROR|EMERGENCY ${deployment}`,
          deploymentParts,
          { ...scriptid('customdeploy', 40), parameters: true, open },
        ),
      }),
    },
    { ...scriptid('customscript', 40), open },
  );
}

export const SCRIPT_RULES: Readonly<Record<string, ElementRules>> = {
  scheduledscript: script({
    own: `${NOTIFY} defaultfunction`,
    deployment: QUEUED,
    parts: { ...PLUGINS, ...LIBRARIES },
    deploymentParts: { recurrence: RECURRENCE },
  }),
  mapreducescript: script({
    own: NOTIFY,
    deployment: `${QUEUED} ${RUN_AS} buffersize#1-64 concurrencylimit#1-50 queueallstagesatonce? yieldaftermins#3-60`,
    parts: PLUGINS,
    deploymentParts: { recurrence: RECURRENCE },
  }),
  restlet: script({
    own: `${NOTIFY_USER} deletefunction getfunction postfunction putfunction`,
    deployment: `${RELEASED} title! ${AUDIENCE}`,
    parts: { ...PLUGINS, ...LIBRARIES },
  }),
  suitelet: script({
    own: `${NOTIFY_USER} defaultfunction`,
    deployment: `${RELEASED} title! ${AUDIENCE} eventtype@EVENT_TYPES isonline? ${RUN_AS}`,
    parts: { ...PLUGINS, ...LIBRARIES },
    deploymentParts: { links: elements('', { 'link*': elements('linkcategory! linktasktype=SCRIPT linklabel') }) },
  }),
  usereventscript: script({
    own: `${NOTIFY_USER} aftersubmitfunction beforeloadfunction beforesubmitfunction`,
    deployment: `${RELEASED} ${RECORD} title ${AUDIENCE} eventtype@EVENT_TYPES ${RUN_AS} ${CONTEXTS}`,
    parts: { ...PLUGINS, ...LIBRARIES },
  }),
  clientscript: script({
    own: `${NOTIFY_USER} fieldchangedfunction lineinitfunction pageinitfunction postsourcingfunction recalcfunction
      saverecordfunction validatedeletefunction validatefieldfunction validateinsertfunction validatelinefunction`,
    deployment: `${RELEASED} ${RECORD} title ${AUDIENCE} eventtype@EVENT_TYPES ${CONTEXTS}`,
    parts: { ...LIBRARIES, buttons: elements('', { 'button*': elements('buttonlabel! buttonfunction') }) },
  }),
  massupdatescript: script({
    own: `${NOTIFY_USER} defaultfunction`,
    deployment: `${RELEASED} ${RECORD} title ${AUDIENCE} ${RUN_AS}`,
    parts: LIBRARIES,
  }),
  workflowactionscript: script({
    own: `${NOTIFY_USER} defaultfunction returntype=${FIELD_TYPES} returnrecordtype>customrecordtype|customlist`,
    deployment: `${RELEASED} ${RECORD} title ${AUDIENCE} ${RUN_AS}`,
    parts: { ...PLUGINS, ...LIBRARIES },
  }),
  portlet: script({ own: NOTIFY_USER, deployment: RELEASED, parts: LIBRARIES, open: true }),
};
