/** How a script comes by each kind of object of N/task: see live_objects.js. */
define(['N/file', 'N/query', 'N/search', 'N/task'], (file, query, search, tasks) => {
  const task = (values) => tasks.create(values);
  const status = (values) => tasks.checkStatus({ taskId: task(values).submit() });
  const scheduled = { taskType: 'SCHEDULED_SCRIPT', scriptId: 'customscript_idle', deploymentId: 'customdeploy_idle' };
  const reducer = { taskType: 'MAP_REDUCE', scriptId: 'customscript_reducer', deploymentId: 'customdeploy_reducer' };
  const csv = { taskType: 'CSV_IMPORT', mappingId: 'custimport_notes', importFile: 'name\nx\n' };
  let searches = 0;
  const saveSearch = () =>
    search.create({ type: 'customer', title: `Probe ${++searches}`, columns: ['entityid'] }).save();
  const searching = () => ({ taskType: 'SEARCH', savedSearchId: saveSearch(), filePath: 'SuiteScripts/found.csv' });
  const querying = { taskType: 'SUITEQL', query: 'SELECT id FROM customer', filePath: 'SuiteScripts/found.csv' };
  return {
    'task.CsvImportTask': () => task(csv),
    'task.CsvImportTaskStatus': () => status(csv),
    'task.DocumentCaptureTask': () => task({ taskType: 'DOCUMENT_CAPTURE' }),
    'task.DocumentCaptureTaskStatus': () =>
      status({ taskType: 'DOCUMENT_CAPTURE', inputFile: file.create({ name: 'probe.txt', fileType: 'PLAINTEXT' }) }),
    'task.EntityDeduplicationTask': () => task({ taskType: 'ENTITY_DEDUPLICATION' }),
    'task.EntityDeduplicationTaskStatus': () => status({ taskType: 'ENTITY_DEDUPLICATION', entityType: 'CUSTOMER' }),
    'task.MapReduceScriptTask': () => task(reducer),
    'task.MapReduceScriptTaskStatus': () => status(reducer),
    'task.QueryTask': () => task({ taskType: 'QUERY' }),
    'task.QueryTaskStatus': () =>
      status({ taskType: 'QUERY', query: query.create({ type: 'customer' }), filePath: 'SuiteScripts/found.csv' }),
    'task.RecordActionTask': () => task({ taskType: 'RECORD_ACTION' }),
    'task.RecordActionTaskStatus': () => status({ taskType: 'RECORD_ACTION', recordType: 'salesorder' }),
    'task.ScheduledScriptTask': () => task(scheduled),
    'task.ScheduledScriptTaskStatus': () => status(scheduled),
    'task.SearchTask': () => task(searching()),
    'task.SearchTaskStatus': () => status(searching()),
    'task.SuiteQLTask': () => task(querying),
    'task.SuiteQLTaskStatus': () => status(querying),
    'task.WorkflowTriggerTask': () => task({ taskType: 'WORKFLOW_TRIGGER' }),
    'task.WorkflowTriggerTaskStatus': () => status({ taskType: 'WORKFLOW_TRIGGER', recordType: 'salesorder' }),
  };
});
