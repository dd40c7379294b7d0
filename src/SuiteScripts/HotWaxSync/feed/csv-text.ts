import Papa from 'papaparse';

/** Writes one CSV line, without a line break at its end. Values are quoted only where they must be. */
export function csvLine(values: readonly string[]): string {
  return Papa.unparse([[...values]], { newline: '\n' });
}
