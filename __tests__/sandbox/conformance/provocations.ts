/** What an export says of scripts that are to run after it. @param values source of what `task.create` takes */
const dependencyErrors = (family: string, values: string): Readonly<Record<string, string>> => ({
  [`${family}_DEPENDENCY_MR_ALREADY_SUBMITTED`]: `exported(${values}, reducer)`,
  [`${family}_DEPENDENCY_MR_INCORRECT_STATUS`]: `exported(${values}, testing(reducer))`,
  [`${family}_DEPENDENCY_SS_ALREADY_SUBMITTED`]: `exported(${values}, idle)`,
  [`${family}_DEPENDENCY_SS_INCORRECT_STATUS`]: `exported(${values}, testing(idle))`,
  [`${family}_DEPLOYMENT_FOR_DEPENDENCY`]: `exported(${values}, { ...idle, deploymentId: 'customdeploy_none' })`,
  [`${family}_MULTIPLE_DEPENDENCIES`]: `exported(${values}, spare, spare)`,
  [`${family}_SCRIPT_ID_NOT_FOUND`]: `exported(${values}, { ...idle, scriptId: 'customscript_none' })`,
});

/**
 * How a script comes by each error that Oracle's stubs note (`@throws`), by call and code. Modules are there by their
 * names; what else is there, see `SETTING` in documented-errors.test.ts.
 */
export const PROVOCATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'compress.gunzip': {
    COMPRESS_API_DECOMPRESS_ERROR: 'compress.gunzip({ file: text() })',
    COMPRESS_API_UNABLE_TO_RETRIEVE_FILE_CONTENTS: 'compress.gunzip({ file: 7 })',
  },
  'compress.gzip': {
    COMPRESS_API_COMPRESSION_LEVEL_OUT_OF_RANGE: 'compress.gzip({ file: text(), level: 10 })',
    COMPRESS_API_UNABLE_TO_RETRIEVE_FILE_CONTENTS: 'compress.gzip({ file: 7 })',
  },
  'config.load': { INVALID_RCRD_TYPE: "config.load({ type: 'x' })" },
  'crypto.Cipher.update': { MISSING_REQD_ARGUMENT: 'cipher().update({})' },
  'crypto.Decipher.update': {
    MISSING_REQD_ARGUMENT: "crypto.createDecipher({ algorithm: 'AES', key: key(), iv: '00'.repeat(16) }).update()",
  },
  'crypto.Hash.update': { MISSING_REQD_ARGUMENT: "crypto.createHash({ algorithm: 'SHA256' }).update({})" },
  'crypto.Hmac.update': { MISSING_REQD_ARGUMENT: "crypto.createHmac({ algorithm: 'SHA256', key: key() }).update({})" },
  'crypto.createSecretKey': { MISSING_REQD_ARGUMENT: 'crypto.createSecretKey()' },
  'crypto.createHash': { MISSING_REQD_ARGUMENT: 'crypto.createHash()' },
  'crypto.createHmac': { MISSING_REQD_ARGUMENT: "crypto.createHmac({ algorithm: 'SHA256' })" },
  'crypto.createCipher': { MISSING_REQD_ARGUMENT: 'crypto.createCipher()' },
  'crypto.createDecipher': { MISSING_REQD_ARGUMENT: "crypto.createDecipher({ algorithm: 'AES', key: key() })" },
  'email.send': {
    SSS_MISSING_REQD_ARGUMENT: "email.send({ author: -5, recipients: 'a@b.c', subject: 's' })",
    WRONG_PARAMETER_TYPE: "email.send({ author: 'x', recipients: 'a@b.c', subject: 's', body: 'b' })",
  },
  'email.sendBulk': {
    SSS_MISSING_REQD_ARGUMENT: "email.sendBulk({ author: -5, recipients: 'a@b.c', subject: 's' })",
    WRONG_PARAMETER_TYPE:
      "email.sendBulk({ author: -5, recipients: 'a@b.c', subject: 's', body: 'b', attachments: [1] })",
  },
  'email.sendCampaignEvent': {
    SSS_MISSING_REQD_ARGUMENT: 'email.sendCampaignEvent({ campaignEventId: 1 })',
    WRONG_PARAMETER_TYPE: "email.sendCampaignEvent({ campaignEventId: 'x', recipientId: 500 })",
  },
  'encode.convert': {
    FAILED_TO_DECODE_STRING_ENCODED_BINARY_DATA_USING_1_ENCODING:
      "encode.convert({ string: 'xyz', inputEncoding: 'HEX', outputEncoding: 'UTF_8' })",
  },
  'error.create': {
    SSS_MISSING_REQD_ARGUMENT: "error.create({ name: 'X' })",
    WRONG_PARAMETER_TYPE: "error.create({ name: 'X', message: 'm', notifyOff: 'yes' })",
  },
  'file.File.lines': {
    YOU_CANNOT_READ_FROM_A_FILE_AFTER_YOU_BEGAN_WRITING_TO_IT:
      "const f = text(); f.appendLine({ value: 'x' }); f.lines.iterator().each(() => true)",
  },
  'file.File.getContents': {
    SSS_FILE_CONTENT_SIZE_EXCEEDED: "file.load({ id: 'SuiteScripts/large.txt' }).getContents()",
  },
  'file.File.save': {
    SSS_MISSING_REQD_ARGUMENT: "file.create({ name: 'x.txt', fileType: 'PLAINTEXT' }).save()",
    INVALID_KEY_OR_REF: "file.create({ name: 'x.txt', fileType: 'PLAINTEXT', folder: 4711 }).save()",
  },
  'file.File.append': {
    YOU_CANNOT_WRITE_TO_A_FILE_AFTER_YOU_BEGAN_READING_FROM_IT:
      "const f = text(); f.lines.iterator().each(() => false); f.append({ value: 'x' })",
  },
  'file.File.appendLine': {
    YOU_CANNOT_WRITE_TO_A_FILE_AFTER_YOU_BEGAN_READING_FROM_IT:
      "const f = text(); f.lines.iterator().each(() => false); f.appendLine({ value: 'x' })",
  },
  'file.Reader.readUntil': { SSS_TAG_CANNOT_BE_EMPTY: "text().getReader().readUntil({ tag: '' })" },
  'file.Reader.readChars': { SSS_INVALID_READ_SIZE: 'text().getReader().readChars({ number: 0 })' },
  'file.create': {
    SSS_MISSING_REQD_ARGUMENT: "file.create({ name: 'x.txt' })",
    SSS_INVALID_TYPE_ARG: "file.create({ name: 'x.txt', fileType: 'TEXTE' })",
  },
  'file.load': {
    SSS_MISSING_REQD_ARGUMENT: 'file.load({})',
    RCRD_DSNT_EXIST: "file.load({ id: 'SuiteScripts/none.txt' })",
    INSUFFICIENT_PERMISSION: 'file.load({ id: 4711 })',
  },
  'file.delete': { SSS_MISSING_REQD_ARGUMENT: 'file.delete({})' },
  'file.copy': {
    SSS_MISSING_REQD_ARGUMENT: 'file.copy({ id: 1 })',
    INVALID_CONFLICT_RESOLUTION_1: "file.copy({ id: 1, folder: -15, conflictResolution: 'MERGE' })",
  },
  'format.parse': { SSS_MISSING_REQD_ARGUMENT: "format.parse({ value: 'x' })" },
  'format.format': { SSS_MISSING_REQD_ARGUMENT: "format.format({ type: 'date' })" },
  'query.PagedData.fetch': {
    MISSING_REQD_ARGUMENT: 'query.runSuiteQLPaged(rows).fetch()',
    WRONG_PARAMETER_TYPE: "query.runSuiteQLPaged(rows).fetch({ index: 'x' })",
  },
  'query.Result.getValueForAlias': {
    CANNOT_DETERMINE_VALUE_FOR_ALIAS: "query.runSuiteQL(rows).results[0].getValueForAlias({ alias: 'x' })",
    SSS_DUPLICATE_ALIAS: "query.runSuiteQL(twice).results[0].getValueForAlias({ alias: 'a' })",
  },
  'query.ResultSet.getTypeForAlias': {
    CANNOT_DETERMINE_TYPE_FOR_ALIAS: "query.runSuiteQL(rows).getTypeForAlias({ alias: 'x' })",
    SSS_DUPLICATE_ALIAS: "query.runSuiteQL(twice).getTypeForAlias({ alias: 'a' })",
  },
  'query.runSuiteQL': {
    MISSING_REQD_ARGUMENT: 'query.runSuiteQL({})',
    SSS_INVALID_TYPE_ARG: 'query.runSuiteQL({ ...rows, params: [{}] })',
  },
  'query.runSuiteQLPaged': {
    MISSING_REQD_ARGUMENT: 'query.runSuiteQLPaged({})',
    SSS_INVALID_TYPE_ARG: 'query.runSuiteQLPaged({ ...rows, params: [null] })',
  },
  'runtime.Script.getParameter': {
    SSS_MISSING_REQD_ARGUMENT: 'runtime.getCurrentScript().getParameter({})',
    WRONG_PARAMETER_NAME: 'runtime.getCurrentScript().getParameter({ name: 5 })',
  },
  'runtime.Session.get': { SSS_MISSING_REQD_ARGUMENT: 'runtime.getCurrentSession().get({})' },
  'runtime.Session.set': { SSS_MISSING_REQD_ARGUMENT: "runtime.getCurrentSession().set({ name: 'x' })" },
  'runtime.User.getPermission': { SSS_MISSING_REQD_ARGUMENT: 'runtime.getCurrentUser().getPermission({})' },
  'runtime.User.getPreference': { SSS_MISSING_REQD_ARGUMENT: 'runtime.getCurrentUser().getPreference({})' },
  'runtime.isFeatureInEffect': {
    SSS_MISSING_REQD_ARGUMENT: 'runtime.isFeatureInEffect({})',
    WRONG_PARAMETER_TYPE: 'runtime.isFeatureInEffect({ feature: 5 })',
  },
  'task.CsvImportTask.submit': {
    FAILED_TO_SUBMIT_JOB_REQUEST_1: "task.create({ ...csv, mappingId: 'custimport_none' }).submit()",
  },
  'task.SearchTask.submit': {
    SSS_MISSING_REQD_ARGUMENT: "exported({ ...finder(), filePath: '' })",
    THAT_RECORD_DOES_NOT_EXIST: "exported({ ...finder(), filePath: '', fileId: 4711 })",
    MUST_IDENTIFY_A_FILE: "exported({ ...finder(), filePath: 'SuiteScripts' })",
    CANNOT_RESUBMIT_SUBMITTED_ASYNC_SEARCH_TASK: 'const t = task.create(finder()); t.submit(); t.submit()',
    ASYNC_SEARCH_SEARCH_ID_NOT_FOUND: "exported({ ...finder(), savedSearchId: 'customsearch_none' })",
    ...dependencyErrors('ASYNC_SEARCH', 'finder()'),
  },
  'task.SuiteQLTask.submit': dependencyErrors('ASYNC_SUITEQL', 'rowsFile'),
  'task.ScheduledScriptTask.submit': {
    SSS_MISSING_REQD_ARGUMENT: "task.create({ taskType: 'SCHEDULED_SCRIPT' }).submit()",
    FAILED_TO_SUBMIT_JOB_REQUEST_1: "task.create({ ...idle, deploymentId: 'customdeploy_none' }).submit()",
  },
};
