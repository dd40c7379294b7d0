import type { Account } from '../account/account';
import { sqlGet } from '../account/sql';
import { referencesIn } from './script-ids';

/**
 * Turns a reference in SDF text into the internal id that the account stores for it: a file's id, an instance's or list
 * value's id, else the object's own id. Text without a reference stays as it is.
 */
export function withInternalIds(account: Account, text: string): string {
  if (!text.startsWith('[')) return text;
  const ids = referencesIn(text).map((reference) => {
    if ('path' in reference) {
      return account.files.byPath(reference.path)?.id ?? account.files.folderByPath(reference.path);
    }
    return 'scriptid' in reference ? idOf(account, reference.scriptid) : undefined;
  });
  return ids.every((id) => id !== undefined) && ids.length > 0 ? ids.join('|') : text;
}

function idOf(account: Account, scriptid: string): number | undefined {
  const [object = '', part] = scriptid.split('.');
  if (part === undefined) {
    return sqlGet<{ id: number }>(account.db, 'SELECT id FROM object WHERE scriptid = ?', object)?.id;
  }
  if (part.startsWith('customdeploy')) {
    return sqlGet<{ id: number }>(
      account.db,
      'SELECT id FROM deployment WHERE script = ? AND scriptid = ?',
      object,
      part,
    )?.id;
  }
  return findPart(account, object, part);
}

/** The record that an instance of a custom record type, or a value of a custom list, became. */
export function findPart(account: Account, type: string, scriptid: string): number | undefined {
  return sqlGet<{ id: number }>(
    account.db,
    "SELECT id FROM record WHERE kind = ? AND json_extract(body, '$.scriptid') = ?",
    type,
    scriptid.toLowerCase(),
  )?.id;
}
