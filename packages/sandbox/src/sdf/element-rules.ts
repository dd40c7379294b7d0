import { VALUE_SETS } from './value-sets';

/** What an SDF object's element may hold. */
export interface ElementRule {
  readonly required?: boolean;
  /** Only `T` and `F`. */
  readonly flag?: boolean;
  /** May stand more than once. */
  readonly many?: boolean;
  /** Most characters. */
  readonly max?: number;
  readonly values?: readonly string[];
  /** Values that the sandbox knows of; others are a warning. With `references` each of several values, parted by `|`. */
  readonly known?: ReadonlySet<string>;
  /** Whole number from … to …. */
  readonly range?: readonly [number, number];
  readonly format?: 'date' | 'time';
  /** Object types, or elements with a script id, that `[scriptid=…]` may lead to. */
  readonly references?: readonly string[];
  /** Feature that an element which is on needs in the manifest. */
  readonly feature?: string;
  readonly inside?: ElementRules;
}

export interface ElementRules {
  readonly elements: ReadonlyMap<string, ElementRule>;
  /** Elements that carry a `scriptid` need this prefix and length. */
  readonly scriptid?: { readonly prefix: string; readonly max: number };
  /** Exactly one child. */
  readonly oneOf?: boolean;
  /** Children named by script parameters are allowed. */
  readonly parameters?: boolean;
  /** The type has more elements than the sandbox knows: another one is a warning. */
  readonly open?: boolean;
}

const WORD =
  /^([a-zA-Z0-9]+)(\*?)(!?)(\??)(?::(\d+))?(?:@([A-Z_]+)|=([^#>^%]+))?(?:#(-?\d+)-(\d+))?(?:%(date|time))?(?:>([a-zA-Z|]+))?(?:\^([A-Z]+))?$/;

/**
 * Rules as text, an element a word: `name` any text; then, in this order, `*` may repeat, `!` required, `?` T or F, `:40`
 * most characters, `=A|B` one of, `@SET` one of a set of `value-sets.ts`, `#1-1000` a whole number in that range, `%date`
 * or `%time`, `>role|subtab` what it may refer to, `^CRM` the feature that it needs.
 * @param inside rules of elements that have elements; `name*` may repeat
 */
export function elements(
  text: string,
  inside: Readonly<Record<string, ElementRules>> = {},
  more: Omit<ElementRules, 'elements'> = {},
): ElementRules {
  const rules = new Map<string, ElementRule>();
  for (const word of text.split(/\s+/)) {
    if (word !== '') rules.set(...readRule(word));
  }
  for (const [name, group] of Object.entries(inside)) {
    const plain = name.replace(/\*$/, '');
    rules.set(plain, { ...rules.get(plain), inside: group, ...(name !== plain && { many: true }) });
  }
  return { elements: rules, ...more };
}

function readRule(word: string): [string, ElementRule] {
  const match = WORD.exec(word);
  const known = match?.[6] === undefined ? undefined : VALUE_SETS[match[6]];
  if (!match || (match[6] !== undefined && !known)) throw new Error(`"${word}" is no element rule`);
  const [, name = '', many, required, flag, max, , values, from, to, format, references, feature] = match;
  return [
    name,
    {
      many: many === '*',
      required: required === '!',
      flag: flag === '?',
      ...(max !== undefined && { max: Number(max) }),
      ...(known && { known }),
      ...(values !== undefined && { values: values.split('|') }),
      ...(from !== undefined && { range: [Number(from), Number(to)] as const }),
      ...(format !== undefined && { format: format as 'date' | 'time' }),
      ...(references !== undefined && { references: references.split('|') }),
      ...(feature !== undefined && { feature }),
    },
  ];
}
