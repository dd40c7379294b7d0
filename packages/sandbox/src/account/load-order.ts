import type { RecordType } from '../records/record-type';

interface Group {
  readonly type: RecordType;
  readonly records: Record<string, unknown>[];
}

/** Kinds in the order in which they are loaded: lists first, then items, people, and transactions last. */
const LATE_KINDS = ['item', 'entity', 'transaction'];
/** Lists that other lists point at. */
const FIRST_TYPES = ['currency', 'account', 'subsidiary', 'location', 'department', 'classification'];

/**
 * Puts what others point at first, so that names and defaults can be taken from it: lists before items before entities
 * before transactions, and parents before their children.
 */
export function loadOrder(groups: readonly Group[]): Group[] {
  const rank = ({ type }: Group) => {
    const first = FIRST_TYPES.indexOf(type.id);
    if (first >= 0) return first;
    const late = LATE_KINDS.indexOf(type.kind);
    return late >= 0 ? 200 + late : 100;
  };
  return [...groups]
    .sort((a, b) => rank(a) - rank(b))
    .map(({ type, records }) => ({ type, records: parentsFirst(records) }));
}

/** Keeps the given order but for records whose parent comes after them. */
function parentsFirst(records: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  const byId = new Map(
    records.filter((record) => record.id !== undefined).map((record) => [String(record.id), record]),
  );
  const ordered = new Set<Record<string, unknown>>();
  const visit = (record: Record<string, unknown>, above: ReadonlySet<Record<string, unknown>>) => {
    if (ordered.has(record) || above.has(record)) return;
    const parent = record.parent === undefined ? undefined : byId.get(String(record.parent));
    if (parent) visit(parent, new Set([...above, record]));
    ordered.add(record);
  };
  for (const record of records) visit(record, new Set());
  return [...ordered];
}
