import fs from 'node:fs';
import path from 'node:path';
import type { Problem } from './problems';
import { parseXml, type XmlElement, XmlError } from './xml';

/**
 * Reads an XML file of a project, UTF-8.
 * @param file relative to the project folder
 * @returns undefined, with a problem noted, when it cannot be read
 */
export function readXmlFile(
  root: string,
  file: string,
  problems: Problem[],
): { readonly text: string; readonly root: XmlElement } | undefined {
  const complain = (rule: string): undefined => {
    problems.push({ file, element: '', rule });
  };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(fs.readFileSync(path.join(root, file)));
    return { text, root: parseXml(text) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof XmlError) return complain(`is no valid XML: ${error.message}`);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return complain('is no UTF-8 text');
    if (code === 'EISDIR') return complain('is a folder, not a file');
    if (code === 'EACCES') return complain('cannot be read: permission denied');
    throw error;
  }
}
