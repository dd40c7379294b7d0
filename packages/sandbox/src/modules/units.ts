/**
 * Governance units of each N/* call.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157072844224.html, and where that table
 * is silent the `@governance` notes of Oracle's unit-testing stubs.
 */
export const UNITS = {
  'cache.Cache.get': 1,
  'cache.Cache.get with loader': 2,
  'cache.Cache.put': 1,
  'cache.Cache.remove': 1,
  'email.send': 20,
  'file.copy': 20,
  'file.delete': 20,
  'file.File.save': 20,
  'file.load': 10,
  'query.Page.fetch': 10,
  'query.runSuiteQL': 10,
  'query.runSuiteQLPaged': 10,
  'record.attach': 10,
  'search.delete': 5,
  'search.load': 5,
  'search.lookupFields': 1,
  'search.PagedData.fetch': 5,
  'search.ResultSet.each': 10,
  'search.ResultSet.getRange': 10,
  'search.Search.runPaged': 5,
  'search.Search.save': 5,
  'sftp.Connection.download': 100,
  'sftp.Connection.list': 10,
  'sftp.Connection.makeDirectory': 10,
  'sftp.Connection.move': 10,
  'sftp.Connection.removeDirectory': 10,
  'sftp.Connection.removeFile': 10,
  'sftp.Connection.upload': 100,
  'task.CsvImportTask.submit': 100,
  'task.MapReduceScriptTask.submit': 20,
  'task.ScheduledScriptTask.submit': 20,
} as const;

/** Units of record calls by the record type's cost category. Same source. */
export const RECORD_UNITS = {
  load: { transaction: 10, custom: 2, other: 5 },
  save: { transaction: 20, custom: 4, other: 10 },
} as const;
