import type { CsvJob } from '../csv-import/csv-jobs';
import { drawTable } from './table';
import { oneLine } from './terminal';

/** A table of import jobs; why a job failed as a whole, and where its results are, stands below it: paths are never cut. */
export function describeJobs(jobs: readonly CsvJob[]): string {
  if (jobs.length === 0) return 'No CSV import was submitted.';
  const rows = jobs.map((job) => [job.name, job.mapping, job.status, job.records, job.imported, job.failed]);
  const messages = jobs.flatMap(({ name, status, message }) => (status === 'FAILED' ? [`${name}: ${message}`] : []));
  const results = jobs.flatMap(({ name, resultsFile }) =>
    resultsFile ? [`${oneLine(name)}, results file: ${resultsFile}`] : [],
  );
  return [
    drawTable(['name', 'mapping', 'status', 'records', 'imported', 'failed'], rows),
    ...messages,
    ...results,
  ].join('\n');
}
