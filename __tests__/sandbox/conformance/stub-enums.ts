import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const STUBS = join(dirname(require.resolve('@oracle/suitecloud-unit-testing/package.json')), 'stubs');

export type Enum = Readonly<Record<string, unknown>>;

/** Enums of a module in Oracle's unit-testing stubs, by name. @param module without `N/` */
export function stubEnums(module: string): Record<string, Enum> {
  let made: Record<string, unknown> = {};
  const define = (_names: unknown, factory: (...objects: unknown[]) => Record<string, unknown>): void => {
    const returned = factory(...Array.from({ length: factory.length }, () => ({})));
    // N/config returns its constructor.
    made = typeof returned === 'function' ? (returned as { prototype: Record<string, unknown> }).prototype : returned;
  };
  new Function('define', readFileSync(join(STUBS, module, `${module}.js`), 'utf8'))(define);
  const enums: Record<string, Enum> = {};
  for (const name in made) {
    const value = made[name];
    if (/^[A-Z]/.test(name) && typeof value === 'object' && value !== null) enums[name] = { ...value };
  }
  return enums;
}
