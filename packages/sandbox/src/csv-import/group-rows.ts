/** The rows that make one record, in file order. */
export interface RecordRows {
  /** Place of the first row among the file's data rows, from 0. */
  readonly first: number;
  readonly rows: readonly (readonly string[])[];
  /** Rows of the linked files that belong to it, by file. */
  readonly linked: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/**
 * Groups rows into record actions. Without a key column each row is one record. With one, consecutive rows with the
 * same key are one record; a later block with the same key is an action of its own. A row without a key never joins
 * another.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534420642.html
 * @param keyColumn place of the column with the unique id, or undefined
 */
export function groupRows(rows: readonly (readonly string[])[], keyColumn: number | undefined): RecordRows[] {
  const groups: { first: number; rows: (readonly string[])[]; linked: RecordRows['linked'] }[] = [];
  let previous = '';
  rows.forEach((row, index) => {
    const key = keyColumn === undefined ? '' : (row[keyColumn] ?? '');
    const open = groups.at(-1);
    if (open && key !== '' && key === previous) open.rows.push(row);
    else groups.push({ first: index, rows: [row], linked: new Map() });
    previous = key;
  });
  return groups;
}
