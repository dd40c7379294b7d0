/** Faults that are known and not mended yet: which, and at which moments. Each goes when it is mended. */
const KNOWN_FAULTS: readonly (readonly [fault: RegExp, moment: RegExp])[] = [
  // A batch without a task id is submitted again as a whole, though NetSuite has most of its records.
  [/^G2, G4: records that import jobs could not make/, /\(task\.CsvImportTask\.submit\)$/],
];

/** @param moment name of the moment at which a run died; undefined when it is not known */
export function isKnown(fault: string, moment: string | undefined): boolean {
  return KNOWN_FAULTS.some(([known, when]) => known.test(fault) && (moment === undefined || when.test(moment)));
}
