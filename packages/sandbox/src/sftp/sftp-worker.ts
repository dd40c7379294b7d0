import { runAsWorker } from 'synckit';
import { NetSuiteError } from '../errors';
import { SftpConnection } from './sftp-connection';
import type { SftpAnswer, SftpCommand } from './sftp-protocol';

/** Runs in a thread of its own: keeps the connections while the script's thread waits for each answer. */
const connections = new Map<number, SftpConnection>();
let lastId = 0;

async function handle(command: SftpCommand): Promise<SftpAnswer> {
  try {
    return { value: await carryOut(command) };
  } catch (error) {
    if (error instanceof NetSuiteError) return { error: { name: error.name, message: error.message } };
    throw error;
  }
}

async function carryOut(command: SftpCommand): Promise<unknown> {
  if (command.call === 'open') {
    lastId += 1;
    connections.set(lastId, await SftpConnection.open(command.options));
    return lastId;
  }
  const connection = connections.get(command.connection);
  if (command.call === 'close') {
    connections.delete(command.connection);
    return connection?.close();
  }
  if (connection === undefined) throw new Error(`SFTP connection ${command.connection} is not open.`);
  switch (command.call) {
    case 'download':
      return connection.download(command.path, command.seconds);
    case 'upload':
      return connection.upload(
        command.path,
        Buffer.from(command.content.buffer, command.content.byteOffset, command.content.byteLength),
        command.replaceExisting,
        command.seconds,
      );
    case 'list':
      return connection.list(command.path);
    case 'move':
      return connection.move(command.from, command.to);
    case 'removeFile':
      return connection.removeFile(command.path);
    case 'makeDirectory':
      return connection.makeDirectory(command.path);
    case 'removeDirectory':
      return connection.removeDirectory(command.path);
  }
}

runAsWorker(handle);
