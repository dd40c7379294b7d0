import { flagAt, textAt, type XmlElement } from '../sdf/xml';
import type { FieldDefinition, FieldType, RecordType } from './record-type';
import { selectTarget } from './record-type-numbers';

/** SDF's field types. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/SDFxml_2909147388.html */
const FIELD_TYPES: Readonly<Record<string, FieldType>> = {
  CHECKBOX: 'checkbox',
  CLOBTEXT: 'clobtext',
  CURRENCY: 'currency',
  DATE: 'date',
  DATETIMETZ: 'datetime',
  DOCUMENT: 'document',
  EMAIL: 'email',
  FLOAT: 'float',
  HELP: 'text',
  IMAGE: 'image',
  INLINEHTML: 'clobtext',
  INTEGER: 'integer',
  MULTISELECT: 'multiselect',
  PASSWORD: 'password',
  PERCENT: 'percent',
  PHONE: 'phone',
  RICHTEXT: 'clobtext',
  SELECT: 'select',
  TEXT: 'text',
  TEXTAREA: 'textarea',
  TIMEOFDAY: 'timeofday',
  URL: 'url',
};

/** Most characters of custom fields. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N2826949.html */
const MAX_LENGTH: Partial<Record<FieldType, number>> = {
  text: 300,
  textarea: 4000,
  clobtext: 1_000_000,
  email: 254,
  phone: 32,
  url: 999,
};

/** @returns the field that a custom field's XML describes; its id is the script id */
export function customField(xml: XmlElement): FieldDefinition {
  const type = FIELD_TYPES[textAt(xml, 'fieldtype') ?? ''] ?? 'text';
  const ownLength = Number(textAt(xml, 'maxlength'));
  const selects =
    type === 'select' || type === 'multiselect' ? selectTarget(textAt(xml, 'selectrecordtype') ?? '') : undefined;
  return {
    id: (xml.attributes.scriptid ?? '').toLowerCase(),
    label: textAt(xml, 'label') ?? '',
    type,
    maxLength: ownLength > 0 ? ownLength : MAX_LENGTH[type],
    ...(selects ? { selects } : {}),
    ...(flagAt(xml, 'ismandatory', false) ? { mandatory: true } : {}),
  };
}

/** Which record types a switch of a custom field puts the field on; a trailing `item:` means their item sublist. */
const SALES = ['salesorder', 'cashsale', 'invoice', 'estimate', 'returnauthorization', 'creditmemo', 'cashrefund'];
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  appliestocustomer: ['customer', 'prospect', 'lead'],
  appliestocontact: ['contact'],
  appliestoemployee: ['employee'],
  appliestopartner: ['partner'],
  appliestoproject: ['job'],
  appliestovendor: ['vendor'],
  appliestoinventory: ['inventoryitem', 'lotnumberedinventoryitem', 'serializedinventoryitem'],
  appliestoitemassembly: ['assemblyitem', 'lotnumberedassemblyitem', 'serializedassemblyitem'],
  appliestononinventory: [
    'noninventoryitem',
    'noninventorysaleitem',
    'noninventoryresaleitem',
    'noninventorypurchaseitem',
  ],
  appliestoservice: ['serviceitem', 'servicesaleitem', 'serviceresaleitem', 'servicepurchaseitem'],
  appliestoothercharge: ['otherchargeitem', 'otherchargesaleitem', 'otherchargeresaleitem', 'otherchargepurchaseitem'],
  appliestokit: ['kititem'],
  appliestogroup: ['itemgroup'],
  bodysale: SALES,
  bodypurchase: ['purchaseorder'],
  bodyitemfulfillment: ['itemfulfillment'],
  bodydeposit: ['customerdeposit'],
  bodycustomerpayment: ['customerdeposit'],
  colsale: SALES,
  colpurchase: ['purchaseorder'],
  colitemfulfillment: ['itemfulfillment'],
};

/** Custom fields of standard records, by SDF object type: on the record itself, or on each line of its items. */
export const CUSTOM_FIELD_PLACES: Readonly<Record<string, 'body' | 'item'>> = {
  entitycustomfield: 'body',
  itemcustomfield: 'body',
  transactionbodycustomfield: 'body',
  transactioncolumncustomfield: 'item',
  othercustomfield: 'body',
};

/** Record types that a custom field is on. */
export function appliesTo(xml: XmlElement): readonly string[] {
  const rectype = textAt(xml, 'rectype');
  if (xml.name === 'othercustomfield' && rectype) return [selectTarget(rectype) ?? rectype];
  return xml.children.flatMap((child) => (child.text === 'T' ? (SWITCHES[child.name] ?? []) : []));
}

/** @returns the record type that a `customrecordtype` object makes */
export function customRecordType(xml: XmlElement): RecordType {
  const id = (xml.attributes.scriptid ?? '').toLowerCase();
  const named = flagAt(xml, 'includename', true);
  const system: FieldDefinition[] = [
    // NetSuite asks for the name unless the type has none or numbers its records itself.
    {
      id: 'name',
      label: 'Name',
      type: 'text',
      maxLength: 300,
      mandatory: named && !flagAt(xml, 'enablenumbering', false),
    },
    { id: 'isinactive', label: 'Inactive', type: 'checkbox' },
    { id: 'owner', label: 'Owner', type: 'select', selects: 'employee' },
    { id: 'created', label: 'Date Created', type: 'datetime', readOnly: true },
    { id: 'lastmodified', label: 'Last Modified', type: 'datetime', readOnly: true },
    ...(flagAt(xml, 'hierarchical', false)
      ? [{ id: 'parent', label: 'Parent', type: 'select' as const, selects: id }]
      : []),
  ];
  const own = xml.children.find((child) => child.name === 'customrecordcustomfields')?.children.map(customField) ?? [];
  return {
    id,
    label: textAt(xml, 'recordname') ?? id,
    cost: 'custom',
    kind: id,
    nameField: 'name',
    fields: new Map([...(named ? system : system.slice(1)), ...own].map((field) => [field.id, field])),
    sublists: new Map(),
  };
}

/** @returns the list that a `customlist` object makes; its values are records of it */
export function customList(xml: XmlElement): RecordType {
  const id = (xml.attributes.scriptid ?? '').toLowerCase();
  const fields: FieldDefinition[] = [
    { id: 'name', label: 'Value', type: 'text', mandatory: true },
    { id: 'isinactive', label: 'Inactive', type: 'checkbox' },
    { id: 'scriptid', label: 'ID', type: 'text', readOnly: true },
  ];
  return {
    id,
    label: textAt(xml, 'name') ?? id,
    cost: 'custom',
    kind: id,
    nameField: 'name',
    fields: new Map(fields.map((field) => [field.id, field])),
    sublists: new Map(),
  };
}
