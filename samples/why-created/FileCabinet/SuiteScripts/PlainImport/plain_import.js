/**
 * What integrations of approved orders commonly do, for docs/why-created.md: give the feed to a saved import, ask for its
 * status at once, and call it done.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */
define(['N/file', 'N/log', 'N/runtime', 'N/task'], (file, log, runtime, task) => ({
  execute() {
    const feed = runtime.getCurrentScript().getParameter({ name: 'custscript_plain_feed' });
    const importTask = task.create({
      taskType: task.TaskType.CSV_IMPORT,
      mappingId: 'custimport_plain_orders',
      importFile: file.load({ id: `SuiteScripts/PlainImport/${feed}` }),
    });
    const taskId = importTask.submit();
    const { status } = task.checkStatus({ taskId });
    log.audit({ title: status === task.TaskStatus.FAILED ? 'Failed' : 'Archived', details: `${feed}: ${status}` });
  },
}));
