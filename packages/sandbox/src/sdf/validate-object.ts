import { CSV_IMPORT_RECORD_TYPES } from './csv-import-record-types';
import type { ElementRule, ElementRules } from './element-rules';
import { OBJECT_RULES } from './object-rules';
import type { Problem } from './problems';
import type { SdfObject } from './read-project';
import { childAt, childrenOf, textAt, type XmlElement } from './xml';

/** Checks one object by the rules of its type. Types without rules have only their script id checked. */
export function validateObject(object: SdfObject): Problem[] {
  const problems: Problem[] = [];
  const complain: Complain = (element, rule) => problems.push({ file: object.file, element, rule });
  const rules = OBJECT_RULES[object.type];
  if (rules) checkElement(object.parsed, rules, object.type, complain);
  else if (object.scriptid === '') complain(object.type, 'needs a scriptid');
  CONDITIONS[object.type]?.(object.parsed, complain);
  checkParameterValues(object.parsed, complain);
  return problems;
}

type Complain = (element: string, rule: string) => void;

function checkElement(xml: XmlElement, rules: ElementRules, path: string, complain: Complain): void {
  if (rules.scriptid) checkScriptId(xml, rules.scriptid, path, complain);
  if (rules.oneOf && xml.children.length !== 1) {
    complain(path, `must have exactly one of ${[...rules.elements.keys()].join(', ')}`);
  }
  for (const [name, rule] of rules.elements) {
    if (!rule.required) continue;
    const given = childrenOf(xml, name)[0];
    if (!given || (given.text === '' && given.children.length === 0)) complain(`${path}/${name}`, 'is required');
  }
  for (const child of xml.children) {
    const rule = rules.elements.get(child.name);
    const here = `${path}/${child.name}`;
    if (rule) checkValue(child, rule, here, complain);
    else if (!rules.open && !(rules.parameters && /^cust/.test(child.name)))
      complain(here, `is not an element of ${xml.name}`);
    if (rule?.inside) checkElement(child, rule.inside, here, complain);
  }
}

function checkScriptId(
  xml: XmlElement,
  { prefix, max }: { prefix: string; max: number },
  path: string,
  complain: Complain,
): void {
  const scriptid = xml.attributes.scriptid;
  if (scriptid === undefined || scriptid === '') complain(path, 'needs a scriptid');
  else if (!new RegExp(`^${prefix}[0-9a-z_]+$`).test(scriptid)) {
    complain(
      path,
      `scriptid "${scriptid}" must ${prefix === '' ? '' : `start with ${prefix} and `}have lower case letters, digits and underscores`,
    );
  } else if (scriptid.length > max) complain(path, `scriptid "${scriptid}" has more than ${max} characters`);
}

function checkValue(xml: XmlElement, rule: ElementRule, path: string, complain: Complain): void {
  const { text } = xml;
  if (text === '') return;
  if (rule.flag && text !== 'T' && text !== 'F') complain(path, `must be T or F, not "${text}"`);
  if (rule.max !== undefined && text.length > rule.max) complain(path, `has more than ${rule.max} characters`);
  if (rule.values && !rule.values.includes(text))
    complain(path, `must be one of ${rule.values.join(', ')}, not "${text}"`);
  if (rule.range) {
    const [from, to] = rule.range;
    if (!/^\d+$/.test(text) || Number(text) < from || Number(text) > to) {
      complain(path, `must be a whole number from ${from} to ${to}, not "${text}"`);
    }
  }
}

/** Rules between elements of one object. */
const CONDITIONS: Readonly<Record<string, (xml: XmlElement, complain: Complain) => void>> = {
  customrecordtype(xml, complain) {
    if (!textAt(xml, 'customsegment') && !textAt(xml, 'recordname')) {
      complain('customrecordtype/recordname', 'is required unless customsegment is given');
    }
    for (const field of childrenOf(childrenOf(xml, 'customrecordcustomfields')[0], 'customrecordcustomfield')) {
      checkSelect(field, `customrecordtype/customrecordcustomfields/${field.attributes.scriptid}`, complain);
    }
  },
  entitycustomfield: (xml, complain) => checkSelect(xml, xml.name, complain),
  itemcustomfield: (xml, complain) => checkSelect(xml, xml.name, complain),
  transactionbodycustomfield: (xml, complain) => checkSelect(xml, xml.name, complain),
  transactioncolumncustomfield: (xml, complain) => checkSelect(xml, xml.name, complain),
  savedcsvimport(xml, complain) {
    const recordType = textAt(xml, 'recordtype');
    if (recordType && !CSV_IMPORT_RECORD_TYPES.has(recordType)) {
      complain('savedcsvimport/recordtype', `"${recordType}" is no record type that CSV imports know`);
    }
    if (recordType === 'CUSTOMRECORD' && !textAt(xml, 'customrecord')) {
      complain('savedcsvimport/customrecord', 'is required when recordtype is CUSTOMRECORD');
    }
    for (const [element, types] of Object.entries(NEEDED_FORM)) {
      if (types.has(recordType ?? '') && childrenOf(xml, element).length === 0) {
        complain(`savedcsvimport/${element}`, `is required when recordtype is ${recordType}`);
      }
    }
    for (const mapping of xml.children.find((child) => child.name === 'recordmappings')?.children ?? []) {
      for (const field of childrenOf(childrenOf(mapping, 'fieldmappings')[0], 'fieldmapping')) {
        const given = ['value', 'columnreference'].filter((name) => childrenOf(field, name).length > 0);
        if (given.length !== 1) {
          complain(
            `savedcsvimport/recordmappings/recordmapping/fieldmappings/fieldmapping ${textAt(field, 'field') ?? ''}`,
            'needs either value or columnreference',
          );
        }
      }
    }
    checkColumnFiles(xml, complain);
  },
};

/** Each column is of a file that the map has: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/SDFxml_2642962146.html */
function checkColumnFiles(xml: XmlElement, complain: Complain): void {
  const files = childrenOf(childAt(xml, 'filemappings'), 'filemapping').map((mapping) => textAt(mapping, 'file'));
  for (const mapping of childrenOf(childAt(xml, 'recordmappings'), 'recordmapping')) {
    for (const field of childrenOf(childAt(mapping, 'fieldmappings'), 'fieldmapping')) {
      const column = childAt(field, 'columnreference');
      const file = column && textAt(column, 'file');
      if (!file || files.includes(file)) continue;
      complain(
        `savedcsvimport/recordmappings/recordmapping/fieldmappings/fieldmapping ${textAt(field, 'field') ?? ''}`,
        `the file ${file} of its column is in no filemapping`,
      );
    }
  }
}

/** Record types whose maps need a form. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1519143863.html */
const NEEDED_FORM: Readonly<Record<string, ReadonlySet<string>>> = {
  entryform: new Set(
    (
      'ASSEMBLYITEM CONTACT CUSTOMER DESCRIPTIONITEM DISCOUNTITEM EMPLOYEE INVENTORYITEM ITEMGROUP JOB KITITEM LEAD ' +
      'LOTNUMBEREDINVENTORYITEM PARTNER PROSPECT SERIALIZEDINVENTORYITEM SUPPORTCASE TASK VENDOR'
    ).split(' '),
  ),
  transactionform: new Set(
    (
      'CASHSALE CREDITMEMO CUSTOMERPAYMENT ESTIMATE INVENTORYADJUSTMENT INVENTORYTRANSFER INVOICE JOURNALENTRY ' +
      'OPPORTUNITY PURCHASEORDER RETURNAUTHORIZATION SALESORDER TRANSFERORDER VENDORBILL VENDORCREDIT'
    ).split(' '),
  ),
};

/** A deployment may set only parameters that its script has. */
function checkParameterValues(script: XmlElement, complain: Complain): void {
  const fields = childrenOf(childAt(script, 'scriptcustomfields'), 'scriptcustomfield');
  const known = new Set(fields.map((field) => field.attributes.scriptid));
  for (const deployment of childrenOf(childAt(script, 'scriptdeployments'), 'scriptdeployment')) {
    for (const { name } of deployment.children) {
      if (name.startsWith('custscript') && !known.has(name)) {
        complain(`${script.name}/scriptdeployments/scriptdeployment/${name}`, 'is no parameter of the script');
      }
    }
  }
}

function checkSelect(field: XmlElement, path: string, complain: Complain): void {
  const type = textAt(field, 'fieldtype');
  if ((type === 'SELECT' || type === 'MULTISELECT') && !textAt(field, 'selectrecordtype')) {
    complain(`${path}/selectrecordtype`, `is required when fieldtype is ${type}`);
  }
}
