import type { ModuleFactory } from '../../scripts/script-execution';
import { requireArguments, scriptObject } from '../script-object';
import { decode, ENCODING, encode } from './encodings';

interface ConvertOptions {
  readonly string: string;
  readonly inputEncoding: string;
  readonly outputEncoding: string;
}

/** N/encode: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4369847722.html */
export const createEncodeModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/encode', {
    convert(options: ConvertOptions): string {
      requireArguments(options, ['inputEncoding', 'outputEncoding'], 'convert');
      const text = String(options.string ?? '');
      return encode(decode(text, options.inputEncoding), options.outputEncoding);
    },
    get Encoding() {
      return ENCODING;
    },
  });
