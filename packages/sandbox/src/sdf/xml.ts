import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An XML element as it stands in an SDF object; order is kept. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text without white space around it; empty when it has child elements only. */
  readonly text: string;
}

/** Text that is no well-formed XML, or has a DOCTYPE. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

const ATTRIBUTES = ':@';
const TEXT = '#text';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

type Node = Record<string, unknown>;

/**
 * Reads an XML document. Document types are refused, so no entity but XML's own five and characters by number is expanded.
 * @throws XmlError that names line and column
 */
export function parseXml(xml: string): XmlElement {
  const text = xml.replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new XmlError('it is empty');
  const verdict = XMLValidator.validate(text, { allowBooleanAttributes: false });
  if (verdict !== true) throw new XmlError(`line ${verdict.err.line}, column ${verdict.err.col}: ${verdict.err.msg}`);
  if (/<!DOCTYPE/i.test(text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, ''))) {
    throw new XmlError('a document type (<!DOCTYPE …>) is not allowed');
  }
  const roots = (parser.parse(text) as Node[]).filter((node) => elementName(node) !== undefined);
  const [root] = roots;
  if (!root || roots.length !== 1) throw new XmlError('there must be exactly one root element');
  return element(root);
}

function elementName(node: Node): string | undefined {
  return Object.keys(node).find((key) => key !== ATTRIBUTES && key !== TEXT);
}

function element(node: Node): XmlElement {
  const name = elementName(node) as string;
  const content = node[name] as Node[];
  const text = content.map((child) => (TEXT in child ? decodeCharacters(String(child[TEXT])) : '')).join('');
  return {
    name,
    attributes: (node[ATTRIBUTES] ?? {}) as Record<string, string>,
    children: content.filter((child) => elementName(child) !== undefined).map(element),
    text: text.trim(),
  };
}

/** The parser decodes XML's five entities but not characters by number. */
function decodeCharacters(text: string): string {
  return text.replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (whole, hex?: string, decimal?: string) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Child elements of that name. */
export function childrenOf(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
  return parent?.children.filter((child) => child.name === name) ?? [];
}

/** The element at the end of a path of names, first of each. */
export function childAt(parent: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  return names.reduce((at: XmlElement | undefined, name) => childrenOf(at, name)[0], parent);
}

/** Text of the element at the end of a path; undefined when there is none. */
export function textAt(parent: XmlElement | undefined, ...names: readonly string[]): string | undefined {
  return childAt(parent, ...names)?.text;
}

/** `T` and `F` of SDF. @param fallback what holds when the element is absent or empty */
export function flagAt(parent: XmlElement | undefined, name: string, fallback: boolean): boolean {
  const text = textAt(parent, name);
  return text === undefined || text === '' ? fallback : text === 'T';
}
