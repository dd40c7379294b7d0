import { type AnswerProblem, answerProblem } from './answer-problems';
import { isHotWaxId, isNetSuiteId } from './id-forms';

/** What becomes of the rows of an id file. Each row is in one of the three. */
export interface IdDecision<Id> {
  /** To be written. */
  readonly set: readonly Id[];
  /** Ids that HotWax has already, so that nothing is to be written. */
  readonly same: readonly Id[];
  readonly problems: readonly AnswerProblem[];
}

/** Sorts the rows of an id file: the first id that a record was given stays. */
export function decideIds<Row extends { readonly row: number }, Id>(
  rows: readonly Row[],
  decide: (row: Row) => AnswerProblem | { readonly id: Id; readonly isNew: boolean },
): IdDecision<Id> {
  const set: Id[] = [];
  const same: Id[] = [];
  const problems: AnswerProblem[] = [];
  for (const row of rows) {
    const decided = decide(row);
    if ('code' in decided) {
      problems.push(decided);
    } else {
      (decided.isNew ? set : same).push(decided.id);
    }
  }
  return { set, same, problems };
}

/** The form of a row that gives a record an id. Records of another integration have no id of HotWax (weakness 22). */
export function formProblem(row: number, key: string, idValue: string): AnswerProblem | undefined {
  if (key === '') {
    return answerProblem(row, '', 'KEY_MISSING');
  }
  if (!isHotWaxId(key)) {
    return answerProblem(row, key, 'VALUE_INVALID', 'the id of HotWax has not the form of one');
  }
  return isNetSuiteId(idValue)
    ? undefined
    : answerProblem(row, key, 'VALUE_INVALID', 'the id of NetSuite is not a whole number above 0');
}
