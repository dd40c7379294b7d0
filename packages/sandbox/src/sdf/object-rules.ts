import { type ElementRules, elements } from './element-rules';

/**
 * Required elements, lengths and values of the SDF object types that the sandbox checks. Each type's page is under
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/ (SuiteCloud XML reference, `SDFxml_…`).
 * Types that are not listed are stored as they are.
 */

const FIELD_TYPES =
  'CHECKBOX|CLOBTEXT|CURRENCY|DATE|DATETIMETZ|DOCUMENT|EMAIL|FLOAT|HELP|IMAGE|INLINEHTML|INTEGER|MULTISELECT|PASSWORD|' +
  'PERCENT|PHONE|RICHTEXT|SELECT|TEXT|TEXTAREA|TIMEOFDAY|URL';

const CUSTOM_FIELD = `fieldtype!=${FIELD_TYPES} label!:200 selectrecordtype applyformatting? defaultchecked?
  defaultselection defaultvalue description displaytype=HIDDEN|LOCKED|NORMAL|SHOWASLIST|STATICTEXT
  dynamicdefault=DEPARTMENT|LOCATION|ME|NOW|SUBSIDIARY|SUPERVISOR help linktext minvalue maxvalue storevalue?
  accesslevel=0|1|2 searchlevel=0|1|2 checkspelling? encryptatrest? displayheight displaywidth globalsearch? isformula?
  ismandatory? maxlength onparentdelete=NO_ACTION|SET_NULL searchcomparefield searchdefault showhierarchy? showinlist?
  sourcefilterby sourcefrom sourcelist isparent? parentsubtab subtab customfieldfilters roleaccesses enabletextenhance?`;

const REPEAT = 'repeat=PT15M|PT30M|PT1H|PT2H|PT4H|PT6H|PT8H|PT12H';
const START = 'startdate! starttime!';
const DAY = 'SUNDAY|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY';
const ORDER = 'FIRST|SECOND|THIRD|FOURTH|LAST';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1504707195.html */
const RECURRENCE = elements(
  '',
  {
    single: elements(`${START} ${REPEAT}`),
    daily: elements(`${START} everyxdays!#1-1000 enddate ${REPEAT}`),
    everyweekday: elements(`${START} enddate ${REPEAT}`),
    weekly: elements(
      `${START} everyxweeks!#1-1000 sunday!? monday!? tuesday!? wednesday!? thursday!? friday!? saturday!? enddate ${REPEAT}`,
    ),
    monthly: elements(`${START} everyxmonths!#1-1000 enddate ${REPEAT}`),
    monthlydayofweek: elements(
      `${START} orderofweek!=${ORDER} dayofweek!=${DAY} everyxmonths!#1-1000 enddate ${REPEAT}`,
    ),
    yearly: elements(`${START} enddate ${REPEAT}`),
    yearlydayofweek: elements(`${START} orderofweek!=${ORDER} dayofweek!=${DAY} enddate ${REPEAT}`),
  },
  { oneOf: true },
);

const LOG_LEVEL = 'loglevel=DEBUG|AUDIT|ERROR|EMERGENCY';
const AUDIENCE = `allemployees? allpartners? allroles? auddepartment audemployee audgroup audpartner audslctrole audsubsidiary`;
const QUEUED_STATUS = 'status!=NOTSCHEDULED|SCHEDULED|TESTING';
const RELEASED_STATUS = 'status!=TESTING|RELEASED';

function script(
  deployment: string,
  more = '',
  inDeployment: Readonly<Record<string, ElementRules>> = {},
): ElementRules {
  return elements(
    `name!:40 scriptfile! description:999 isinactive? notifyadmins? notifyemails:999 notifygroup notifyowner? notifyuser?
     customplugintypes libraries ${more}`,
    {
      scriptcustomfields: elements('', {
        scriptcustomfield: elements(`${CUSTOM_FIELD} setting=COMPANY|PORTLET|USER`, {}, scriptid('custscript', 40)),
      }),
      scriptdeployments: elements('', {
        scriptdeployment: elements(`isdeployed? ${LOG_LEVEL} ${deployment}`, inDeployment, {
          ...scriptid('customdeploy', 40),
          parameters: true,
        }),
      }),
    },
    scriptid('customscript', 40),
  );
}

function scriptid(prefix: string, max: number): Pick<ElementRules, 'scriptid'> {
  return { scriptid: { prefix, max } };
}

const BODY_SWITCHES = `bodyassemblybuild? bodybom? bodycustomerpayment? bodydeposit? bodydepositapplication?
  bodyexpensereport? bodyinventoryadjustment? bodyfulfillmentrequest? bodystorepickup? bodyitemfulfillment?
  bodyitemfulfillmentorder? bodyitemreceipt? bodyitemreceiptorder? bodyjournal? bodyperiodendjournal? bodyopportunity?
  bodyothertransaction? bodypaycheck? bodypickingticket? bodyprintflag? bodyprintpackingslip? bodyprintstatement?
  bodypurchase? bodysale? bodystore? bodytransferorder? bodyvendorpayment? bodyvendorprepayment? bodybtegata?
  fldsizelabel bodycustomtransactions`;

const COLUMN_SWITCHES = `colbuild? colexpense? colexpensereport? colgrouponinvoices? colinventoryadjustment?
  colfulfillmentrequest? colstorepickup? colitemfulfillment? colitemfulfillmentorder? colitemreceipt?
  colitemreceiptorder? coljournal? colperiodendjournal? colkititem? colopportunity? colpackingslip?
  colpaycheckcompanycontribution? colpaycheckcompanytax? colpaycheckdeduction? colpaycheckearning?
  colpaycheckemployeetax? colpickingticket? colprintflag? colpurchase? colreturnform? colsale? colstore?
  colstorehidden? colstorewithgroups? coltime? coltransferorder? columncustomtransactions`;

const ENTITY_SWITCHES = `appliestocontact? appliestocustomer? appliestoemployee? appliestogenericrsrc? appliestogroup?
  appliestoothername? appliestopartner? appliestopricelist? appliestoproject? appliestoprojecttemplate?
  appliestostatement? appliestovendor? appliestowebsite? availableexternally? availabletosso?`;

const ITEM_SWITCHES = `appliestogroup? appliestokit? appliestoinventory? appliestoitemassembly? appliestononinventory?
  appliestoothercharge? appliestopricelist? appliestoservice? appliestospecificitems? appliestosubplan?
  appliestoexpense? includechilditems? itemmatrix? ismhitemattribute? itemsubtype=BOTH|PURCHASE|SALE`;

const PERMISSION_LEVEL = 'NONE|VIEW|CREATE|EDIT|FULL';

const CUSTOM_RECORD = elements(
  `recordname:40 customsegment accesstype=CUSTRECORDENTRYPERM|NONENEEDED|USEPERMISSIONLIST allowattachments?
   allowinlineediting? allowinlinedeleting? allowinlinedetaching? allowmobileaccess? allownumberingoverride?
   allowquickadd? allowquicksearch? allowuiaccess? description enabledle? enablekeywords? enablemailmerge?
   enablenametranslation? enablenumbering? enableoptimisticlocking? enablesystemnotes? hierarchical? numberingprefix
   numberingsuffix numberingmindigits numberinginit icon iconbuiltin? iconindex includeinsearchmenu? includename?
   isinactive? isordered? showcreationdate? showcreationdateonlist? showid? showlastmodified? showlastmodifiedonlist?
   shownotes? showowner? showownerallowchange? showowneronlist? recordsublists publicpermissionlevel
   externalrolepermissionlevel`,
  {
    customrecordcustomfields: elements('', {
      customrecordcustomfield: elements(`${CUSTOM_FIELD} allowquickadd? rolerestrict?`, {}, scriptid('custrecord', 40)),
    }),
    instances: elements('', {
      instance: elements('altname name isinactive? parent', {}, { ...scriptid('', 40), parameters: true }),
    }),
    permissions: elements('', {
      permission: elements(`permittedrole! permittedlevel!=${PERMISSION_LEVEL} restriction=EDIT|VIEWANDEDIT`),
    }),
    subtabs: elements('', { subtab: elements('tabtitle! tabparent', {}, scriptid('', 40)) }),
    links: elements('', { link: elements('linkcategory! linktasktype!=EDIT|LIST|SRCH linklabel') }),
  },
  scriptid('customrecord', 40),
);

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/SDFxml_2642962146.html */
const CSV_IMPORT = elements(
  `recordtype! importname!:64 datahandling!=ADD|UPDATE|ADDUPDATE decimaldelimiter!=PERIOD|COMMA
   columndelimiter!=COMMA|PIPE|SEMICOLON|SPACE|TAB entryform transactionform customrecord customtransaction
   charencoding=windows-1252|UTF_8|ISO_8859_1|GB18030|GBK|Big5|SHIFT_JIS|MacRoman|ISO_2022_KR|EUC_KR
   logsystemnotescustfields? overwritemissingfields? validatemandatorycustfields? overwritesublists? ignorereadonly?
   preventduplicates? usemultithread? runserversuitescript? multiselectdelimiter:1 description:499`,
  {
    audience: elements('ispublic? globaledit? allemployees? allpartners? allroles? roles'),
    filemappings: elements('', { filemapping: elements('file! primarykey foreignkey') }),
    recordmappings: elements('', {
      recordmapping: elements('record! line#1-1000', {
        fieldmappings: elements('', {
          fieldmapping: elements('field! value', {
            columnreference: elements('file! column! type=EXTERNAL_ID|INTERNAL_ID|NAME|SCRIPT_ID'),
          }),
        }),
      }),
    }),
  },
  scriptid('custimport', 40),
);

export const OBJECT_RULES: Readonly<Record<string, ElementRules>> = {
  scheduledscript: script(`${QUEUED_STATUS} title!`, 'defaultfunction', { recurrence: RECURRENCE }),
  mapreducescript: script(
    `${QUEUED_STATUS} title! runasrole buffersize concurrencylimit#1-50 queueallstagesatonce? yieldaftermins#3-60`,
    '',
    { recurrence: RECURRENCE },
  ),
  restlet: script(`${RELEASED_STATUS} title! ${AUDIENCE}`, 'deletefunction getfunction postfunction putfunction'),
  suitelet: script(`${RELEASED_STATUS} title! ${AUDIENCE} eventtype isonline? runasrole links`, 'defaultfunction'),
  usereventscript: script(
    `${RELEASED_STATUS} recordtype! title ${AUDIENCE} eventtype runasrole alllocalizationcontexts? executioncontext localizationcontext`,
    'aftersubmitfunction beforeloadfunction beforesubmitfunction',
  ),
  customrecordtype: CUSTOM_RECORD,
  entitycustomfield: elements(`${CUSTOM_FIELD} ${ENTITY_SWITCHES}`, {}, scriptid('custentity', 40)),
  transactionbodycustomfield: elements(`${CUSTOM_FIELD} ${BODY_SWITCHES}`, {}, scriptid('custbody', 38)),
  transactioncolumncustomfield: elements(`${CUSTOM_FIELD} ${COLUMN_SWITCHES}`, {}, scriptid('custcol', 37)),
  itemcustomfield: elements(`${CUSTOM_FIELD} ${ITEM_SWITCHES}`, {}, scriptid('custitem', 38)),
  savedcsvimport: CSV_IMPORT,
  savedsearch: elements('definition! dependencies', {}, scriptid('customsearch', 40)),
  customlist: elements(
    'name!:30 description isinactive? ismatrixoption? isordered?',
    {
      customvalues: elements('', {
        customvalue: elements('value! abbreviation isinactive? internalId', {}, scriptid('', 40)),
      }),
    },
    scriptid('customlist', 38),
  ),
  role: elements(
    'centertype!=ACCOUNTCENTER|BASIC|ENGINEERCENTER|EXECUTIVE|HR|MARKETCENTER|PARTNERCENTER|PROJECTCENTER|SALESCENTER|SHIPPINGCENTER|STOREMANAGER|SUPPORTCENTER|SYSADMINCENTER name!',
    {
      permissions: elements('', {
        permission: elements(`permkey! permlevel!=${PERMISSION_LEVEL} restriction=EDIT|VIEWANDEDIT`),
      }),
    },
    { ...scriptid('customrole', 40), open: true },
  ),
  secret: elements('', {}, scriptid('custsecret', 99)),
  subtab: elements('title! tabtype!=CRM|ENTITY|ITEM|TRANSACTION parent', {}, scriptid('custtab', 40)),
  emailtemplate: elements(
    `name!:60 mediaitem description:1000 recordtype=CUSTOM|ENTITY|EVENT|PROJECT|TRANSACTION isinactive? subject:199
     isprivate? addunsubscribelink? addcompanyaddress? usesmedia? content`,
    {},
    scriptid('custemailtmpl', 99),
  ),
};

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
};

/** Feature that the manifest should name for an object type. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/SDFxml_637067724.html */
export const NEEDED_FEATURES: Readonly<Record<string, string>> = {
  scheduledscript: 'SERVERSIDESCRIPTING',
  mapreducescript: 'SERVERSIDESCRIPTING',
  restlet: 'SERVERSIDESCRIPTING',
  suitelet: 'SERVERSIDESCRIPTING',
  usereventscript: 'SERVERSIDESCRIPTING',
  customrecordtype: 'CUSTOMRECORDS',
};
