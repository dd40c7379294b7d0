import { NotSimulatedError } from '../errors';
import type { ModuleFactory } from '../scripts/script-execution';

/** Loads a module's file when a script first asks for it: ssh2 and the SQL parser are not free. */
function lazily(file: string, factory: string): ModuleFactory {
  return (execution) => {
    const loaded = require(file) as Record<string, ModuleFactory | undefined>;
    const make = loaded[factory];
    if (!make) throw new NotSimulatedError(`${file}#${factory}`);
    return make(execution);
  };
}

/** Every N/* module that the sandbox has. */
export const MODULES: Readonly<Record<string, ModuleFactory>> = {
  'N/cache': lazily('./cache/cache-module', 'createCacheModule'),
  'N/compress': lazily('./compress/compress-module', 'createCompressModule'),
  'N/config': lazily('./config/config-module', 'createConfigModule'),
  'N/crypto': lazily('./crypto/crypto-module', 'createCryptoModule'),
  'N/email': lazily('./email/email-module', 'createEmailModule'),
  'N/encode': lazily('./encode/encode-module', 'createEncodeModule'),
  'N/error': lazily('./error/error-module', 'createErrorModule'),
  'N/file': lazily('./file/file-module', 'createFileModule'),
  'N/format': lazily('./format/format-module', 'createFormatModule'),
  'N/http': lazily('./http/http-module', 'createHttpModule'),
  'N/https': lazily('./http/http-module', 'createHttpsModule'),
  'N/log': lazily('./log/log-module', 'createLogModule'),
  'N/query': lazily('./query/query-module', 'createQueryModule'),
  'N/record': lazily('./record/record-module', 'createRecordModule'),
  'N/runtime': lazily('./runtime/runtime-module', 'createRuntimeModule'),
  'N/search': lazily('./search/search-module', 'createSearchModule'),
  'N/sftp': lazily('./sftp/sftp-module', 'createSftpModule'),
  'N/task': lazily('./task/task-module', 'createTaskModule'),
  'N/url': lazily('./url/url-module', 'createUrlModule'),
  'N/util': lazily('./util/util-module', 'createUtilModule'),
};
