import type { Account } from '../../account/account';
import { NetSuiteError } from '../../errors';
import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { requireArguments, scriptObject } from '../script-object';
import { UNITS } from '../units';

/** Sizes in bytes, time in seconds. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4642661313.html */
const MAX_KEY = 4 * 1024;
const MAX_VALUE = 500 * 1024;
const MIN_TTL = 300;
/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4642627983.html */
const MAX_NAME = 1024;

interface Entry {
  readonly value: string;
  /** Milliseconds on the account's clock. */
  readonly expires: number;
}

/** NetSuite may drop an entry at any time; here all are gone when the process ends, so no script can rely on them. */
const caches = new WeakMap<Account, Map<string, Map<string, Entry>>>();

interface GetOptions {
  readonly key: string;
  readonly loader?: (context: { key: string }) => unknown;
  readonly ttl?: number;
}

/** N/cache */
export const createCacheModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/cache', {
    getCache(options: { name: string; scope?: string }): object {
      requireArguments(options, ['name'], 'getCache');
      requireSize('name', options.name, MAX_NAME);
      return cacheObject(execution, options.name, options.scope ?? 'PRIVATE');
    },
    get Scope() {
      return { PRIVATE: 'PRIVATE', PROTECTED: 'PROTECTED', PUBLIC: 'PUBLIC' };
    },
  });

function cacheObject(execution: ScriptExecution, name: string, scope: string): object {
  const entries = entriesOf(execution, name, scope);
  const now = (): number => execution.account.clock.now().getTime();
  const store = (key: string, value: unknown, ttl?: number): string => {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
    requireSize('value', text, MAX_VALUE);
    if (ttl !== undefined && ttl < MIN_TTL) throw invalid(`ttl: the least is ${MIN_TTL} seconds`);
    entries.set(key, { value: text, expires: ttl === undefined ? Number.POSITIVE_INFINITY : now() + ttl * 1000 });
    return text;
  };
  return scriptObject(execution, 'cache.Cache', {
    get name() {
      return name;
    },
    get scope() {
      return scope;
    },
    get(options: GetOptions): string | null {
      const key = keyOf(options, 'get');
      const entry = entries.get(key);
      const hit = entry !== undefined && entry.expires > now();
      execution.charge(hit || !options.loader ? UNITS['cache.Cache.get'] : UNITS['cache.Cache.get with loader']);
      if (hit) return entry.value;
      return options.loader ? store(key, options.loader(execution.toScript({ key })), options.ttl) : null;
    },
    put(options: { key: string; value: unknown; ttl?: number }): void {
      requireArguments(options, ['key', 'value'], 'put');
      execution.charge(UNITS['cache.Cache.put']);
      store(keyOf(options, 'put'), options.value, options.ttl);
    },
    remove(options: { key: string }): void {
      const key = keyOf(options, 'remove');
      execution.charge(UNITS['cache.Cache.remove']);
      entries.delete(key);
    },
  });
}

/** A private cache belongs to a script. There are no bundles here, so PROTECTED is shared by all scripts like PUBLIC. */
function entriesOf(execution: ScriptExecution, name: string, scope: string): Map<string, Entry> {
  const all = caches.get(execution.account) ?? new Map<string, Map<string, Entry>>();
  caches.set(execution.account, all);
  const id = [scope, scope === 'PRIVATE' ? execution.script.scriptId : '', name].join('\n');
  const entries = all.get(id) ?? new Map<string, Entry>();
  all.set(id, entries);
  return entries;
}

function keyOf(options: { key: string }, call: string): string {
  requireArguments(options, ['key'], call);
  requireSize('key', options.key, MAX_KEY);
  return options.key;
}

function requireSize(name: string, text: string, limit: number): void {
  if (Buffer.byteLength(text) > limit) throw invalid(`${name} is longer than ${limit} bytes`);
}

/** NetSuite's own code for this is not documented. */
function invalid(reason: string): NetSuiteError {
  return new NetSuiteError('SSS_INVALID_TYPE_ARG', `You have entered an invalid type argument: ${reason}`);
}
