import type { ModuleFactory } from '../../scripts/script-execution';
import { ENCODING } from '../encode/encodings';
import { scriptObject } from '../script-object';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4296361104.html; values as in Oracle's stubs. */
const METHOD = { DELETE: 'DELETE', GET: 'GET', HEAD: 'HEAD', PATCH: 'PATCH', POST: 'POST', PUT: 'PUT' } as const;
const CACHE_DURATION = { LONG: 'LONG', MEDIUM: 'MEDIUM', SHORT: 'SHORT', UNIQUE: 'UNIQUE' } as const;
const REDIRECT_TYPE = {
  MEDIA_ITEM: 'MEDIAITEM',
  RECORD: 'RECORD',
  RESTLET: 'RESTLET',
  SUITELET: 'SUITELET',
  TASK_LINK: 'TASKLINK',
} as const;

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1543504694.html */
const HASH_ALG = { SHA256: 'SHA256', SHA512: 'SHA512' } as const;

/**
 * N/http and N/https without requests: a script reaches no server but those of SFTP, and a call says so by name. Suitelets
 * compare `request.method` with the enums.
 */
export const createHttpModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/http', {
    get Method() {
      return METHOD;
    },
    get CacheDuration() {
      return CACHE_DURATION;
    },
    get RedirectType() {
      return REDIRECT_TYPE;
    },
  });

export const createHttpsModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/https', {
    get Method() {
      return METHOD;
    },
    get CacheDuration() {
      return CACHE_DURATION;
    },
    get Encoding() {
      return ENCODING;
    },
    get HashAlg() {
      return HASH_ALG;
    },
    get RedirectType() {
      return REDIRECT_TYPE;
    },
  });
