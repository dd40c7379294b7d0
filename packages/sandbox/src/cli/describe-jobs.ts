import type { CsvJob } from '../csv-import/csv-jobs';
import { drawTable } from './table';

/** A table of import jobs; why a job failed as a whole stands below it. */
export function describeJobs(jobs: readonly CsvJob[]): string {
  if (jobs.length === 0) return 'No CSV import was submitted.';
  const rows = jobs.map((job) => [
    job.name,
    job.mapping,
    job.status,
    job.records,
    job.imported,
    job.failed,
    job.resultsFile,
  ]);
  const messages = jobs.flatMap(({ name, status, message }) => (status === 'FAILED' ? [`${name}: ${message}`] : []));
  return [
    drawTable(['name', 'mapping', 'status', 'records', 'imported', 'failed', 'results file'], rows),
    ...messages,
  ].join('\n');
}
