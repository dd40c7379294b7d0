import { NetSuiteError, NotSimulatedError, SandboxError } from '../errors';
import type { ScriptExecution } from '../scripts/script-execution';
import { runnerOf } from '../scripts/start-execution';

/** Names that languages, engines and compilers ask every object for; not having one is no gap of the sandbox. */
const SILENT = new Set([
  'then',
  'toJSON',
  'inspect',
  'constructor',
  '$$typeof',
  '__esModule',
  'default',
  'nodeType',
  'length',
]);

/**
 * Wraps what a module hands to a script. The script sees the members and only those:
 * - methods are called on `members`, so they may be detached (`const { debug } = log`), and `return this` gives the wrapper;
 * - results and errors are carried into the script's realm: plain data is copied, a NetSuiteError becomes NetSuite's
 *   error object;
 * - a member that is not there throws `<typeName>.<member> is not simulated` instead of answering `undefined`;
 * - only members with a setter, or plain writable values, can be assigned; others throw READ_ONLY_PROPERTY;
 * - so it is with the enums of a module: values that a member with a capital letter holds, e.g. `record.Type`.
 *
 * Whoever watches the execution is told of each call of a method.
 *
 * Callbacks given as an argument (not inside an options object) get their arguments copied into the realm too.
 * @param typeName as NetSuite prints it, e.g. `file.File`; for a module its name, e.g. `N/file`
 * @param instead what to say of a member that is not there: a sentence, what there is
 */
export function scriptObject<T extends object>(
  execution: ScriptExecution,
  typeName: string,
  members: T,
  instead?: string,
): T {
  const runner = runnerOf(execution);
  const { realm } = runner;
  const shown = typeName.replace(/^N\//, '');
  const methods = new Map<PropertyKey, unknown>();
  const own = members as Record<PropertyKey, unknown>;
  const descriptorOf = (key: PropertyKey): PropertyDescriptor | undefined => findDescriptor(members, key);

  const read = (key: PropertyKey): unknown => {
    if (methods.has(key)) return methods.get(key);
    const value = own[key];
    if (isEnum(typeName, key, value)) {
      const wrapped = scriptObject(execution, `${typeName}.${String(key)}`, Object.freeze({ ...(value as object) }));
      methods.set(key, wrapped);
      return wrapped;
    }
    if (typeof value !== 'function' || realm.owns(value)) return value;
    const call = `${shown}.${String(key)}`;
    const method = realm.makeFunction(String(key), (...args) =>
      runner.observed(call, () => value.apply(members, args)),
    );
    attachVariants(method, value, call);
    methods.set(key, method);
    return method;
  };

  /** `query.runSuiteQL.promise` and the like are members of a method. */
  function attachVariants(method: object, source: object, call: string): void {
    const get = realm.makeFunction('promise', () => {
      throw noPromise(call);
    });
    Object.defineProperty(method, 'promise', { get, enumerable: false, configurable: true });
    for (const [name, variant] of Object.entries(source)) {
      const value = realm.makeFunction(name, (...args) => runner.observed(`${call}.${name}`, () => variant(...args)));
      Object.defineProperty(method, name, { value, enumerable: true });
    }
  }

  const keys = (): string[] => memberNames(members);
  if (!descriptorOf('toString'))
    methods.set(
      'toString',
      realm.makeFunction('toString', () => typeName),
    );
  if (!descriptorOf('toJSON'))
    methods.set(
      'toJSON',
      realm.makeFunction('toJSON', () => dataOf(own, keys())),
    );

  const wrapper = realm.makeProxy(
    {
      has: (key) => methods.has(key as PropertyKey) || descriptorOf(key as PropertyKey) !== undefined,
      get: (key) => read(key as PropertyKey),
      missing: (key) => {
        if (typeof key === 'symbol' || SILENT.has(String(key))) return undefined;
        throw new NotSimulatedError(`${typeName}.${String(key)}`, instead);
      },
      set: (key, value) => {
        const name = key as PropertyKey;
        const descriptor = descriptorOf(name);
        if (!descriptor) throw new NotSimulatedError(`${typeName}.${String(name)}`);
        if (!isAssignable(descriptor)) throw readOnly(typeName, String(name));
        own[name] = value;
        return true;
      },
      keys,
    },
    members,
  );
  behind.set(wrapper, members);
  return wrapper as T;
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_24165317531.html; the error's code is not documented. */
function noPromise(call: string): SandboxError {
  if (/^(query|search)\b/.test(call)) return new NotSimulatedError(`N/${call}.promise`);
  return new SandboxError(
    `N/${call}.promise: server scripts have promises of N/http, N/https, N/llm, N/query, N/search and N/transaction only.`,
  );
}

/** A script must not get `undefined` for a value that the sandbox lacks, nor change what another script reads. */
function isEnum(typeName: string, key: PropertyKey, value: unknown): boolean {
  const named = typeName.startsWith('N/') && typeof key === 'string' && /^[A-Z]/.test(key);
  return named && typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

const behind = new WeakMap<object, object>();

/**
 * The members behind a wrapper that a script hands back, so that a module knows its own objects again, e.g. by
 * `membersOf(value) instanceof FileMembers`.
 */
export function membersOf(value: unknown): object | undefined {
  return value !== null && typeof value === 'object' ? behind.get(value) : undefined;
}

/** Looks through the members' classes too, but not in Object.prototype. */
function findDescriptor(members: object, key: PropertyKey): PropertyDescriptor | undefined {
  if (key === 'constructor') return undefined;
  for (let holder: object | null = members; holder && !isRoot(holder); holder = Object.getPrototypeOf(holder)) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, key);
    if (descriptor) return descriptor;
  }
  return undefined;
}

function memberNames(members: object): string[] {
  const names = new Set<string>();
  for (let holder: object | null = members; holder && !isRoot(holder); holder = Object.getPrototypeOf(holder)) {
    for (const name of Object.getOwnPropertyNames(holder)) if (name !== 'constructor') names.add(name);
  }
  return [...names];
}

const isRoot = (holder: object): boolean =>
  Object.getPrototypeOf(holder) === null && Object.hasOwn(holder, 'hasOwnProperty');

function isAssignable(descriptor: PropertyDescriptor): boolean {
  if (descriptor.set) return true;
  return descriptor.writable === true && typeof descriptor.value !== 'function';
}

/** The codes are those of Oracle's stubs, where N/query has one of its own; the wording is not documented. */
function readOnly(typeName: string, name: string): NetSuiteError {
  const code = typeName.startsWith('query.') ? 'READ_ONLY' : 'READ_ONLY_PROPERTY';
  return new NetSuiteError(code, `You have attempted to edit a read-only property: ${name}`);
}

function dataOf(own: Record<PropertyKey, unknown>, names: readonly string[]): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const name of names) {
    const value = own[name];
    if (typeof value !== 'function') data[name] = value;
  }
  return data;
}

/**
 * Checks that an options object has what a call cannot do without.
 * @param call the method's name, e.g. `load`, which NetSuite puts in front
 * @param code most modules say SSS_MISSING_REQD_ARGUMENT; N/query and N/crypto say MISSING_REQD_ARGUMENT
 * @throws NetSuiteError naming the first missing argument, `<call>: Missing a required argument: <name>`
 */
export function requireArguments(
  options: unknown,
  names: readonly string[],
  call?: string,
  code = 'SSS_MISSING_REQD_ARGUMENT',
): void {
  const given = (options ?? {}) as Record<string, unknown>;
  for (const name of names) {
    const value = given[name];
    if (value !== undefined && value !== null && value !== '') continue;
    throw new NetSuiteError(code, `${call ? `${call}: ` : ''}Missing a required argument: ${name}`);
  }
}
