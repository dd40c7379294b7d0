import type { Database } from 'libsql';
import { sqlAll } from '../account/sql';
import { parseXml, type XmlElement } from './xml';

/**
 * Every script id that an object declares: its own, and those of its parts as `object.part`, in lower case. Each with the
 * name of the element that declares it: `customlist`, `customvalue` …
 */
export function declaredScriptIds(object: XmlElement): [string, string][] {
  const own = (object.attributes.scriptid ?? '').toLowerCase();
  const parts = (element: XmlElement): [string, string][] =>
    element.children.flatMap((child) => {
      const id = child.attributes.scriptid?.toLowerCase();
      return [...(id === undefined ? [] : [[`${own}.${id}`, child.name] as [string, string]]), ...parts(child)];
    });
  return own === '' ? [] : [[own, object.name], ...parts(object)];
}

/** Script ids that the account's objects declare, as `declaredScriptIds` gives them. */
export function accountScriptIds(db: Database): Map<string, string> {
  const rows = sqlAll<{ xml: string }>(db, 'SELECT xml FROM object');
  return new Map(rows.flatMap((row) => declaredScriptIds(parseXml(row.xml))));
}

export type Reference = { readonly scriptid: string } | { readonly path: string } | { readonly app: string };

/**
 * References in an element's text: `[scriptid=customrecord_x.custrecord_y]`, `[/SuiteScripts/dir/file.js]`,
 * `[appid=com.a.b, scriptid=…]`. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_24076946.html
 */
export function referencesIn(text: string): Reference[] {
  return [...text.matchAll(/\[([^[\]]+)\]/g)].flatMap(([, inner = '']): Reference[] => {
    const app = /\b(?:appid|bundleid)=([^,\s]+)/.exec(inner)?.[1];
    if (app) return [{ app }];
    const scriptid = /^\s*(?:type=[^,]+,\s*)?scriptid=(\S+)\s*$/.exec(inner)?.[1];
    if (scriptid) return [{ scriptid: scriptid.toLowerCase() }];
    return inner.startsWith('/') ? [{ path: inner }] : [];
  });
}
