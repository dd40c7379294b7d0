import { type ElementRules, elements } from './element-rules';
import { CUSTOM_FIELD, CUSTOM_FIELD_PARTS, FIELD_RULES, scriptid } from './field-rules';
import { SCRIPT_RULES } from './script-rules';

/**
 * Elements, lengths and values of the SDF object types that integration projects have. Each type's page is under
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/ (SuiteCloud XML reference, `SDFxml_…`). What happens with
 * other types: `object-types.ts`.
 */

const PERMISSION_LEVEL = 'NONE|VIEW|CREATE|EDIT|FULL';

const CUSTOM_RECORD = elements(
  `recordname:40 customsegment>customsegment^CUSTOMSEGMENTS accesstype=CUSTRECORDENTRYPERM|NONENEEDED|USEPERMISSIONLIST allowattachments?
   allowinlineediting? allowinlinedeleting? allowinlinedetaching? allowmobileaccess? allownumberingoverride?
   allowquickadd? allowquicksearch? allowuiaccess? description enabledle? enablekeywords?
   enablemailmerge?^MAILMERGE enablenametranslation?^MULTILANGUAGE enablenumbering? enableoptimisticlocking? enablesystemnotes? hierarchical? numberingprefix
   numberingsuffix numberingmindigits numberinginit icon iconbuiltin? iconindex includeinsearchmenu? includename?
   isinactive? isordered? showcreationdate? showcreationdateonlist? showid? showlastmodified? showlastmodifiedonlist?
   shownotes? showowner? showownerallowchange? showowneronlist? publicpermissionlevel
   externalrolepermissionlevel`,
  {
    customrecordcustomfields: elements('', {
      'customrecordcustomfield*': elements(
        `${CUSTOM_FIELD} allowquickadd? rolerestrict?`,
        CUSTOM_FIELD_PARTS,
        scriptid('custrecord', 40),
      ),
    }),
    instances: elements('', {
      'instance*': elements('altname name isinactive? parent>instance', {}, { ...scriptid('', 40), parameters: true }),
    }),
    permissions: elements('', {
      'permission*': elements(
        `permittedrole!@ROLES>role permittedlevel!=${PERMISSION_LEVEL} restriction=EDIT|VIEWANDEDIT`,
      ),
    }),
    recordsublists: elements('', {
      'recordsublist*': elements(
        'recordsearch!>savedsearch recorddescr! recordtab>subtab recordfield>customrecordcustomfield',
        {},
        scriptid('', 40),
      ),
    }),
    subtabs: elements('', { 'subtab*': elements('tabtitle! tabparent>subtab', {}, scriptid('', 40)) }),
    links: elements('', { 'link*': elements('linkcategory! linktasktype!=EDIT|LIST|SRCH linklabel') }),
  },
  scriptid('customrecord', 40),
);

const MAPPED_FIELDS =
  'transactioncolumncustomfield|transactionbodycustomfield|othercustomfield|itemoptioncustomfield|' +
  'itemnumbercustomfield|itemcustomfield|entitycustomfield|customsegment|customrecordcustomfield|crmcustomfield';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/SDFxml_2642962146.html */
const CSV_IMPORT = elements(
  `recordtype! importname!:64 datahandling!=ADD|UPDATE|ADDUPDATE decimaldelimiter!=PERIOD|COMMA
   columndelimiter!=COMMA|PIPE|SEMICOLON|SPACE|TAB entryform@ENTRY_FORMS>entryForm
   transactionform@TRANSACTION_FORMS>transactionForm customrecord>customrecordtype
   customtransaction>customtransactiontype
   charencoding=windows-1252|UTF_8|ISO_8859_1|GB18030|GBK|Big5|SHIFT_JIS|MacRoman|ISO_2022_KR|EUC_KR
   logsystemnotescustfields? overwritemissingfields? validatemandatorycustfields? overwritesublists? ignorereadonly?
   preventduplicates? usemultithread? runserversuitescript? multiselectdelimiter:1 description:499`,
  {
    audience: elements('ispublic? globaledit? allemployees? allpartners? allroles? roles@ROLES>role'),
    filemappings: elements('', { 'filemapping*': elements('file! primarykey foreignkey') }),
    recordmappings: elements('', {
      'recordmapping*': elements('record! line#1-1000', {
        fieldmappings: elements('', {
          'fieldmapping*': elements(`field!>${MAPPED_FIELDS} value`, {
            columnreference: elements('file! column! type=EXTERNAL_ID|INTERNAL_ID|NAME|SCRIPT_ID'),
          }),
        }),
      }),
    }),
  },
  scriptid('custimport', 40),
);

/** Hours: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/SDFxml_2121043136.html, tfaduration */
const TRUSTED_HOURS = ['0', '4', '6', '8', '12', ...Array.from({ length: 31 }, (_, day) => 24 * (day + 1))].join('|');

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/SDFxml_2121043136.html */
const ROLE = elements(
  `centertype!=ACCOUNTCENTER|BASIC|ENGINEERCENTER|EXECUTIVE|HR|MARKETCENTER|PARTNERCENTER|PROJECTCENTER|SALESCENTER|SHIPPINGCENTER|STOREMANAGER|SUPPORTCENTER|SYSADMINCENTER
   name! coreadminpermission? employeerestriction=DEFAULTTOOWN|NONE|OWNONLY|UNASSIGNED employeeselectionunrestricted?
   employeeviewingallowed? isinactive? ispartnerrole? issalesrole? issinglesignononly? issuerole^ISSUEDB
   issupportrole? iswebserviceonlyrole?^WEBSERVICES restrictbydevice? restrictip?^IPADDRESSRULES
   restricttimeandexpenses? subsidiaryviewingallowed?^SUBSIDIARIES tfaduration=${TRUSTED_HOURS} tfarequired=OFF|SMS
   accountingbooksoption=ALL|PRIMARY|SELECTED subsidiaryoption=ALL|ALLACTIVE|OWN|SELECTED`,
  {
    permissions: elements('', {
      'permission*': elements(`permkey! permlevel!=${PERMISSION_LEVEL} restriction=EDIT|VIEWANDEDIT`),
    }),
    recordrestrictions: elements('', {
      'recordrestriction*': elements(
        `segment!=CLASS|DEPARTMENT|LOCATION restriction!=DEFAULTTOOWN|OWNONLY|UNASSIGNED viewingallowed?
         itemsrestricted?`,
      ),
    }),
  },
  scriptid('customrole', 40),
);

export const OBJECT_RULES: Readonly<Record<string, ElementRules>> = {
  ...SCRIPT_RULES,
  ...FIELD_RULES,
  customrecordtype: CUSTOM_RECORD,
  savedcsvimport: CSV_IMPORT,
  savedsearch: elements('definition!', { dependencies: elements('dependency*') }, scriptid('customsearch', 40)),
  customlist: elements(
    'name!:30 description isinactive? ismatrixoption?^MATRIXITEMS isordered?',
    {
      customvalues: elements('', {
        'customvalue*': elements('value! abbreviation isinactive? internalId', {}, scriptid('', 40)),
      }),
    },
    scriptid('customlist', 38),
  ),
  role: ROLE,
  secret: elements('', {}, scriptid('custsecret', 99)),
  subtab: elements('title! tabtype!=CRM|ENTITY|ITEM|TRANSACTION parent>subtab', {}, scriptid('custtab', 40)),
  emailtemplate: elements(
    `name!:60 mediaitem description:1000 recordtype=CUSTOM|ENTITY|EVENT|PROJECT|TRANSACTION isinactive? subject:199
     isprivate? addunsubscribelink? addcompanyaddress? usesmedia? content`,
    {},
    scriptid('custemailtmpl', 99),
  ),
};
