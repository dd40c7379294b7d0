import { gunzipSync, gzipSync } from 'node:zlib';
import { NetSuiteError } from '../../errors';
import { fileTypeOf } from '../../files/file-types';
import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { createFileObject, fileContentOf, type ScriptFileContent } from '../file/file-object';
import { requireArguments, scriptObject } from '../script-object';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158584507367.html: `compress.Type`. */
const ARCHIVE_TYPES = { CPIO: 'CPIO', TAR: 'TAR', TGZ: 'TGZ', TBZ2: 'TBZ2', ZIP: 'ZIP' };

const GZ = '.gz';
/** NetSuite compresses files of up to 680 MB; what it unpacks to, the help does not limit. More here would be hostile. */
const MAX_BYTES = 680 * 1024 * 1024;

interface GzipOptions {
  readonly file: unknown;
  /** 0, no compression, to 9. */
  readonly level?: number;
}

/**
 * N/compress without archives. Both calls cost no units and give a file that is not saved; its name gains or loses `.gz` (unconfirmed: the
 * help's sample logs the names and does not say them).
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158584507367.html
 */
export const createCompressModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/compress', {
    gzip: (options: GzipOptions) => gzip(execution, options),
    gunzip: (options: { file: unknown }) => gunzip(execution, options),
    get Type() {
      return ARCHIVE_TYPES;
    },
  });

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158584918027.html */
function gzip(execution: ScriptExecution, options: GzipOptions): object {
  requireArguments(options, ['file'], 'gzip');
  const level = options.level ?? 6;
  if (!Number.isInteger(level) || level < 0 || level > 9) {
    throw new NetSuiteError(
      'COMPRESS_API_COMPRESSION_LEVEL_OUT_OF_RANGE',
      `The compression level ${String(options.level)} is not between 0 and 9.`,
    );
  }
  const { name, content } = contentOf(options.file);
  return createFileObject(execution, { name: `${name}${GZ}`, type: 'GZIP', content: gzipSync(content, { level }) });
}

/** @throws NetSuiteError COMPRESS_API_DECOMPRESS_ERROR for what is no gzip */
function gunzip(execution: ScriptExecution, options: { file: unknown }): object {
  requireArguments(options, ['file'], 'gunzip');
  const { name, content } = contentOf(options.file);
  const unpacked = name.toLowerCase().endsWith(GZ) ? name.slice(0, -GZ.length) : name;
  return createFileObject(execution, { name: unpacked, type: fileTypeOf(unpacked), content: unpack(name, content) });
}

function unpack(name: string, content: Buffer): Buffer {
  try {
    return gunzipSync(content, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NetSuiteError('COMPRESS_API_DECOMPRESS_ERROR', `The file ${name} cannot be decompressed: ${reason}.`);
  }
}

function contentOf(file: unknown): ScriptFileContent {
  const content = fileContentOf(file);
  if (content) return content;
  throw new NetSuiteError(
    'COMPRESS_API_UNABLE_TO_RETRIEVE_FILE_CONTENTS',
    'The contents of the file cannot be retrieved: options.file is no File object.',
  );
}
