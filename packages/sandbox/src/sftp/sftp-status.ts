import { utils } from 'ssh2';

const { STATUS_CODE } = utils.sftp;

/** Names of the SFTP version 3 status codes that the server sends. */
export type SftpStatus = keyof typeof STATUS_CODE;

/** A refusal on its way to the client. */
export class SftpRefusal extends Error {
  constructor(
    readonly status: SftpStatus,
    message?: string,
  ) {
    super(message ?? status);
  }
}

/** As OpenSSH's `errno_to_portable` in sftp-server.c maps them, so that clients see what a common server says. */
const STATUS_OF_ERRNO: Readonly<Record<string, SftpStatus>> = {
  ENOENT: 'NO_SUCH_FILE',
  ENOTDIR: 'NO_SUCH_FILE',
  EBADF: 'NO_SUCH_FILE',
  ELOOP: 'NO_SUCH_FILE',
  EPERM: 'PERMISSION_DENIED',
  EACCES: 'PERMISSION_DENIED',
  EFAULT: 'PERMISSION_DENIED',
  ENAMETOOLONG: 'BAD_MESSAGE',
  EINVAL: 'BAD_MESSAGE',
  ERR_INVALID_ARG_VALUE: 'BAD_MESSAGE',
  ENOSYS: 'OP_UNSUPPORTED',
};

/** OpenSSH's wording of each status. */
const WORDING: Readonly<Record<string, string>> = {
  OK: 'Success',
  EOF: 'End of file',
  NO_SUCH_FILE: 'No such file',
  PERMISSION_DENIED: 'Permission denied',
  FAILURE: 'Failure',
  BAD_MESSAGE: 'Bad message',
  NO_CONNECTION: 'No connection',
  CONNECTION_LOST: 'Connection lost',
  OP_UNSUPPORTED: 'Operation unsupported',
};

/** Which status a failed file operation is answered with. */
export function statusOfError(error: unknown): SftpStatus {
  if (error instanceof SftpRefusal) return error.status;
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return (code !== undefined && STATUS_OF_ERRNO[code]) || 'FAILURE';
}

/** What a client that knows no more statuses than these makes of another one: a failure. */
export function statusName(code: number): SftpStatus {
  const names = Object.keys(STATUS_CODE) as SftpStatus[];
  return names.find((name) => STATUS_CODE[name] === code) ?? 'FAILURE';
}

export function statusCode(status: SftpStatus): number {
  return STATUS_CODE[status];
}

export function statusWording(status: SftpStatus): string {
  return WORDING[status] ?? status;
}
