/**
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */
define([], () => ({ execute() {} }));
