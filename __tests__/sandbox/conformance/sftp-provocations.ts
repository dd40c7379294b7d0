/** Provocations (see `provocations.ts`) of N/sftp: `connect(changes)` connects to a server with `here.txt` and `full/x`. */
const MISSING = 'SSS_MISSING_REQD_ARGUMENT';
const TYPE = 'SSS_INVALID_TYPE_ARG';

export const SFTP_PROVOCATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'sftp.createConnection': {
    [MISSING]: "sftp.createConnection({ url: 'x' })",
    [TYPE]: "connect({ port: '22' })",
    MUTUALLY_EXCLUSIVE_ARGUMENTS: "connect({ passwordGuid: 'a' })",
    FTP_UNKNOWN_HOST: "connect({ url: 'sftp.nowhere.invalid' })",
    FTP_CANNOT_ESTABLISH_CONNECTION: "connect({ username: 'somebody' })",
    FTP_INVALID_PORT_NUMBER: 'connect({ port: 65536 })',
    FTP_INVALID_CONNECTION_TIMEOUT: 'connect({ timeout: 21 })',
    FTP_INVALID_DIRECTORY: "connect({ directory: '/none' })",
    FTP_INCORRECT_HOST_KEY: 'connect({ hostKey: otherKey })',
    FTP_INCORRECT_HOST_KEY_TYPE: "connect({ hostKeyType: 'ed25519' })",
    FTP_MALFORMED_HOST_KEY: "connect({ hostKey: 'AAAA' })",
  },
  'sftp.Connection.upload': {
    [MISSING]: 'connect().upload({})',
    [TYPE]: "connect().upload({ file: 'text' })",
    FTP_NO_SUCH_FILE_OR_DIRECTORY: "connect().upload({ file: text(), directory: 'none' })",
    FTP_FILE_ALREADY_EXISTS: "connect().upload({ file: text(), filename: 'here.txt' })",
    THE_REMOTE_PATH_FOR_FILE_IS_NOT_VALID: "connect().upload({ file: text(), directory: '/absolute' })",
  },
  'sftp.Connection.list': {
    [MISSING]: 'connect().list()',
    [TYPE]: 'connect().list({ path: 5 })',
    FTP_INVALID_DIRECTORY: "connect().list({ path: 'none/' })",
  },
  'sftp.Connection.move': {
    [MISSING]: "connect().move({ from: 'here.txt' })",
    [TYPE]: "connect().move({ from: 'here.txt', to: 5 })",
    FTP_INVALID_MOVE: "connect().move({ from: 'here.txt', to: 'none/here.txt' })",
  },
  'sftp.Connection.removeFile': {
    [MISSING]: 'connect().removeFile({})',
    [TYPE]: 'connect().removeFile({ path: 5 })',
    FTP_NO_SUCH_FILE_OR_DIRECTORY: "connect().removeFile({ path: 'none.txt' })",
  },
  'sftp.Connection.removeDirectory': {
    [MISSING]: 'connect().removeDirectory({})',
    [TYPE]: 'connect().removeDirectory({ path: 5 })',
    FTP_DIRECTORY_NOT_FOUND: "connect().removeDirectory({ path: 'none' })",
    FTP_DIRECTORY_NOT_EMPTY: "connect().removeDirectory({ path: 'full' })",
  },
  'sftp.Connection.makeDirectory': {
    [MISSING]: 'connect().makeDirectory({})',
    [TYPE]: 'connect().makeDirectory({ path: 5 })',
    FTP_DIRECTORY_NOT_FOUND: "connect().makeDirectory({ path: 'none/below' })",
  },
  'sftp.Connection.download': {
    [MISSING]: 'connect().download({})',
    [TYPE]: 'connect().download({ filename: 5 })',
    FTP_NO_SUCH_FILE_OR_DIRECTORY: "connect().download({ filename: 'none.txt' })",
    FTP_INVALID_TRANSFER_TIMEOUT: "connect().download({ filename: 'here.txt', timeout: 301 })",
  },
};
