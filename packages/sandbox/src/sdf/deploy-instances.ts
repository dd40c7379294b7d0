import type { Account } from '../account/account';
import { convertValue } from '../records/convert-value';
import { fillDefaults } from '../records/record-defaults';
import type { RecordBody } from '../records/record-store';
import { References } from '../records/saving';
import { findPart, withInternalIds } from './reference-ids';
import { childAt, childrenOf, flagAt, textAt, type XmlElement } from './xml';

/** Makes or replaces the records that an object carries: instances of a custom record type, values of a custom list. */
export function deployInstances(account: Account, object: XmlElement): void {
  const type = (object.attributes.scriptid ?? '').toLowerCase();
  if (object.name === 'customlist') {
    for (const value of childrenOf(childAt(object, 'customvalues'), 'customvalue')) {
      putPart(account, type, value, {
        name: textAt(value, 'value') ?? '',
        isinactive: flagAt(value, 'isinactive', false),
      });
    }
  }
  if (object.name === 'customrecordtype') {
    for (const instance of childrenOf(childAt(object, 'instances'), 'instance')) {
      putPart(account, type, instance, instanceBody(account, type, instance));
    }
  }
}

function instanceBody(account: Account, type: string, instance: XmlElement): RecordBody {
  const fields = account.types.get(type).fields;
  const body: RecordBody = { isinactive: false };
  for (const child of instance.children) {
    const field = fields.get(child.name);
    body[child.name] = field ? convertValue(field, withInternalIds(account, child.text)) : child.text;
  }
  return body;
}

function putPart(account: Account, type: string, part: XmlElement, given: RecordBody): void {
  const scriptid = (part.attributes.scriptid ?? '').toLowerCase();
  const definition = account.types.get(type);
  const id = findPart(account, type, scriptid);
  const before = id === undefined ? undefined : account.records.get(type, id);
  const body: RecordBody = { ...before?.body, ...given, scriptid };
  fillDefaults({ account, type: definition, id, body, before, references: new References(account) });
  if (id === undefined) account.records.insert(type, { body });
  else account.records.replace(type, id, { body });
}
