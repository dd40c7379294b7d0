import { parentPort, workerData } from 'node:worker_threads';
import type { SftpFaultRule } from './sftp-faults';
import { startSftpServer } from './sftp-server';
import type { SftpServerThreadOptions } from './sftp-server-thread';

/** The thread of `startSftpServerThread`. */
async function serve(): Promise<void> {
  const { host, port, username, hostKey, hostKeyType, setFaults } = await startSftpServer(
    workerData as SftpServerThreadOptions,
  );
  parentPort?.on('message', ({ faults }: { faults: readonly SftpFaultRule[] }) => {
    setFaults(faults);
    parentPort?.postMessage({ faultsSet: true });
  });
  parentPort?.postMessage({ started: { host, port, username, hostKey, hostKeyType } });
}

serve().catch((error: Error) => parentPort?.postMessage({ failed: error.message }));
