import type { AnyNode } from 'acorn';
import { Recent } from '../recent';
import { lineOf, nodesOf, parseScript } from './syntax-tree';

/** Something in a file that ECMAScript 5.1 does not have. */
export interface NewerSyntax {
  /** In words: `an arrow function` */
  readonly what: string;
  readonly line: number;
}

const known = new Recent<{ readonly found: NewerSyntax | undefined }>(20_000_000, (source) => source.length);

/**
 * The first construct of a file that SuiteScript 2.0 does not know: "SuiteScript 2.0 … is based on ES5.1"
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_156042690639.html). `const` passes: the page of strict
 * mode names it for 2.0. Which functions its library lacks (`includes`, `Object.assign` …) is not documented, so they stay.
 * @returns undefined also for a file that is no JavaScript at all; whoever compiles it says so
 */
export function findNewerSyntax(source: string): NewerSyntax | undefined {
  return known.get(source, () => ({ found: search(source) })).found;
}

function search(source: string): NewerSyntax | undefined {
  let program: AnyNode;
  try {
    program = parseScript(source);
  } catch {
    return undefined;
  }
  for (const node of nodesOf(program)) {
    const what = newerIn(node);
    if (what !== undefined) return { what, line: lineOf(node) };
  }
  return undefined;
}

/** Kinds of nodes that ECMAScript 5.1 does not have at all. */
const NEWER: Readonly<Record<string, string>> = {
  ArrayPattern: 'destructuring',
  ArrowFunctionExpression: 'an arrow function',
  AssignmentPattern: 'a default value',
  AwaitExpression: 'await',
  ChainExpression: 'optional chaining (?.)',
  ClassDeclaration: 'a class',
  ClassExpression: 'a class',
  ForOfStatement: 'for … of',
  ImportExpression: 'import()',
  MetaProperty: 'new.target',
  ObjectPattern: 'destructuring',
  RestElement: 'a rest parameter (...)',
  SpreadElement: 'the spread operator (...)',
  TemplateLiteral: 'a template string',
  YieldExpression: 'yield',
};

const NEWER_OPERATORS = new Set(['**', '??', '**=', '??=', '&&=', '||=']);

function newerIn(node: AnyNode): string | undefined {
  if (NEWER[node.type]) return NEWER[node.type];
  switch (node.type) {
    case 'VariableDeclaration':
      return node.kind === 'var' || node.kind === 'const' ? undefined : node.kind;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return node.async ? 'an async function' : node.generator ? 'a generator function' : undefined;
    case 'Property':
      if (node.computed) return 'a computed property';
      return node.method ? 'a method in an object' : node.shorthand ? 'a shorthand property' : undefined;
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return NEWER_OPERATORS.has(node.operator) ? `the operator ${node.operator}` : undefined;
    case 'CatchClause':
      return node.param ? undefined : 'catch without a name';
    case 'Literal':
      return newerLiteral(node);
    default:
      return undefined;
  }
}

function newerLiteral({ bigint, regex, raw = '' }: Extract<AnyNode, { type: 'Literal' }>): string | undefined {
  if (bigint) return 'a bigint';
  if (regex) return /[^gim]/.test(regex.flags) ? `the flag ${regex.flags} of a regular expression` : undefined;
  return /^0[bo]/i.test(raw)
    ? 'a binary or octal number'
    : /^\d[\d.]*_/.test(raw)
      ? 'a separator in a number'
      : undefined;
}
