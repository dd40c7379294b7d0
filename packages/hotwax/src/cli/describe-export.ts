import { PROBLEM_CODES, type ProblemCode } from '../core/problems';
import type { ExportResult } from '../jobs/export-feed';
import type { RunSummary } from '../jobs/recorded-run';
import { drawTable } from './table';

/** Blocked records that are shown; all of them are in `--json` up to 200, and in `status`. */
const SHOWN = 20;

/** What an export did, for people. */
export function describeExport(result: ExportResult, noun: string): string {
  const { files, exported, blocked, blockedBy, firstBlocked, rejectedUnchanged } = result;
  return [
    exported === 0 ? `No new ${noun}s to send.` : `${counted(exported, noun)} to send.`,
    ...files.map(({ name, records, rows }) => `Sent ${name}: ${counted(records, noun)}, ${counted(rows, 'row')}.`),
    ...(rejectedUnchanged === 0
      ? []
      : [`${counted(rejectedUnchanged, noun)} that NetSuite rejected did not change since; they were not sent again.`]),
    ...(blocked === 0 ? [] : [`${counted(blocked, noun)} cannot go:`, blockedTable(blockedBy)]),
    ...firstBlocked
      .slice(0, SHOWN)
      .flatMap(({ recordId, problems }) => problems.map(({ code, reason }) => `  ${recordId}  ${code}  ${reason}`)),
    ...(blocked > SHOWN ? [`  … and ${counted(blocked - Math.min(SHOWN, blocked), noun)} more.`] : []),
  ].join('\n');
}

export function summarizeExport({ feed, files, exported, blocked }: ExportResult): RunSummary {
  const noun = feed === 'customer' ? 'customer' : 'order';
  const cannot = blocked === 0 ? '' : `; ${counted(blocked, noun)} cannot go`;
  return { message: `${counted(exported, noun)} sent, ${counted(files.length, 'file')}${cannot}`, failed: false };
}

function blockedTable(blockedBy: ExportResult['blockedBy']): string {
  const rows = (Object.entries(blockedBy) as [ProblemCode, number][])
    .sort(([, one], [, other]) => other - one)
    .map(([code, count]) => [count, code, PROBLEM_CODES[code].meaning, PROBLEM_CODES[code].remedy]);
  return drawTable(['Count', 'Code', 'Why', 'What to do'], rows);
}

/** `1 file`, `2 files` */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
