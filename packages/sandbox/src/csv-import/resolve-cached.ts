import type { Account } from '../account/account';
import type { FieldDefinition, RecordType } from '../records/record-type';
import { resolveReference } from '../records/resolve-reference';
import type { ConversionContext } from './convert-value';

/**
 * Look-ups of references for one import job, remembered. Only what was found is remembered, and only for records of
 * another id space than the imported ones: those can appear, or get another name, while the job runs.
 * @param imported the record type that the job writes
 */
export function cachedResolver(account: Account, imported: RecordType): ConversionContext['resolve'] {
  const known = new Map<string, number | string>();
  const remembered = new Map<string, boolean>();
  const isStable = (field: FieldDefinition) => {
    const selects = field.selects ?? '';
    let stable = remembered.get(selects);
    if (stable === undefined) {
      stable = selects !== '' && !account.types.targets(selects).some(({ kind }) => kind === imported.kind);
      remembered.set(selects, stable);
    }
    return stable;
  };
  return (field, value, by) => {
    const key = `${field.selects} ${by} ${value}`;
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const found =
      by === 'SCRIPT_ID' ? findByScriptId(account, field, value) : resolveReference(account, field, value, by);
    if (found !== undefined && isStable(field)) known.set(key, found);
    return found;
  };
}

/**
 * Values of custom lists, and custom records that were given a script id, can be named by it.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N349594.html
 */
function findByScriptId(account: Account, field: FieldDefinition, scriptId: string): number | undefined {
  for (const type of account.types.targets(field.selects ?? '')) {
    if (type.cost !== 'custom') continue;
    for (const { id, body } of account.records.list(type.id)) {
      if (String(body.scriptid ?? '').toLowerCase() === scriptId.toLowerCase()) return id;
    }
  }
  return undefined;
}
