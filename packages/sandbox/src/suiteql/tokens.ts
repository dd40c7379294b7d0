import { unsupported } from './suiteql-error';

export interface Token {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'symbol';
  /** As written; strings and quoted names without their quotes, doubled quotes made single. */
  readonly text: string;
  /** Upper case of a word, the sign of a symbol, else empty: what a grammar looks at. */
  readonly key: string;
}

const PATTERNS: readonly (readonly [Token['kind'] | 'space', RegExp])[] = [
  ['space', /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y],
  ['string', /'(?:[^']|'')*'/y],
  ['quoted', /"(?:[^"]|"")+"/y],
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['word', /[\p{L}_][\p{L}\p{N}_$#]*/uy],
  ['symbol', /\|\||<>|!=|<=|>=|\^=|[(),.*+\-/=<>?;:%]/y],
];

/**
 * Cuts SuiteQL text into tokens; comments are dropped.
 * @throws NetSuiteError for a character that no token begins with, such as an opening quote that nothing closes
 */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    const [kind, text] = match(sql, at);
    at += text.length;
    if (kind !== 'space') {
      tokens.push(makeToken(kind, text));
    }
  }
  return tokens;
}

function match(sql: string, at: number): readonly [Token['kind'] | 'space', string] {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const text = pattern.exec(sql)?.[0];
    if (text !== undefined) {
      return [kind, text];
    }
  }
  throw unsupported(`unexpected character ${JSON.stringify(sql[at])} at position ${at + 1}`);
}

function makeToken(kind: Token['kind'], text: string): Token {
  if (kind === 'string') {
    return { kind, text: text.slice(1, -1).replaceAll("''", "'"), key: '' };
  }
  if (kind === 'quoted') {
    return { kind, text: text.slice(1, -1).replaceAll('""', '"'), key: '' };
  }
  return { kind, text, key: kind === 'word' ? text.toUpperCase() : kind === 'symbol' ? text : '' };
}
