/**
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 */
define([], () => ({ getInputData: () => [1], map() {} }));
