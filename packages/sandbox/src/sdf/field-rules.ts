import { type ElementRules, elements } from './element-rules';

/** `custentity`, 40: the prefix and the most characters of a script id. */
export function scriptid(prefix: string, max: number): Pick<ElementRules, 'scriptid'> {
  return { scriptid: { prefix, max } };
}

export const FIELD_TYPES =
  'CHECKBOX|CLOBTEXT|CURRENCY|DATE|DATETIMETZ|DOCUMENT|EMAIL|FLOAT|HELP|IMAGE|INLINEHTML|INTEGER|MULTISELECT|PASSWORD|' +
  'PERCENT|PHONE|RICHTEXT|SELECT|TEXT|TEXTAREA|TIMEOFDAY|URL';

const CUSTOM_FIELD_TYPES =
  'transactioncolumncustomfield|transactionbodycustomfield|othercustomfield|itemoptioncustomfield|' +
  'itemnumbercustomfield|itemcustomfield|entitycustomfield|customrecordcustomfield|crmcustomfield';
const FIELD = `>${CUSTOM_FIELD_TYPES}|customsegment`;

/** What the types of custom fields and the parameters of scripts have in common. */
export const CUSTOM_FIELD = `fieldtype!=${FIELD_TYPES} label!:200
  selectrecordtype@SELECT_RECORD_TYPES>customrecordtype|customlist applyformatting? defaultchecked? defaultselection
  defaultvalue description displaytype=HIDDEN|LOCKED|NORMAL|SHOWASLIST|STATICTEXT
  dynamicdefault=DEPARTMENT|LOCATION|ME|NOW|SUBSIDIARY|SUPERVISOR help linktext minvalue maxvalue storevalue?
  accesslevel=0|1|2 searchlevel=0|1|2 checkspelling? encryptatrest? displayheight#0-9999 displaywidth#0-9999 globalsearch? isformula?
  ismandatory? maxlength onparentdelete=NO_ACTION|SET_NULL searchcomparefield${FIELD} searchdefault>savedsearch
  showhierarchy? showinlist? sourcefilterby${FIELD} sourcefrom${FIELD} sourcelist${FIELD} isparent?
  parentsubtab>subtab subtab>subtab enabletextenhance?`;

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/SDFxml_2909147388.html and the pages of the fields */
export const CUSTOM_FIELD_PARTS: Readonly<Record<string, ElementRules>> = {
  customfieldfilters: elements('', {
    'customfieldfilter*': elements(
      `fldfilter!>${CUSTOM_FIELD_TYPES} fldfilterchecked? fldfiltercomparetype=EQ|GT|GTE|LIKE|LT|LTE|NE|NOTLIKE
       fldfiltersel fldfilterval fldfilternotnull? fldfilternull? fldcomparefield>${CUSTOM_FIELD_TYPES}`,
    ),
  }),
  roleaccesses: elements('', {
    'roleaccess*': elements('role!@ROLES>role accesslevel!=0|1|2 searchlevel!=0|1|2'),
  }),
};

const BODY_SWITCHES = `bodyassemblybuild?^ASSEMBLIES bodybom?^WORKORDERS bodycustomerpayment?^RECEIVABLES bodydeposit?
  bodydepositapplication? bodyexpensereport?^EXPREPORTS bodyinventoryadjustment?^INVENTORY
  bodyfulfillmentrequest?^FULFILLMENTREQUEST bodystorepickup?^STOREPICKUP bodyitemfulfillment?^ACCOUNTING
  bodyitemfulfillmentorder?^ACCOUNTING bodyitemreceipt?^ADVRECEIVING bodyitemreceiptorder?^ADVRECEIVING
  bodyjournal?^ACCOUNTING bodyperiodendjournal?^PERIODENDJOURNALENTRIES bodyopportunity?^OPPORTUNITIES
  bodyothertransaction? bodypaycheck?^PAYCHECKJOURNAL bodypickingticket? bodyprintflag?
  bodyprintpackingslip?^ACCOUNTING bodyprintstatement?^ACCOUNTING bodypurchase?^ACCOUNTING bodysale?
  bodystore?^WEBSTORE bodytransferorder?^MULTILOCINVT bodyvendorpayment?^PAYABLES bodybtegata?^ACCOUNTING
  fldsizelabel bodycustomtransactions>customtransactiontype^CUSTOMTRANSACTIONS bodyvendorprepayment?`;

const COLUMN_SWITCHES = `colbuild?^WORKORDERS colexpense?^ACCOUNTING colexpensereport?^EXPREPORTS colgrouponinvoices?
  colinventoryadjustment?^ACCOUNTING colfulfillmentrequest?^FULFILLMENTREQUEST colstorepickup?^STOREPICKUP
  colitemfulfillment?^ACCOUNTING colitemfulfillmentorder?^ACCOUNTING colitemreceipt?^ADVRECEIVING
  colitemreceiptorder?^ADVRECEIVING coljournal?^ACCOUNTING colperiodendjournal?^PERIODENDJOURNALENTRIES colkititem?
  colopportunity?^OPPORTUNITIES colpackingslip?^ACCOUNTING colpaycheckcompanycontribution?^PAYCHECKJOURNAL
  colpaycheckcompanytax?^PAYCHECKJOURNAL colpaycheckdeduction?^PAYCHECKJOURNAL colpaycheckearning?^PAYCHECKJOURNAL
  colpaycheckemployeetax?^PAYCHECKJOURNAL colpickingticket? colprintflag? colpurchase?^ACCOUNTING
  colreturnform?^ACCOUNTING colsale? colstore?^WEBSITE colstorehidden?^WEBSITE colstorewithgroups?
  coltime?^TIMETRACKING coltransferorder?^MULTILOCINVT
  columncustomtransactions>customtransactiontype^CUSTOMTRANSACTIONS`;

const ENTITY_SWITCHES = `appliestocontact? appliestocustomer? appliestoemployee? appliestogenericrsrc?^ADVANCEDJOBS
  appliestogroup? appliestoothername? appliestopartner?^CRM appliestopricelist? appliestoproject?^JOBS
  appliestoprojecttemplate? appliestostatement? appliestovendor?^ACCOUNTING appliestowebsite?^WEBSITE
  availableexternally? availabletosso?^SUITESIGNON`;

const ITEM_SWITCHES = `appliestogroup? appliestokit? appliestoinventory?^INVENTORY appliestoitemassembly?^ASSEMBLIES
  appliestononinventory? appliestoothercharge? appliestopricelist? appliestoservice? appliestospecificitems?
  appliestosubplan? appliestoexpense?^CHARGEBASEDBILLING includechilditems? itemmatrix?^MATRIXITEMS
  ismhitemattribute?^MERCHANDISEHIERARCHY itemsubtype=BOTH|PURCHASE|SALE`;

function field(switches: string, prefix: string, max: number, open = false): ElementRules {
  return elements(`${CUSTOM_FIELD} ${switches}`, CUSTOM_FIELD_PARTS, { ...scriptid(prefix, max), open });
}

export const FIELD_RULES: Readonly<Record<string, ElementRules>> = {
  entitycustomfield: field(ENTITY_SWITCHES, 'custentity', 40),
  transactionbodycustomfield: field(BODY_SWITCHES, 'custbody', 38),
  transactioncolumncustomfield: field(COLUMN_SWITCHES, 'custcol', 37),
  itemcustomfield: field(ITEM_SWITCHES, 'custitem', 38),
  othercustomfield: field(
    'rectype!@OTHER_RECORD_TYPES>customrecordtype applytoallforms? applytoselectedforms?',
    'custrecord',
    40,
  ),
  crmcustomfield: field('', 'custevent', 39, true),
  itemoptioncustomfield: field('', 'custcol', 37, true),
  itemnumbercustomfield: field('', 'custitemnumber', 44, true),
};
