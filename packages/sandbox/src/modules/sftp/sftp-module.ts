import type { ModuleFactory } from '../../scripts/script-execution';
import { scriptObject } from '../script-object';
import { readConnectOptions } from './connect-options';
import { ConnectionObject } from './connection-object';
import * as limits from './sftp-limits';

/**
 * N/sftp: a real SSH client that NetSuite's limits are put around. There is no `close()`; connections end with the
 * execution. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4617004932.html
 */
export const createSftpModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/sftp', {
    createConnection(options: unknown): object {
      const { account } = execution;
      const connection = account.connectSftp(readConnectOptions(account, options));
      execution.atEnd(() => connection.close());
      return scriptObject(execution, 'sftp.Connection', new ConnectionObject(execution, connection));
    },
    get Sort() {
      return limits.SORT;
    },
    get MAX_CONNECT_TIMEOUT() {
      return limits.MAX_CONNECT_TIMEOUT;
    },
    get MIN_CONNECT_TIMEOUT() {
      return limits.MIN_CONNECT_TIMEOUT;
    },
    get MAX_PORT_NUMBER() {
      return limits.MAX_PORT_NUMBER;
    },
    get MIN_PORT_NUMBER() {
      return limits.MIN_PORT_NUMBER;
    },
    get DEFAULT_PORT_NUMBER() {
      return limits.DEFAULT_PORT_NUMBER;
    },
  });
