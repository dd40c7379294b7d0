/** Provocations (see `provocations.ts`) of N/record: `so` is a stored order, `dyn` the same in dynamic mode. */
const MISSING = 'SSS_MISSING_REQD_ARGUMENT';
const NO_LINE = 'SSS_INVALID_SUBLIST_OPERATION';
const USAGE = 'SSS_INVALID_API_USAGE';

/** Without a sublist, without a field, and with a line that is not there. */
const cell = (holder: string, method: string, rest = ''): Record<string, string> => ({
  [MISSING]: `${holder}.${method}({ sublistId: 'item'${rest} })`,
  [NO_LINE]: `${holder}.${method}({ sublistId: 'item', fieldId: 'quantity', line: 7${rest} })`,
});

export const RECORD_PROVOCATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'record.create': { [MISSING]: 'record.create({})' },
  'record.load': { [MISSING]: "record.load({ type: 'customer' })" },
  'record.copy': { [MISSING]: 'record.copy({ id: 1 })' },
  'record.delete': { [MISSING]: "record.delete({ type: 'customer' })" },
  'record.submitFields': { [MISSING]: "record.submitFields({ type: 'customer', values: {} })" },
  'record.attach': { [MISSING]: "record.attach({ record: { type: 'file', id: 1 }, to: { type: 'customer' } })" },
  'record.detach': { [MISSING]: "record.detach({ record: { type: 'file', id: 1 } })" },
  'record.Record.getValue': {
    [MISSING]: 'so.getValue({})',
    [USAGE]: "so.setText('location', 'Brooklyn'); so.getValue('location')",
  },
  'record.Record.setValue': { [MISSING]: "so.setValue({ value: 'x' })" },
  'record.Record.getText': { [MISSING]: 'so.getText({})' },
  'record.Record.setText': { [MISSING]: "so.setText({ text: 'x' })" },
  'record.Record.findSublistLineWithValue': { [MISSING]: "so.findSublistLineWithValue({ sublistId: 'item' })" },
  'record.Record.getSublistValue': {
    ...cell('so', 'getSublistValue'),
    [USAGE]: "so.setSublistText('item', 'location', 0, 'Brooklyn'); so.getSublistValue('item', 'location', 0)",
  },
  'record.Record.setSublistValue': cell('so', 'setSublistValue', ', value: 1'),
  'record.Record.getSublistText': {
    ...cell('so', 'getSublistText'),
    [USAGE]: "so.setSublistValue('item', 'location', 0, 7); so.getSublistText('item', 'location', 0)",
  },
  'record.Record.setSublistText': cell('so', 'setSublistText', ", text: '1'"),
  'record.Record.insertLine': {
    [MISSING]: "so.insertLine({ sublistId: 'item' })",
    [NO_LINE]: "so.insertLine({ sublistId: 'item', line: 9 })",
    MUTUALLY_EXCLUSIVE_ARGUMENTS: "so.insertLine({ sublistId: 'item', line: 0, beforeLineInstanceId: 'a' })",
  },
  'record.Record.removeLine': {
    [MISSING]: "so.removeLine({ sublistId: 'item' })",
    [NO_LINE]: "so.removeLine({ sublistId: 'item', line: 9 })",
    MUTUALLY_EXCLUSIVE_ARGUMENTS: "so.removeLine({ sublistId: 'item', line: 0, lineInstanceId: 'a' })",
  },
  'record.Record.selectLine': {
    [MISSING]: "dyn.selectLine({ sublistId: 'item' })",
    [NO_LINE]: "dyn.selectLine({ sublistId: 'item', line: 9 })",
  },
  'record.Record.selectNewLine': {
    [MISSING]: 'dyn.selectNewLine({})',
    [NO_LINE]: "dyn.selectNewLine({ sublistId: 'none' })",
  },
  'record.Record.cancelLine': {
    [MISSING]: 'dyn.cancelLine({})',
    [NO_LINE]: "dyn.cancelLine({ sublistId: 'item' })",
  },
  'record.Record.commitLine': {
    [MISSING]: 'dyn.commitLine({})',
    [NO_LINE]: "dyn.commitLine({ sublistId: 'item' })",
  },
  'record.Record.getCurrentSublistValue': cell('dyn', 'getCurrentSublistValue'),
  'record.Record.setCurrentSublistValue': { [MISSING]: "dyn.setCurrentSublistValue({ sublistId: 'item', value: 1 })" },
  'record.Record.getCurrentSublistText': cell('dyn', 'getCurrentSublistText'),
  'record.Record.setCurrentSublistText': { [MISSING]: "dyn.setCurrentSublistText({ sublistId: 'item', text: '1' })" },
  'record.Record.getSubrecord': {
    [MISSING]: 'so.getSubrecord({})',
    FIELD_1_IS_NOT_A_SUBRECORD_FIELD: "so.getSubrecord({ fieldId: 'memo' })",
  },
  'record.Record.getSublistFields': { [MISSING]: 'so.getSublistFields({})' },
  'record.Record.getField': { [MISSING]: 'so.getField({})' },
  'record.Record.getSublistField': cell('so', 'getSublistField'),
  'record.Record.getCurrentSublistField': { [MISSING]: "dyn.getCurrentSublistField({ sublistId: 'item' })" },
};
