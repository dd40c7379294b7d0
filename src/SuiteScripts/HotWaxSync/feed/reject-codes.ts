/**
 * Why a row of a feed did not become a NetSuite record: the closed list. Code, reports and docs share this table
 * (`docs/reject-codes.md` is generated from it). `meaning` completes the sentence "This row was not imported: …";
 * `remedy` says who mends what. What is mended and sent again by HotWax is imported like any new row.
 */
export const REJECT_CODES = {
  // The file as a whole.
  FILE_EMPTY: {
    meaning: 'the file has no content',
    remedy: 'Check the export job in HotWax; an upload may have been cut off.',
  },
  FILE_NOT_CSV: {
    meaning: 'the file is an Excel workbook or another ZIP file',
    remedy: 'Save it as CSV with UTF-8 characters.',
  },
  FILE_NOT_UTF8: {
    meaning: 'the header of the file has bytes that are not UTF-8: it looks like Windows-1252 or ISO-8859-1',
    remedy: 'Export the feed as UTF-8.',
  },
  FILE_UTF16: {
    meaning: 'the file is UTF-16 text',
    remedy: 'Export the feed as UTF-8; in Excel, save it as "CSV UTF-8".',
  },
  FILE_LINE_ENDS: {
    meaning: 'the lines of the file end in a carriage return alone, so it is one long line',
    remedy: 'Export the feed with LF or CRLF line ends.',
  },
  FILE_NOT_FETCHED: {
    meaning: 'the file has more than the 100 MB that NetSuite downloads',
    remedy: 'Let HotWax send smaller files.',
  },
  FILE_COLUMN_MISSING: {
    meaning: 'the file lacks a column that every row needs',
    remedy: 'Add the column to the feed in HotWax and send the file again.',
  },
  FILE_COLUMN_TWICE: {
    meaning: 'the file has a column twice, so it is unclear which one holds',
    remedy: 'Remove one of the two columns and send the file again.',
  },
  FILE_NAME_UNSAFE: {
    meaning:
      'the file name has a character that NetSuite cannot address on SFTP (* ? \\ or a control character), a slash, or a blank at an end',
    remedy: 'Rename the file on SFTP.',
  },

  // One row.
  ROW_NOT_UTF8: {
    meaning: 'the row has bytes that are not UTF-8: it looks like Windows-1252 or ISO-8859-1',
    remedy:
      'Export the feed as UTF-8; the value that breaks it is usually a name or an address. The character U+FFFD itself cannot be told from such bytes.',
  },
  ROW_NUL: {
    meaning: 'the row has a NUL character',
    remedy: 'Look for UTF-16 text that was put into the file, or for a damaged upload.',
  },
  ROW_TOO_LONG: {
    meaning: 'the row has more than 10 million characters',
    remedy: 'Look for a file without line breaks.',
  },
  ROW_HEADER: {
    meaning: 'the row is a header again, or stands below one with other columns',
    remedy: 'Send files one by one; do not put them together.',
  },
  ROW_QUOTE: {
    meaning: 'a quote in the row is not closed, or is followed by text',
    remedy: 'Double every quote inside a quoted value ("" for ").',
  },
  ROW_FIELD_COUNT: {
    meaning: 'the row has more or fewer fields than the header',
    remedy: 'Quote values that hold a comma or a line break.',
  },
  VALUE_MISSING: {
    meaning: 'a value is missing that NetSuite needs',
    remedy: 'Fill in the value in HotWax; it is sent again with the next feed.',
  },
  VALUE_INVALID: {
    meaning: 'a value is not of its form (number, date, yes or no, e-mail)',
    remedy: 'Correct the value in HotWax.',
  },
  VALUE_TOO_LONG: {
    meaning: 'a value is longer than NetSuite takes',
    remedy: 'Shorten the value in HotWax.',
  },

  KEY_ALIKE: {
    meaning: 'NetSuite would take its external id for that of another record in the feed',
    remedy:
      'Decide in HotWax which external id holds: upper and lower case and invisible characters do not tell two of them apart.',
  },

  // Customers.
  CUSTOMER_TWICE: {
    meaning: 'the customer is in the feed twice with different values',
    remedy: 'Decide in HotWax which values hold; the first row was used.',
  },
  CUSTOMER_INACTIVE: {
    meaning: 'the customer is inactive in NetSuite',
    remedy: 'Make the customer active in NetSuite, or merge it there.',
  },

  // Orders: they travel whole, so one bad row holds back all rows of its order.
  ORDER_INCOMPLETE: {
    meaning: 'another row of the same order could not be used, and orders travel whole',
    remedy: 'See the other lines of this report with the same key.',
  },
  ORDER_NOT_CREATED: {
    meaning: 'the order is not in Created status',
    remedy: 'Only Created orders are exported to NetSuite; check the status filter of the feed.',
  },
  ORDER_ROWS_DISAGREE: {
    meaning: 'the rows of the order give different values for the order itself',
    remedy: 'Check the feed: customer, date, subsidiary and HotWax order id belong to the order, not to a line.',
  },
  ORDER_LINE_TWICE: {
    meaning: 'the order has the same line twice',
    remedy: 'Give discount lines their own orderLineTypeId (HC_DISCOUNT_…) and look for doubled product ids.',
  },
  ORDER_TWICE: {
    meaning: 'the order arrived twice with different lines',
    remedy: 'Decide which file holds; nothing was imported of either.',
  },
  ORDER_CONFLICT: {
    meaning: 'the order is in NetSuite already, with other lines',
    remedy: 'Compare the order in HotWax and NetSuite; nothing was changed in NetSuite.',
  },
  ORDER_CUSTOMER_UNKNOWN: {
    meaning: 'the customer of the order is not in NetSuite, or did not come in time',
    remedy: 'See whether the customer was rejected; export the order again once the customer is in NetSuite.',
  },

  // References.
  REFERENCE_UNKNOWN: {
    meaning: 'NetSuite has no such item, location, subsidiary, department, shipping method or country',
    remedy: 'Create it in NetSuite, or correct its id in HotWax (internal id, external id or name).',
  },
  REFERENCE_AMBIGUOUS: {
    meaning: 'several records in NetSuite have this name',
    remedy: 'Use the internal id or the external id in HotWax.',
  },
  REFERENCE_INACTIVE: {
    meaning: 'the item, location, subsidiary, department or shipping method is inactive in NetSuite',
    remedy: 'Make it active in NetSuite, or use another one in HotWax.',
  },
  LOCATION_OF_OTHER_SUBSIDIARY: {
    meaning: 'the location belongs to another subsidiary than the order',
    remedy: 'Correct the facility of the order in HotWax, or the subsidiary of the location in NetSuite.',
  },
  CUSTOMER_OF_OTHER_SUBSIDIARY: {
    meaning: 'the customer belongs to another subsidiary than the order',
    remedy: 'Correct the subsidiary of the order in HotWax, or let the customer use that subsidiary in NetSuite.',
  },

  // After the import.
  NETSUITE_REFUSED: {
    meaning: 'NetSuite did not create the record',
    remedy:
      'An administrator finds the reason at Setup > Import/Export > View CSV Import Status, in the results file of the job.',
  },
  JOB_NOT_ENDED: {
    meaning: 'NetSuite has not ended the import job of the record in the time that is set',
    remedy:
      'See the job at Setup > Import/Export > View CSV Import Status. The record is not submitted again. When the job ends after all, its id is sent, or what became of it is reported.',
  },
} as const;

export type RejectCode = keyof typeof REJECT_CODES;
