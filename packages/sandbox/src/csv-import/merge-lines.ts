import { NetSuiteError } from '../errors';
import type { FieldValue, RecordBody } from '../records/record-store';

/**
 * Fields that a line is found again by, the better ones first.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N439528.html
 */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  item: ['line', 'item'],
  expense: ['line'],
  addressbook: ['internalid', 'label'],
  partners: ['partner'],
};

/** Keys that NetSuite gives: a value that no line has cannot become a new line. */
const GIVEN_KEYS = ['line', 'internalid'];

/**
 * The field by which a map's lines are compared with those that a record has: the first key field that is mapped, even
 * when the file leaves it empty. Undefined: all lines are added.
 * @param mapped ids of the mapped fields
 */
export function lineKey(sublist: string, mapped: ReadonlySet<string>): string | undefined {
  return KEYS[sublist]?.find((key) => mapped.has(key));
}

/**
 * Puts the lines of a file into the lines that a record has.
 * With `overwrite` the file's lines replace them. Otherwise a line with the same key is changed, its quantity added to,
 * as Oracle's example does (1 + 5 = 6), and any other line is added.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N451889.html. The page does not give the
 * message for lines that cannot be told apart. A line id that the record does not have is refused, as
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570036567.html says, though the first page would
 * add it: the stricter of the two.
 * @param key as `lineKey` gives it
 * @throws NetSuiteError
 */
export function mergeLines(
  existing: readonly RecordBody[],
  incoming: readonly RecordBody[],
  { overwrite, key }: { overwrite: boolean; key: string | undefined },
): RecordBody[] {
  if (incoming.length === 0) return [...existing];
  if (overwrite) return [...incoming];
  const merged = existing.map((line) => ({ ...line }));
  const added: RecordBody[] = [];
  const changed = new Set<RecordBody>();
  for (const line of incoming) {
    const target = key === undefined ? undefined : findLine(merged, line, key);
    if (!target) {
      added.push({ ...line });
      continue;
    }
    if (changed.has(target)) throw cannotTellApart(line, key);
    changed.add(target);
    updateLine(target, line);
  }
  return [...merged, ...added];
}

function findLine(lines: readonly RecordBody[], line: RecordBody, key: string): RecordBody | undefined {
  const value = line[key];
  if (value === undefined || value === null) return undefined;
  const found = lines.filter((candidate) => candidate[key] === value);
  if (found.length > 1) throw cannotTellApart(line, key);
  if (!found[0] && GIVEN_KEYS.includes(key)) {
    throw new NetSuiteError('RCRD_DSNT_EXIST', 'The record has been deleted since you retrieved it');
  }
  return found[0];
}

function updateLine(target: RecordBody, line: RecordBody): void {
  const quantity = sum(target.quantity, line.quantity);
  // An amount that the file does not give follows from the new quantity and rate when the record is saved.
  if (line.amount === undefined && (quantity !== undefined || line.rate !== undefined)) delete target.amount;
  for (const [field, value] of Object.entries(line)) target[field] = mergedValue(target[field], value);
  if (quantity !== undefined) target.quantity = quantity;
}

/** Subrecords keep what the file does not mention. */
function mergedValue(before: FieldValue | undefined, value: FieldValue): FieldValue {
  return isSubrecord(before) && isSubrecord(value) ? { ...before, ...value } : value;
}

function isSubrecord(value: FieldValue | undefined): value is RecordBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sum(before: FieldValue | undefined, added: FieldValue | undefined): number | undefined {
  if (typeof added !== 'number') return undefined;
  return typeof before === 'number' ? before + added : added;
}

function cannotTellApart(line: RecordBody, key = ''): NetSuiteError {
  return new NetSuiteError(
    'UNEXPECTED_ERROR',
    `Cannot determine which line to update: ${key} ${line[key]} matches more than one line.`,
  );
}
