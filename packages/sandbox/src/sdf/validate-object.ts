import { didYouMean } from '../account/nearest';
import { readDefinition } from '../search/deployed/read-definition';
import { checkElement, type ElementChecks } from './check-element';
import { CSV_IMPORT_RECORD_TYPES, NEEDED_FORM } from './csv-import-record-types';
import { FIELD_RULES } from './field-rules';
import { OBJECT_RULES } from './object-rules';
import { OTHER_OBJECT_TYPES } from './object-types';
import { type Complain, complaintsOf, type Problem } from './problems';
import type { SdfObject } from './read-project';
import { childAt, childrenOf, flagAt, textAt, type XmlElement } from './xml';

/**
 * Checks one object by the rules of its type. A type of SDF that has no rules here is kept, so that references to it hold,
 * and said to be without effect: a project with a workflow or a form can be tried out all the same. What is no type of SDF
 * is refused.
 * @param typeOf what declares a script id, for references to it
 */
export function validateObject(object: SdfObject, typeOf: ElementChecks['typeOf']): Problem[] {
  const problems: Problem[] = [];
  const complain = complaintsOf(object.file, problems);
  const rules = OBJECT_RULES[object.type];
  if (rules) checkElement(object.parsed, rules, object.type, { complain, typeOf });
  else checkOtherType(object, complain);
  CONDITIONS[object.type]?.(object.parsed, complain);
  checkParameterValues(object.parsed, complain);
  checkFileName(object, complain);
  return problems;
}

function checkOtherType({ type, scriptid }: SdfObject, complain: Complain): void {
  if (!OTHER_OBJECT_TYPES.has(type)) {
    const known = [...Object.keys(OBJECT_RULES), ...OTHER_OBJECT_TYPES];
    complain(type, `is no object type of SDF.${didYouMean(type, known)}`);
    return;
  }
  if (scriptid === '') complain(type, 'needs a scriptid');
  complain(type, 'is not simulated: it is kept unchecked and has no effect', 'warning');
}

/**
 * "The script ID for an SDF custom object must match that object's XML filename"; what a deploy does otherwise is not said.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_1537555588.html
 */
function checkFileName({ file, scriptid, type }: SdfObject, complain: Complain): void {
  const name = file.slice(file.lastIndexOf('/') + 1, -'.xml'.length);
  if (scriptid === '' || name.toLowerCase() === scriptid.toLowerCase()) return;
  complain(type, `the file should be named as its scriptid, ${scriptid}.xml`, 'warning');
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
  ...Object.fromEntries(
    Object.keys(FIELD_RULES).map((type) => [
      type,
      (xml: XmlElement, complain: Complain) => checkSelect(xml, xml.name, complain),
    ]),
  ),
  emailtemplate(xml, complain) {
    if (flagAt(xml, 'usesmedia', false) && !textAt(xml, 'mediaitem')) {
      complain('emailtemplate/mediaitem', 'is required when usesmedia is T');
    }
  },
  savedsearch(xml, complain) {
    const definition = textAt(xml, 'definition');
    if (!definition) return;
    try {
      readDefinition(definition);
    } catch (error) {
      complain('savedsearch/definition', `${(error as Error).message}; no script can load it`, 'warning');
    }
  },
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

/** A deployment may set only parameters that its script has. */
function checkParameterValues(script: XmlElement, complain: Complain): void {
  const fields = childrenOf(childAt(script, 'scriptcustomfields'), 'scriptcustomfield');
  for (const field of fields) {
    checkSelect(field, `${script.name}/scriptcustomfields/${field.attributes.scriptid}`, complain);
  }
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
