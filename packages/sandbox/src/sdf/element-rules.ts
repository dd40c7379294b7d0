/** What an SDF object's element may hold. */
export interface ElementRule {
  readonly required?: boolean;
  /** Only `T` and `F`. */
  readonly flag?: boolean;
  /** Most characters. */
  readonly max?: number;
  readonly values?: readonly string[];
  /** Whole number from … to …. */
  readonly range?: readonly [number, number];
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
  /** Element names are not checked: the type has more than the sandbox knows. */
  readonly open?: boolean;
}

/**
 * Rules as text, an element a word: `name` any text; then, in this order, `!` required, `?` T or F, `:40` most
 * characters, `=A|B` one of, `#1-1000` a whole number in that range.
 * @param inside rules of elements that have elements
 */
export function elements(
  text: string,
  inside: Readonly<Record<string, ElementRules>> = {},
  more: Omit<ElementRules, 'elements'> = {},
): ElementRules {
  const rules = new Map<string, ElementRule>();
  for (const word of text.split(/\s+/)) {
    if (word === '') continue;
    const match = /^([a-z0-9]+)(!?)(\??)(?::(\d+))?(?:=([^#]+))?(?:#(-?\d+)-(\d+))?$/i.exec(word);
    if (!match) throw new Error(`"${word}" is no element rule`);
    const [, name = '', required, flag, max, values, from, to] = match;
    rules.set(name, {
      required: required === '!',
      flag: flag === '?',
      max: max === undefined ? undefined : Number(max),
      values: values?.split('|'),
      range: from === undefined ? undefined : [Number(from), Number(to)],
      inside: inside[name],
    });
  }
  for (const [name, group] of Object.entries(inside)) {
    if (!rules.has(name)) rules.set(name, { inside: group });
  }
  return { elements: rules, ...more };
}
