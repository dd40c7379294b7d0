const READ_ONLY_SUBLIST =
  'A_SCRIPT_IS_ATTEMPTING_TO_EDIT_THE_1_SUBLIST_THIS_SUBLIST_IS_CURRENTLY_IN_READONLY_MODE_AND_CANNOT_BE_EDITED_CALL_YOUR_NETSUITE_ADMINISTRATOR_TO_DISABLE_THIS_SCRIPT_IF_YOU_NEED_TO_SUBMIT_THIS_RECORD';

/** Noted errors (`@throws`) that the sandbox does not throw, with the reason. */
export const NEVER_THROWN: Readonly<Record<string, string>> = {
  'query.Column.alias WRONG_PARAMETER_TYPE': 'the columns of a SuiteQL result cannot be set',
  'query.Column.label WRONG_PARAMETER_TYPE': 'the columns of a SuiteQL result cannot be set',
  [`record.Record.setCurrentSublistValue ${READ_ONLY_SUBLIST}`]: 'no form of the sandbox has sublists in readonly mode',
  [`record.Record.setCurrentSublistText ${READ_ONLY_SUBLIST}`]: 'no form of the sandbox has sublists in readonly mode',
  'record.Record.getSubrecord FIELD_1_IS_DISABLED_YOU_CANNOT_APPLY_SUBRECORD_OPERATION_ON_THIS_FIELD':
    'no form of the sandbox has disabled fields',
  'runtime.Script.percentComplete SSS_OPERATION_UNAVAILABLE':
    'noted for other script types; here a scheduled script asks',
  'sftp.Connection.upload FTP_INVALID_TRANSFER_IMEOUT':
    'a slip: help page section_4618512910 has FTP_INVALID_TRANSFER_TIMEOUT, as for download',
  'sftp.createConnection AUTHENTICATION_FAIL_TOO_MANY_INCORRECT_AUTHENTICATION_ATTEMPTS':
    'said when the server says so; the embedded one does not count',
  'sftp.createConnection NO_ROUTE_TO_HOST_FOUND': 'said when the network says so, which a test cannot rely on',
  'sftp.createConnection SFTPCREDENTIAL_ENCODING_ERROR': 'secrets are kept as text, so no encoding goes wrong',
  'sftp.createConnection THE_REMOTE_PATH_FOR_FILE_IS_NOT_VALID':
    'a directory that is not there says FTP_INVALID_DIRECTORY, as on help page section_4617005472',
  'task.SearchTask.fileId PROPERTY_VALUE_CONFLICT':
    'help page section_4804562077 has UNSUPPORTED_COMBINATION_OF_PARAMETERS, which search-task.test.ts provokes',
  'task.SearchTask.filePath PROPERTY_VALUE_CONFLICT':
    'help page section_4804562119 has UNSUPPORTED_COMBINATION_OF_PARAMETERS, which search-task.test.ts provokes',
  'task.SearchTask.submit FAILED_TO_SUBMIT_JOB_REQUEST_1': 'noted for reasons that are not named',
  'task.SearchTask.submit YOU_DO_NOT_HAVE_ACCESS_TO_THE_MEDIA_ITEM_YOU_SELECTED':
    'scripts run as Administrator, who has access to every file',
  'task.SuiteQLTask.submit FAILED_TO_SUBMIT_JOB_REQUEST_1': 'noted for reasons that are not named',
};

/** Errors that need a server over SSH, or one that fails, and the file of tests that provokes them. */
export const PROVOKED_ELSEWHERE: Readonly<Record<string, string>> = {
  CONNECTION_CLOSED_BY_HOST: 'sftp-faults',
  CONNECTION_RESET: 'sftp-faults',
  FTP_CONNECT_TIMEOUT_EXCEEDED: 'sftp-login',
  FTP_MAXIMUM_FILE_SIZE_EXCEEDED: 'sftp-files',
  FTP_PERMISSION_DENIED: 'sftp-faults',
  FTP_TRANSFER_TIMEOUT_EXCEEDED: 'sftp-faults',
  FTP_UNSUPPORTED_ENCRYPTION_ALGORITHM: 'sftp-login',
  UNABLE_TO_GET_SFTP_SERVER_ADDRESS: 'sftp-login',
};

/**
 * Objects whose members docs/sandbox-support.md does not name one by one, and the call that would make them: where there is
 * no such call, there is no such object.
 */
export const MADE_BY: Readonly<Record<string, string>> = {
  'compress.Archiver': 'compress.createArchiver',
  'https.ClientResponse': 'https.get',
  'https.SecretKey': 'https.createSecretKey',
};

/** Members of the stubs that neither the help nor the typings have; the sandbox does not have them. */
export const STUBS_ONLY = [
  'query.PagedData.metadataProvider',
  'query.ResultSet.metadataProvider',
  'query.listTables',
  'task.PivotExecutionTask.submit',
  'task.PivotTaskStatus.status',
  'task.PivotTaskStatus.taskId',
];
