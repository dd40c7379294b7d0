/** What the host says when the realm calls it: a value, or something to throw. Never an exception of the host's own. */
export interface HostAnswer {
  readonly ok: boolean;
  readonly value: unknown;
  /** The host has asked the engine to end the script: it gets no answer, and cannot catch that. */
  readonly ends?: boolean;
}

export type HostCall = (self: unknown, args: readonly unknown[]) => HostAnswer;

/** An object that lives outside the realm, as the realm's proxy asks for it. */
export interface HostObject {
  readonly has: HostCall;
  readonly get: HostCall;
  readonly missing: HostCall;
  readonly set: HostCall;
  readonly keys: HostCall;
}

/** Functions that live inside a realm and make everything that its scripts may touch. */
export interface RealmKit {
  readonly objectPrototype: object;
  /** A function of the realm that asks the host. It is no constructor, and its own constructor is the realm's. */
  makeFunction(name: string, host: HostCall): (...args: unknown[]) => unknown;
  /** A proxy of the realm over a host object. */
  makeProxy(host: HostObject): object;
  makeArray(): unknown[];
  makeObject(): Record<string, unknown>;
  makeDate(time: number): Date;
  /** The error that N/* throws: an object with the given members in order; `toString` and `toJSON` are not listed. */
  makeSuiteScriptError(members: Record<string, unknown>): object;
  makeError(type: 'Error' | 'SyntaxError' | 'TypeError', message: string): Error;
  /** Call stack of the script, innermost first, without the sandbox's own frames. */
  stack(): string;
  /** Names a file whose frames belong in stack traces. */
  addScriptFile(path: string): void;
  setGlobal(name: string, value: unknown): void;
}

/** What this file exports: it is evaluated inside each realm, so it may use nothing but ECMAScript. */
export interface RealmKitFile {
  readonly bootRealm: typeof bootRealm;
}

const { apply, construct, defineProperty, get: reflectGet, has: reflectHas } = Reflect;
const objectPrototype = Object.prototype;
const RealmRangeError = RangeError;
const RealmDate = Date;
const stringify = JSON.stringify;
const { indexOf, slice } = String.prototype;
const errorTypes = { Error, SyntaxError, TypeError };
const scriptFiles = new Set<string>();
const isScriptFile = scriptFiles.has.bind(scriptFiles);

/**
 * Prepares a fresh realm, from inside: scripts get the account's clock, no extras of V8, and stack traces of their own
 * files. Everything above is kept from before any script could change it.
 * @param now asks the account's clock, in milliseconds
 * @param placeOf asks where a place in a script's file comes from, given file, line and column
 */
export function bootRealm(now: HostCall, placeOf: HostCall): RealmKit {
  installDate(() => callHost(now, undefined, []) as number);
  installStackTraces((file, line, column) => callHost(placeOf, undefined, [file, line, column]) as string | undefined);
  for (const name of ['console', 'WebAssembly']) Reflect.deleteProperty(globalThis, name);
  return {
    objectPrototype,
    makeFunction,
    makeProxy,
    makeArray: () => [],
    makeObject: () => ({}),
    makeDate: (time) => new RealmDate(time),
    makeSuiteScriptError,
    makeError: (type, message) => new errorTypes[type](message),
    stack: () => String(new errorTypes.Error().stack),
    addScriptFile: (path) => {
      scriptFiles.add(path);
    },
    setGlobal: (name, value) => {
      defineProperty(globalThis, name, { value, writable: true, configurable: true });
    },
  };
}

function callHost(host: HostCall, self: unknown, args: readonly unknown[]): unknown {
  let answer: HostAnswer;
  try {
    answer = host(self, args);
  } catch {
    // Only an exhausted stack gets here. The host's own error must not reach a script: its constructor is Node's.
    throw new RealmRangeError('Maximum call stack size exceeded');
  }
  // The engine ends a loop from outside, within microseconds, past every `catch` and `finally`.
  while (answer.ends);
  if (answer.ok) return answer.value;
  throw answer.value;
}

function makeFunction(name: string, host: HostCall): (...args: unknown[]) => unknown {
  // A method: it has no `prototype` and cannot be called with `new`.
  const holder = {
    [name](...args: unknown[]): unknown {
      return callHost(host, this, args);
    },
  };
  return holder[name] as (...args: unknown[]) => unknown;
}

function makeProxy(host: HostObject): object {
  const hostHas = (key: PropertyKey): boolean => callHost(host.has, undefined, [key]) === true;
  const hostGet = (key: PropertyKey): unknown => callHost(host.get, undefined, [key]);
  return new Proxy({} as Record<PropertyKey, unknown>, {
    has: (target, key) => hostHas(key) || (key !== 'constructor' && reflectHas(target, key)),
    get: (target, key, receiver) => {
      if (hostHas(key)) return hostGet(key);
      if (key === 'constructor') return undefined;
      if (reflectHas(target, key)) return reflectGet(target, key, receiver);
      return callHost(host.missing, undefined, [key]);
    },
    set: (_target, key, value) => callHost(host.set, undefined, [key, value]) === true,
    ownKeys: () => callHost(host.keys, undefined, []) as string[],
    getOwnPropertyDescriptor: (_target, key) =>
      hostHas(key) ? { value: hostGet(key), writable: true, enumerable: true, configurable: true } : undefined,
    defineProperty: () => false,
    deleteProperty: () => false,
    setPrototypeOf: () => false,
    preventExtensions: () => false,
  });
}

/** The account's clock can be ahead of the machine's, and scripts must see the account's. */
function installDate(now: () => number): void {
  function AccountDate(...args: unknown[]): unknown {
    if (!new.target) return new RealmDate(now()).toString();
    return construct(RealmDate, args.length === 0 ? [now()] : args, new.target);
  }
  const hide = (target: object, name: string, value: unknown): boolean =>
    defineProperty(target, name, { value, writable: true, configurable: true });
  AccountDate.prototype = RealmDate.prototype;
  hide(AccountDate, 'parse', RealmDate.parse);
  hide(AccountDate, 'UTC', RealmDate.UTC);
  hide(AccountDate, 'now', () => now());
  defineProperty(AccountDate, 'name', { value: 'Date', configurable: true });
  defineProperty(AccountDate, 'length', { value: 7, configurable: true });
  hide(RealmDate.prototype, 'constructor', AccountDate);
  hide(globalThis, 'Date', AccountDate);
}

/**
 * Stack traces show the script's files, not where the sandbox lies on this machine. It cannot be replaced, since call
 * sites hand out functions of the host.
 */
function installStackTraces(placeOf: PlaceOf): void {
  const format = (error: unknown, frames: Frame[]): string => {
    let text = textOf(error);
    for (const frame of frames) {
      const file = frame.getFileName();
      if (file !== null && isScriptFile(file)) text += `\n    at ${describeFrame(frame, file, placeOf)}`;
    }
    return text;
  };
  defineProperty(Error, 'prepareStackTrace', { value: format, writable: false, configurable: false });
}

type PlaceOf = (file: string, line: number, column: number) => string | undefined;

interface Frame {
  getFileName(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  toString(): string;
}

function describeFrame(frame: Frame, file: string, placeOf: PlaceOf): string {
  const text = frame.toString();
  const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()];
  if (line === null || column === null) return text;
  const place = placeOf(file, line, column);
  if (place === undefined) return text;
  const [before, after] = split(text, `${file}:${line}:${column}`);
  return after === undefined ? text : before + place + after;
}

/** The parts of a text around a word; scripts may have changed the methods of strings. */
function split(text: string, word: string): readonly [string, string | undefined] {
  const at = apply(indexOf, text, [word]);
  if (at < 0) return [text, undefined];
  return [apply(slice, text, [0, at]), apply(slice, text, [at + word.length])];
}

function textOf(error: unknown): string {
  try {
    return `${error}`;
  } catch {
    return 'Error';
  }
}

function makeSuiteScriptError(members: Record<string, unknown>): object {
  const error: Record<string, unknown> = {};
  const json: Record<string, unknown> = {};
  for (const name of Object.keys(members)) {
    // `cause` is the error itself when a script made it: once is enough in a text.
    const itself = members[name] === members;
    error[name] = itself ? error : members[name];
    json[name] = itself ? { name: members.name, message: members.message } : members[name];
  }
  defineProperty(error, 'toJSON', { value: () => json });
  defineProperty(error, 'toString', { value: () => apply(stringify, undefined, [json]) });
  return error;
}
