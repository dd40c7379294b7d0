import { SandboxError } from '../errors';
import { resolveModulePath } from './module-path';

/** A library that is no AMD module: what it leaves in a variable is the module. */
export interface Shim {
  /** Expression that names the variable: `myMath`, `a.b` */
  readonly exports: string | undefined;
  readonly dependencies: readonly string[];
}

const KEYS = new Set(['baseUrl', 'paths', 'shim', 'context']);

/**
 * Names of modules, as a file that `@NAmdConfig` names gives them, or a call of `require.config`:
 * `{ "paths": { "math": "/SuiteScripts/lib/math.js" }, "shim": { "math": { "exports": "myMath" } } }`.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4599733337.html,
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4728232244.html. A path that is relative (`./lib`) is
 * relative to the file that gives it; that is not documented.
 */
export class AmdConfig {
  private readonly paths = new Map<string, string>();
  private readonly shims = new Map<string, Shim>();

  /**
   * @param from the file that gives it
   * @throws SandboxError naming a setting of RequireJS that is not simulated
   */
  add(given: unknown, from: string): void {
    const config = objectOf(given, 'The configuration', from);
    const unknown = Object.keys(config).find((key) => !KEYS.has(key));
    if (unknown) throw new SandboxError(`${from}: "${unknown}" of a require configuration is not simulated.`);
    const base = config.baseUrl === undefined ? undefined : String(config.baseUrl).replace(/\/$/, '');
    for (const [name, path] of Object.entries(objectOf(config.paths ?? {}, 'paths', from))) {
      const full = base !== undefined && !/^\.{0,2}\//.test(String(path)) ? `${base}/${path}` : String(path);
      this.paths.set(name, resolveModulePath(full, from).replace(/\.js$/, ''));
    }
    for (const [name, shim] of Object.entries(objectOf(config.shim ?? {}, 'shim', from))) {
      this.shims.set(name, readShim(shim, name, from));
    }
  }

  /** The path that a name stands for: it or the folder it begins with. */
  pathOf(name: string): string | undefined {
    for (let prefix = name; prefix !== ''; prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('/')))) {
      const path = this.paths.get(prefix);
      if (path !== undefined) return path + name.slice(prefix.length);
    }
    return undefined;
  }

  shimOf(name: string): Shim | undefined {
    return this.shims.get(name);
  }
}

/** @throws SandboxError when it is no JSON */
export function parseConfig(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SandboxError(`${path}, which @NAmdConfig names, is no JSON: ${(cause as Error).message}`, { cause });
  }
}

function objectOf(value: unknown, what: string, from: string): Record<string, unknown> {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new SandboxError(`${from}: ${what} must be an object.`);
}

function readShim(given: unknown, name: string, from: string): Shim {
  const { exports: variable, deps = [] } = Array.isArray(given)
    ? { exports: undefined, deps: given }
    : (objectOf(given, `shim.${name}`, from) as { exports?: unknown; deps?: unknown[] });
  if (variable !== undefined && !/^[\w$]+(\.[\w$]+)*$/.test(String(variable))) {
    throw new SandboxError(`${from}: shim.${name}.exports must name a variable, not ${JSON.stringify(variable)}.`);
  }
  return { exports: variable as string | undefined, dependencies: deps.map(String) };
}
