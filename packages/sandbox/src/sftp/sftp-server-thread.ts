import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SftpCounts, SftpFaultRule } from './sftp-faults';
import type { SftpServer, SftpServerOptions } from './sftp-server';

/** As `SftpServerOptions`; functions cannot cross between threads, so faults are data. */
export type SftpServerThreadOptions = Omit<SftpServerOptions, 'faults'> & {
  readonly faults?: readonly SftpFaultRule[];
};

export interface SftpServerThread extends Omit<SftpServer, 'setFaults' | 'counts'> {
  counts(): Promise<SftpCounts>;
  /** Replaces the faults; they hold from the next request on. */
  setFaults(faults: readonly SftpFaultRule[] | undefined): Promise<void>;
}

export type ThreadRequest = { faults: readonly SftpFaultRule[] } | { counts: true };
type Message =
  | { started: Omit<SftpServer, 'setFaults' | 'counts' | 'close'> }
  | { failed: string }
  | { counts: SftpCounts };

/**
 * Starts the SFTP server in a thread of its own, for a process that also runs scripts: while a script's SFTP call waits,
 * its thread does nothing else. The thread does not keep the process alive.
 */
export async function startSftpServerThread(options: SftpServerThreadOptions): Promise<SftpServerThread> {
  const worker = new Worker(path.join(__dirname, 'sftp-server-worker.js'), { workerData: options });
  const first = await nextMessage(worker);
  if (!('started' in first)) {
    await worker.terminate();
    throw new Error('failed' in first ? first.failed : 'The SFTP server did not start.');
  }
  worker.unref();
  return {
    ...first.started,
    setFaults: async (faults) => {
      await ask(worker, { faults: faults ?? [] });
    },
    counts: () => ask(worker, { counts: true }),
    close: async () => {
      await worker.terminate();
    },
  };
}

async function ask(worker: Worker, request: ThreadRequest): Promise<SftpCounts> {
  const answer = nextMessage(worker);
  worker.postMessage(request);
  const message = await answer;
  return 'counts' in message ? message.counts : {};
}

function nextMessage(worker: Worker): Promise<Message> {
  return new Promise((resolve, reject) => {
    const onError = (error: unknown) => reject(error);
    worker.once('error', onError);
    worker.once('message', (message: Message) => {
      worker.removeListener('error', onError);
      resolve(message);
    });
  });
}
