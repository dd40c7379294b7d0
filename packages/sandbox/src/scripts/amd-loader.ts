import * as inspector from 'node:inspector';
import { NetSuiteError, SandboxError } from '../errors';
import { isNetSuiteModule } from '../modules/netsuite-modules';
import { MODULES } from '../modules/register';
import { scriptObject } from '../modules/script-object';
import { Recent } from '../recent';
import { AmdConfig, parseConfig, type Shim } from './amd-config';
import { placedSyntaxError } from './compiled-scripts';
import { resolveModulePath } from './module-path';
import { findNewerSyntax, type NewerSyntax } from './newer-syntax';
import { readScriptHeader, runtimeVersion } from './script-header';
import { withInlineMap } from './source-maps';
import type { Execution } from './start-execution';

/** Loads modules for one execution: each file is evaluated once. */
export interface AmdLoader {
  /** Loads a script's own file with all that it depends on. @returns what its factory returned */
  loadScript(path: string): unknown;
  /**
   * An N/* module. One that NetSuite has and the sandbox does not is an object whose members throw NotSimulatedError.
   * @throws NetSuiteError MODULE_DOES_NOT_EXIST when NetSuite has no such module either
   */
  builtIn(name: string): unknown;
}

type Factory = (...dependencies: unknown[]) => unknown;

interface Definition {
  readonly name: string | undefined;
  /** Undefined when the script gave none: then the factory gets require, exports and module. */
  readonly dependencies: readonly string[] | undefined;
  /** A factory, or the module itself. */
  readonly content: unknown;
}

/** Told of a module that the sandbox does not have. */
const PRESENT = `The sandbox has ${Object.keys(MODULES).join(', ')}.`;

const COMMON_JS = ['require', 'exports', 'module'] as const;

/**
 * Asynchronous Module Definition as NetSuite's server side has it: `define` and `require` run synchronously, files come
 * from the File Cabinet.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4387811519.html (define)
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4704230948.html (require)
 */
export function createAmdLoader(execution: Execution): AmdLoader {
  return new FileCabinetLoader(execution);
}

/** Modules that a script loaded when it ran last, by the path of its own file. */
const modulesOf = new Recent<Set<string>>(100);

class FileCabinetLoader implements AmdLoader {
  private readonly loaded = new Map<string, unknown>();
  /** Texts that were looked up at once; only for the time until the script's own file is loaded. */
  private ahead: ReadonlyMap<string, string> = new Map();
  private readonly builtIns = new Map<string, unknown>();
  /** Modules that gave themselves a name: `define('name', …)`. */
  private readonly named = new Map<string, unknown>();
  private readonly config = new AmdConfig();
  /** `@NApiVersion` of the script's own file, when it and all that it loads run as SuiteScript 2.0. */
  private oldVersion: string | undefined;
  /** Files on the way, outermost first: one that comes twice is a circle. */
  private readonly loading: string[] = [];

  constructor(private readonly execution: Execution) {}

  loadScript(path: string): unknown {
    const modules = modulesOf.get(path, () => new Set());
    this.ahead = this.execution.account.files.textsByPath([path, ...modules]);
    this.readHeader(path);
    const script = this.load(path);
    this.ahead = new Map();
    for (const module of this.loaded.keys()) modules.add(module);
    return script;
  }

  private readHeader(path: string): void {
    const { apiVersion = '', amdConfig } = readScriptHeader(this.read(path));
    const version = runtimeVersion(apiVersion, this.execution.account.settings);
    this.oldVersion = version === '2.0' ? apiVersion : undefined;
    if (amdConfig === undefined) return;
    const file = resolveModulePath(amdConfig, path).replace(/\.json\.js$/, '.json');
    this.config.add(parseConfig(this.read(file), file), file);
  }

  /** @param shim says what the file leaves behind when it is no AMD module */
  private load(path: string, shim?: Shim): unknown {
    if (this.loaded.has(path)) return this.loaded.get(path);
    if (this.loading.includes(path)) throw circle([...this.loading.slice(this.loading.indexOf(path)), path]);
    const source = this.read(path);
    this.loading.push(path);
    try {
      const value = shim ? this.runShimmed(source, path, shim) : this.instantiate(this.evaluate(source, path), path);
      this.loaded.set(path, value);
      return value;
    } finally {
      this.loading.pop();
    }
  }

  builtIn(name: string): unknown {
    const known = this.builtIns.get(name);
    if (known) return known;
    if (name === 'N') return this.keep(name, this.allModules());
    const factory = Object.hasOwn(MODULES, name) ? MODULES[name] : undefined;
    if (!factory && !isNetSuiteModule(name)) {
      throw new NetSuiteError('MODULE_DOES_NOT_EXIST', `Module does not exist: ${name}.js`);
    }
    return this.keep(name, factory ? factory(this.execution) : scriptObject(this.execution, name, {}, PRESENT));
  }

  private keep(name: string, module: object): object {
    this.builtIns.set(name, module);
    return module;
  }

  /**
   * `define(['N'], function (N) { N.record.load(…) })`: each module is made when it is asked for. The help does not name it;
   * the typings of SuiteScript do (npm `@hitc/netsuite-types`), and public scripts use it.
   */
  private allModules(): object {
    const all = {};
    for (const name of Object.keys(MODULES)) {
      const get = () => this.builtIn(name);
      Object.defineProperty(all, name.slice('N/'.length), { get, enumerable: true });
    }
    return scriptObject(this.execution, 'N', all);
  }

  private read(path: string): string {
    const text = this.ahead.get(path) ?? this.execution.account.files.contentByPath(path)?.toString('utf8');
    if (text === undefined) throw new NetSuiteError('MODULE_DOES_NOT_EXIST', `Module does not exist: ${path}`);
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  private runShimmed(source: string, path: string, { exports: variable, dependencies }: Shim): unknown {
    for (const name of dependencies) this.resolve(name, path);
    const found =
      variable === undefined ? '' : `\n;return typeof ${variable} === 'undefined' ? undefined : ${variable};`;
    const value = this.compile(source + found, path, []).call(undefined);
    if (variable === undefined || value !== undefined) return value;
    throw new SandboxError(`${path} leaves no variable ${variable}, which its shim names.`);
  }

  private compile(source: string, path: string, parameters: readonly string[]): Factory {
    const newer = this.oldVersion === undefined ? undefined : findNewerSyntax(source);
    if (newer) throw tooNew(newer, path, this.oldVersion as string);
    return compile(this.execution, source, path, parameters);
  }

  private evaluate(source: string, path: string): Definition[] {
    const definitions: Definition[] = [];
    const { realm } = this.execution;
    const define = realm.makeFunction('define', (...args) => {
      definitions.push(readDefinition(args, path));
    });
    Object.defineProperty(define, 'amd', { value: realm.kit.makeObject() });
    this.compile(source, path, ['define', 'require']).call(undefined, define, this.requireFor(path));
    return definitions;
  }

  private instantiate(definitions: readonly Definition[], path: string): unknown {
    const anonymous = definitions.filter((definition) => definition.name === undefined);
    for (const definition of definitions) {
      if (definition.name === undefined || definitions.length === 1) continue;
      this.named.set(definition.name, this.build(definition, path));
    }
    const main = anonymous[0] ?? (definitions.length === 1 ? definitions[0] : undefined);
    // What NetSuite makes of such a file is not documented; an undefined module would only fail later.
    if (!main) throw new SandboxError(`${path} does not call define() with a module of its own.`);
    if (anonymous.length > 1)
      throw new SandboxError(`${path} calls define() without a name ${anonymous.length} times.`);
    const value = this.build(main, path);
    if (main.name !== undefined) this.named.set(main.name, value);
    return value;
  }

  private build(definition: Definition, path: string): unknown {
    if (typeof definition.content !== 'function') return definition.content;
    const { kit } = this.execution.realm;
    const module = kit.makeObject();
    module.id = path.replace(/\.js$/, '');
    module.exports = kit.makeObject();
    const own: Record<string, () => unknown> = {
      require: () => this.requireFor(path),
      exports: () => module.exports,
      module: () => module,
    };
    const names = definition.dependencies ?? COMMON_JS;
    const dependencies = names.map((name) => own[name]?.() ?? this.resolve(name, path));
    const value = (definition.content as Factory)(...dependencies);
    const exporting = names.includes('exports') || names.includes('module');
    return value === undefined && exporting ? module.exports : value;
  }

  private resolve(name: string, from: string): unknown {
    if (/^N(\/|$)/.test(name)) return this.builtIn(name);
    if (this.named.has(name)) return this.named.get(name);
    return this.load(resolveModulePath(this.config.pathOf(name) ?? name, from), this.config.shimOf(name));
  }

  /** `require` with `config`, which old scripts call: it adds names and gives `require` back. */
  private requireFor(path: string): unknown {
    const require = this.plainRequire(path);
    const config = this.execution.realm.makeFunction('config', (given) => {
      this.config.add(given, path);
      return require;
    });
    return Object.defineProperty(require, 'config', { value: config });
  }

  private plainRequire(path: string): (...args: unknown[]) => unknown {
    return this.execution.realm.makeFunction('require', (names, callback) => {
      if (typeof names === 'string') return this.resolve(names, path);
      if (!Array.isArray(names)) throw new SandboxError(`${path}: require() takes a name or a list of names.`);
      const modules = names.map((name) => this.resolve(String(name), path));
      if (typeof callback === 'function') (callback as Factory)(...modules);
      return undefined;
    });
  }
}

function readDefinition(args: readonly unknown[], path: string): Definition {
  const rest = [...args];
  const name = typeof rest[0] === 'string' ? (rest.shift() as string) : undefined;
  const listed = rest.length > 1 && Array.isArray(rest[0]) ? (rest.shift() as unknown[]) : undefined;
  if (rest.length === 0) throw new SandboxError(`${path} calls define() without a module.`);
  return { name, dependencies: listed?.map(String), content: rest[0] };
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0827015351.html */
function tooNew({ what, line }: NewerSyntax, path: string, version: string): NetSuiteError {
  const why =
    version === '2.0'
      ? 'Write @NApiVersion 2.1.'
      : 'NetSuite runs 2.x as 2.0 unless the account says otherwise (deploy --execute-2x-as 2.1). Write @NApiVersion 2.1.';
  const text = `${what} is SuiteScript 2.1, but the script is @NApiVersion ${version}`;
  return new NetSuiteError('SYNTAX_ERROR', `SyntaxError: ${text} (${path}#${line}). ${why}`);
}

function compile(execution: Execution, source: string, path: string, parameters: readonly string[]): Factory {
  try {
    // Only a debugger wants the map.
    const text = inspector.url() === undefined ? source : withInlineMap(execution.account, path, source);
    return execution.realm.compile(text, path, parameters);
  } catch (error) {
    throw new NetSuiteError('SYNTAX_ERROR', placedSyntaxError(error, path));
  }
}

/** NetSuite's help does not say what a circle does; RequireJS would hand out `undefined`. */
function circle(paths: readonly string[]): SandboxError {
  return new SandboxError(`Modules depend on each other in a circle: ${paths.join(' → ')}`);
}
