/**
 * Why a file of NetSuite's side, or a row of it, was not taken: the closed list. `meaning` completes the sentence "It was
 * not taken: …"; `remedy` says who mends what.
 */
export const ANSWER_PROBLEM_CODES = {
  // The file as a whole: it is moved to failed/.
  FILE_EMPTY: {
    meaning: 'the file has no content',
    remedy: 'See what NetSuite sent, in the folder "ids" or "reports" of its File Cabinet, and put that file here.',
  },
  FILE_TOO_LARGE: { meaning: 'the file is larger than any answer', remedy: 'Look what it is and who put it here.' },
  FILE_NOT_UTF8: { meaning: 'the file is not UTF-8 text', remedy: 'Save it as UTF-8 and put it back.' },
  FILE_QUOTES: {
    meaning: 'a quote in the file is not closed, so its rows cannot be told apart',
    remedy: 'Correct the file and put it back.',
  },
  FILE_COLUMN_MISSING: {
    meaning: 'the file lacks a column, so it is no answer of this kind',
    remedy: 'Look who put it here; a file of another kind belongs into another folder.',
  },
  FILE_COLUMN_TWICE: {
    meaning: 'the file has a column twice, so it is unclear which one holds',
    remedy: 'Remove one of the two columns and put the file back.',
  },
  FILE_CUT_OFF: {
    meaning: 'the file does not end with a line break, so its last row may be cut off; the rows before it were taken',
    remedy: 'Complete the last row, end it with a line break, and put the file back.',
  },

  // One row.
  ROW_FIELD_COUNT: {
    meaning: 'the row has more or fewer fields than the header',
    remedy: 'Correct the row and put the file back.',
  },
  KEY_MISSING: {
    meaning: 'the row does not say which customer or order it is about',
    remedy: 'A record of another integration has no id of HotWax; nothing is to be done.',
  },
  VALUE_INVALID: {
    meaning: 'a value has not the form of such an id',
    remedy: 'Correct the row and put the file back.',
  },
  TYPE_UNKNOWN: {
    meaning: 'the row is of a type that does not belong into this folder',
    remedy: 'Look who put the file here.',
  },

  // Ids.
  PARTY_UNKNOWN: {
    meaning: 'HotWax has no such customer',
    remedy: 'See which system sent the customer to NetSuite: two HotWax systems must not share one SFTP folder.',
  },
  ORDER_UNKNOWN: {
    meaning: 'HotWax has no such order',
    remedy: 'See which system sent the order to NetSuite: two HotWax systems must not share one SFTP folder.',
  },
  ITEM_UNKNOWN: {
    meaning: 'the order has no such item',
    remedy: 'Compare the lines of the order in HotWax and NetSuite.',
  },
  ID_CONTRADICTS: {
    meaning: 'another NetSuite id is there already; the first one stays',
    remedy:
      'Look for a duplicate in NetSuite. If the new one is right, end or remove the old id in HotWax and put the file back.',
  },
  ID_TAKEN: {
    meaning: 'another order or item has this NetSuite id already',
    remedy: 'Find out which of the two it belongs to, and correct HotWax or NetSuite.',
  },
  ID_ENDED: {
    meaning: 'HotWax had this id and ended it; an ended id is not set again',
    remedy: 'If it holds after all, clear its thru date in HotWax.',
  },

  // Rejects.
  RECORD_UNKNOWN: {
    meaning: 'no customer or order was sent under this key',
    remedy: 'See which system put the file into the export folder.',
  },
  SOURCE_FILE_UNKNOWN: {
    meaning: 'the report is about a file that these jobs did not write',
    remedy: 'See who put that file into the export folder.',
  },
  ROW_WITHOUT_KEY: {
    meaning: 'NetSuite could not read the key of a row, so nobody knows which record it is about',
    remedy:
      'Look at that row of the file, in the archive folder of the feed, and ask for its order again with "retry".',
  },
} as const satisfies Record<string, { meaning: string; remedy: string }>;

export type AnswerProblemCode = keyof typeof ANSWER_PROBLEM_CODES;

/** One thing that was not taken. `row` counts the header as 1; `key` names the record, blank where there is none. */
export interface AnswerProblem {
  readonly row: number;
  readonly key: string;
  readonly code: AnswerProblemCode;
  readonly reason: string;
}

/** @param detail what precisely is wrong; the code's general meaning where it is left out */
export function answerProblem(row: number, key: string, code: AnswerProblemCode, detail?: string): AnswerProblem {
  return { row, key: key.slice(0, KEY_LENGTH), code, reason: detail ?? ANSWER_PROBLEM_CODES[code].meaning };
}

/** Ids are shorter; what is longer is none, and is not repeated in full. */
const KEY_LENGTH = 60;
