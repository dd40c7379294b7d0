import { parentPort, workerData } from 'node:worker_threads';
import { startSftpServer } from './sftp-server';
import type { SftpServerThreadOptions, ThreadRequest } from './sftp-server-thread';

/** The thread of `startSftpServerThread`. */
async function serve(): Promise<void> {
  const { host, port, username, hostKey, hostKeyType, setFaults, counts } = await startSftpServer(
    workerData as SftpServerThreadOptions,
  );
  parentPort?.on('message', (request: ThreadRequest) => {
    if ('faults' in request) setFaults(request.faults);
    parentPort?.postMessage({ counts: counts() });
  });
  parentPort?.postMessage({ started: { host, port, username, hostKey, hostKeyType } });
}

serve().catch((error: Error) => parentPort?.postMessage({ failed: error.message }));
