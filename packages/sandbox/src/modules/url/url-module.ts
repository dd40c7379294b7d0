import { NotSimulatedError } from '../../errors';
import type { ModuleFactory } from '../../scripts/script-execution';
import { requireArguments, scriptObject } from '../script-object';

/** N/url: the sandbox has no pages, so it only builds text. */
export const createUrlModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/url', {
    format(options: { domain: string; params?: Readonly<Record<string, unknown>> }): string {
      requireArguments(options, ['domain'], 'format');
      const pairs = Object.entries(options.params ?? {});
      const query = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
      return query.length === 0 ? options.domain : `${options.domain}?${query.join('&')}`;
    },
    resolveScript(): never {
      throw new NotSimulatedError('N/url.resolveScript');
    },
    resolveRecord(): never {
      throw new NotSimulatedError('N/url.resolveRecord');
    },
    get HostType() {
      return {
        APPLICATION: 'APPLICATION',
        CUSTOMER_CENTER: 'CUSTOMERCENTER',
        FORM: 'FORM',
        RESTLET: 'RESTLET',
        SUITETALK: 'SUITETALK',
      };
    },
  });
