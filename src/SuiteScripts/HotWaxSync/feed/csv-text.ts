import Papa from 'papaparse';

/**
 * Writes one CSV line, without a line break at its end. Values are quoted only where they must be.
 * @param spreadsheet values that a spreadsheet would run as a formula get a leading apostrophe
 */
export function csvLine(values: readonly string[], spreadsheet = false): string {
  return Papa.unparse([[...values]], { newline: '\n', escapeFormulae: spreadsheet });
}
