import { type AnyNode, parse } from 'acorn';

/** @throws SyntaxError for what is no JavaScript; its message ends with the place, `(line:column)` */
export function parseScript(source: string): AnyNode {
  return parse(source, { ecmaVersion: 'latest', allowReturnOutsideFunction: true, locations: true });
}

/** A node and all below it, in the order of the source. */
export function* nodesOf(root: AnyNode): Generator<AnyNode> {
  const open: AnyNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    open.push(...childrenOf(node).reverse());
  }
}

/** From 1. */
export const lineOf = (node: AnyNode): number => node.loc?.start.line ?? 1;

function childrenOf(node: AnyNode): AnyNode[] {
  const values = Object.values(node).flat() as unknown[];
  return values.filter((value): value is AnyNode => isNode(value));
}

function isNode(value: unknown): value is AnyNode {
  return value !== null && typeof value === 'object' && typeof (value as { type?: unknown }).type === 'string';
}
