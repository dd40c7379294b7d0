/**
 * @NApiVersion 2.1
 * @NScriptType Suitelet
 */
define([], () => ({ onRequest() {} }));
