import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vm from 'node:vm';
import type { AccountClock } from '../account/account-clock';
import { SandboxError } from '../errors';
import { compiledFunction, functionScript } from './compiled-scripts';
import { rootOf, surviveLostRejections } from './lost-rejections';
import type { HostAnswer, HostCall, HostObject, RealmKit, RealmKitFile } from './realm-kit';

/**
 * The script's own world: ECMAScript and nothing of Node. Whatever crosses into it is copied, or made inside it from
 * host functions that answer instead of throwing, so that no object of the host, and through its constructor no
 * `process`, is in a script's reach.
 *
 * NetSuite runs SuiteScript 2.1 on GraalJS with ECMAScript only
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_156042690639.html). Whether `eval` and
 * `new Function` work there is not documented; here they are off.
 *
 * This is a fence against accidents and careless code, not a jail for hostile code: `node:vm` promises none.
 */
export interface Realm {
  readonly kit: RealmKit;
  /** What the script calls: runs `work`, with its result or error carried into the realm. */
  makeFunction(name: string, work: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown;
  /** A host object as the script may see it: `answer` wraps each of its questions. */
  makeProxy(host: { readonly [K in keyof HostObject]: (...args: unknown[]) => unknown }, stands: object): object;
  /** Copies plain data into the realm; what is of the realm already passes as it is. */
  toRealm(value: unknown): unknown;
  owns(value: unknown): boolean;
  /** Compiles a file of the File Cabinet as the body of a function with these parameters. @throws host SyntaxError */
  compile(source: string, path: string, parameters: readonly string[]): (...args: unknown[]) => unknown;
  /**
   * Ends the script that runs, from within its call of the host: it gets no answer, and no `catch` or `finally` of it
   * runs. Where the engine cannot be told so (in a promise job, and on Windows), the call throws and the script goes on.
   */
  endScript(): void;
  /**
   * Runs `work` and then the promise jobs that it left, within a time limit. (Where the host has async hooks on, Node
   * itself aborts when the limit passes inside a promise job; that is a crash of the process like any other.)
   * @throws TimeLimitError; after `endScript` the error of the call that ended it; else what `work` threw
   */
  runTimed(work: () => void, milliseconds: number): void;
}

export interface RealmOptions {
  readonly clock: AccountClock;
  /** Where a place in a script's file comes from, for stack traces: `src/import.ts:12:5`. */
  readonly placeOf?: (file: string, line: number, column: number) => string | undefined;
  /** Called before each call of the host; throws when the execution may call no more. */
  readonly beforeCall: () => void;
  /** Turns whatever the host threw into a value of the realm. */
  readonly translate: (error: unknown, realm: Realm) => unknown;
}

/** Makes an empty realm; `define`, `require`, `log` and `util` are added by whoever runs a script in it. */
export function createRealm(options: RealmOptions): Realm {
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY as unknown as vm.Context, {
    name: 'SuiteScript',
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: 'afterEvaluate',
  });
  const kit = loadKit(context).bootRealm(
    () => ({ ok: true, value: options.clock.now().getTime() }),
    (_self, [file, line, column]) => ({ ok: true, value: placeIn(options, file, line, column) }),
  );
  surviveLostRejections(kit.objectPrototype);
  return new VmRealm(context, kit, options);
}

/** A stack trace is better without a place than none at all. */
function placeIn({ placeOf }: RealmOptions, file: unknown, line: unknown, column: unknown): string | undefined {
  try {
    return placeOf?.(String(file), Number(line), Number(column));
  } catch {
    return undefined;
  }
}

let kit: vm.Script | undefined;

/** The kit's file is evaluated inside the realm, so that everything it makes is the realm's own. */
function loadKit(context: vm.Context): RealmKitFile {
  kit ??= functionScript(readFileSync(join(__dirname, 'realm-kit.js'), 'utf8'), 'realm-kit', ['exports']);
  const exported = vm.runInContext('({})', context) as RealmKitFile;
  (kit.runInContext(context) as (exports: RealmKitFile) => void)(exported);
  return exported;
}

class VmRealm implements Realm {
  /** Proxies by the host object that they stand for, so that `return this` in a module gives the script its proxy. */
  private readonly standIns = new WeakMap<object, object>();
  private readonly functions = new WeakMap<object, unknown>();
  /** The script runs, and not one of its promise jobs: those may not be ended from outside (see `runTimed`). */
  private canEnd = false;
  /** With the error that the ended script would have got. */
  private ending: 'no' | 'asked' | { readonly error: unknown } = 'no';

  constructor(
    private readonly context: vm.Context,
    readonly kit: RealmKit,
    private readonly options: RealmOptions,
  ) {}

  makeFunction(name: string, work: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
    return this.kit.makeFunction(name, this.answering(work));
  }

  makeProxy(host: { readonly [K in keyof HostObject]: (...args: unknown[]) => unknown }, stands: object): object {
    const proxy = this.kit.makeProxy({
      has: this.answering(host.has),
      get: this.answering(host.get),
      missing: this.answering(host.missing),
      set: this.answering(host.set),
      keys: this.answering(host.keys),
    });
    this.standIns.set(stands, proxy);
    return proxy;
  }

  private answering(work: (...args: unknown[]) => unknown): HostCall {
    return (_self, args): HostAnswer => {
      try {
        this.options.beforeCall();
        return { ok: true, value: this.toRealm(work(...args.map((argument) => this.fromRealm(argument)))) };
      } catch (error) {
        const value = this.owns(error) ? error : this.options.translate(error, this);
        return this.ending === 'asked' ? this.end(value) : { ok: false, value };
      }
    };
  }

  endScript(): void {
    if (this.canEnd && process.platform !== 'win32') this.ending = 'asked';
  }

  /** At the last moment before the script would go on: what the host had to tidy up is done. */
  private end(error: unknown): HostAnswer {
    this.ending = { error };
    // It stays in this process, and `runInContext` below is the only one that hears it.
    process.kill(process.pid, 'SIGINT');
    return { ok: false, value: error, ends: true };
  }

  /** A callback of the script gets its arguments copied into the realm, whichever module calls it. */
  private fromRealm(value: unknown): unknown {
    if (typeof value !== 'function') return value;
    const callback = (...args: unknown[]): unknown => value(...args.map((argument) => this.toRealm(argument)));
    // A module that hands a callback back gives the script its own function again.
    this.functions.set(callback, value);
    return callback;
  }

  owns(value: unknown): boolean {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return true;
    try {
      return rootOf(value) === this.kit.objectPrototype;
    } catch {
      // Only a proxy that a script has made has a trap that throws.
      return true;
    }
  }

  toRealm(value: unknown): unknown {
    if (this.owns(value)) return value;
    const held = value as object;
    const standIn = this.standIns.get(held);
    if (standIn !== undefined) return standIn;
    if (typeof held === 'function') return this.functionToRealm(held as (...args: unknown[]) => unknown);
    if (Array.isArray(held)) {
      const list = this.kit.makeArray();
      for (const item of held) list.push(this.toRealm(item));
      return list;
    }
    if (Object.prototype.toString.call(held) === '[object Date]') return this.kit.makeDate(Number(held));
    if (!isPlain(held))
      throw new SandboxError(`A module handed ${describe(held)} to a script: wrap it in scriptObject().`);
    const copy = this.kit.makeObject();
    for (const [key, item] of Object.entries(held)) copy[key] = this.toRealm(item);
    return copy;
  }

  private functionToRealm(work: (...args: unknown[]) => unknown): unknown {
    const known = this.functions.get(work) ?? this.makeFunction(work.name, work);
    this.functions.set(work, known);
    return known;
  }

  compile(source: string, path: string, parameters: readonly string[]): (...args: unknown[]) => unknown {
    this.kit.addScriptFile(path);
    return compiledFunction(source, path, parameters).runInContext(this.context) as (...args: unknown[]) => unknown;
  }

  runTimed(work: () => void, milliseconds: number): void {
    const name = '__run';
    let thrown: { error: unknown } | undefined;
    const run = this.kit.makeFunction(name, () => {
      this.canEnd = true;
      try {
        work();
      } catch (error) {
        thrown = { error };
      }
      this.canEnd = false;
      return { ok: true, value: undefined };
    });
    this.kit.setGlobal(name, run);
    try {
      const source = `{ const run = globalThis.${name}; delete globalThis.${name}; run(); }`;
      vm.runInContext(source, this.context, { timeout: milliseconds, breakOnSigint: true, filename: 'netsuite' });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED') {
        throw new TimeLimitError(milliseconds, cause);
      }
      if (typeof this.ending === 'object') throw this.ending.error;
      interruptProcess();
      throw cause;
    } finally {
      this.canEnd = false;
      this.ending = 'no';
    }
    if (thrown) throw thrown.error;
  }
}

/** Ctrl+C of the person at the keyboard is meant for the process: it dies here, unless somebody listens for it. */
function interruptProcess(): void {
  process.kill(process.pid, 'SIGINT');
  const second = 1000;
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, second);
}

/** The script ran longer than it may. */
export class TimeLimitError extends Error {
  constructor(milliseconds: number, cause: unknown) {
    super(`The script ran longer than ${milliseconds} ms`, { cause });
  }
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function describe(value: object): string {
  return `an object of class ${(value.constructor as { name?: string } | undefined)?.name ?? '?'}`;
}
