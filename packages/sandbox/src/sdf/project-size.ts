import fs from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Problem } from './problems';
import type { SdfProject } from './read-project';

/** A zipped project may have 50 MB: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4737888643.html */
const MOST_BYTES = 50 * 1024 * 1024;

/** What the zip format adds to each file, besides its name, which stands in it twice. */
const ENTRY_BYTES = 76;

/** What SDF would be sent is too large. Only projects that are large unzipped are measured, since that takes seconds. */
export function tooLarge({ dir, objects, files }: SdfProject): Problem[] {
  const sent = ['manifest.xml', 'deploy.xml', ...objects.map(({ file }) => file), ...files.map(({ file }) => file)];
  const there = [...new Set(sent)].flatMap((file) => {
    const source = path.join(dir, file);
    const stat = fs.statSync(source, { throwIfNoEntry: false });
    return stat?.isFile() ? [{ file, source, size: stat.size }] : [];
  });
  if (there.reduce((sum, { size }) => sum + size, 0) <= MOST_BYTES) return [];
  const zipped = there.reduce((sum, { file, source }) => sum + zippedBytes(file, source), 0);
  if (zipped <= MOST_BYTES) return [];
  const rule = `names ${zipped} bytes, zipped; a project may have ${MOST_BYTES} (50 MB)`;
  return [{ file: 'deploy.xml', element: '', rule }];
}

function zippedBytes(file: string, source: string): number {
  const raw = fs.readFileSync(source);
  return Math.min(deflateRawSync(raw).length, raw.length) + ENTRY_BYTES + 2 * Buffer.byteLength(file);
}
