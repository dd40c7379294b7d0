import { ANSWER_PROBLEM_CODES } from '../core/answer-problems';
import { LACK_CODES, type LackCode, lackText } from '../core/decide-approval';
import type { ApprovalResult } from '../jobs/approve-orders';
import type { ImportedFile, ImportResult } from '../jobs/import-answers';
import type { RunSummary } from '../jobs/recorded-run';
import { counted } from './describe-export';
import { drawTable } from './table';

/** Problems and orders that are shown; all of them are in the bookkeeping. */
const SHOWN = 20;

/** What an import did, for people. */
export function describeImport({ files, firstProblems, failures }: ImportResult): string {
  const codes = [...new Set(firstProblems.map(({ code }) => code))];
  const problems = files.reduce((sum, file) => sum + file.problems, 0);
  return [
    ...(files.length === 0 && failures.length === 0 ? ['No new files.'] : files.map(fileLine)),
    ...(problems === 0 ? [] : [`${counted(problems, 'row')} not taken:`]),
    ...firstProblems
      .slice(0, SHOWN)
      .map(({ file, row, key, code, reason }) => `  ${file} row ${row}  ${key}  ${code}  ${reason}`),
    ...(problems > SHOWN ? [`  … and ${problems - SHOWN} more, in hcsync_answer_problem.`] : []),
    ...codes.map((code) => `  ${code}: ${ANSWER_PROBLEM_CODES[code].remedy}`),
    ...failures.map((failure) => `FAILED ${failure}`),
  ].join('\n');
}

function fileLine({ folder, name, fate, set, same, outdated, problems }: ImportedFile): string {
  const path = `${folder}/${name}`;
  if (fate === 'waiting') {
    return `${path}: may still be written; looked at again in the next run.`;
  }
  const parts = [
    `${counted(set, 'row')} new`,
    `${same} known`,
    ...(outdated > 0 ? [`${outdated} about an earlier export`] : []),
    ...(problems > 0 ? [`${problems} not taken`] : []),
  ];
  return `${path}: ${parts.join(', ')}${fate === 'failed' ? '; moved to failed' : ''}.`;
}

export function summarizeImport({ files, failures }: ImportResult): RunSummary {
  const sum = (value: 'set' | 'problems') => files.reduce((total, file) => total + file[value], 0);
  const waiting = files.filter(({ fate }) => fate === 'waiting').length;
  const message = [
    `${counted(files.length - waiting, 'file')}, ${counted(sum('set'), 'new row')}`,
    ...(waiting > 0 ? [`${counted(waiting, 'file')} may still be written`] : []),
    ...(sum('problems') > 0 ? [`${counted(sum('problems'), 'row')} not taken`] : []),
    ...failures,
  ].join('; ');
  return { message, failed: failures.length > 0 };
}

/** What the approval did, for people. */
export function describeApprovals(result: ApprovalResult): string {
  const { approved, changed, lacking, lackingBy, firstLacking } = result;
  const rows = (Object.entries(lackingBy) as [LackCode, number][])
    .sort(([, one], [, other]) => other - one)
    .map(([code, count]) => [count, code, LACK_CODES[code].meaning, LACK_CODES[code].remedy]);
  return [
    approved === 0 ? 'No order to approve.' : `${counted(approved, 'order')} approved.`,
    ...(changed === 0 ? [] : [`${counted(changed, 'order')} changed meanwhile; left alone.`]),
    ...(lacking === 0
      ? []
      : [`${counted(lacking, 'order')} lack something:`, drawTable(['Count', 'Code', 'What', 'What to do'], rows)]),
    ...firstLacking.slice(0, SHOWN).map(({ orderId, lacks }) => `  ${orderId}  ${lacks.map(lackText).join('; ')}`),
    ...(lacking > SHOWN ? [`  … and ${counted(lacking - Math.min(SHOWN, lacking), 'order')} more.`] : []),
  ].join('\n');
}

export function summarizeApprovals({ approved, lacking }: ApprovalResult): RunSummary {
  const lacks = lacking === 0 ? '' : `; ${counted(lacking, 'order')} lack something`;
  return { message: `${counted(approved, 'order')} approved${lacks}`, failed: false };
}
