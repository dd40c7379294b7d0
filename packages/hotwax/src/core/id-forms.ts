/** HotWax's ids are short and of plain signs; a value of another form could not even be looked up in every database. */
const HOTWAX_ID = /^[\x21-\x7e]{1,20}$/;
/** NetSuite's internal ids, also of lines. */
const NETSUITE_ID = /^[1-9]\d{0,14}$/;

export function isHotWaxId(value: string): boolean {
  return HOTWAX_ID.test(value);
}

export function isNetSuiteId(value: string): boolean {
  return NETSUITE_ID.test(value);
}
