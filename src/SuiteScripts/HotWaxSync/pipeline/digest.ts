import { isEvent, type Notice } from './notices';
import { SYNC_ERRORS } from './sync-error';

export interface Digest {
  readonly subject: string;
  readonly body: string;
}

/** One e-mail for all that is to be told: what, since when, what it means and what to do. Plain text. */
export function digest(feedName: string, notices: readonly Notice[]): Digest {
  const problems = notices.filter((notice) => !isEvent(notice));
  const fresh = problems.filter(({ told }) => told === '');
  const lasting = problems.filter(({ told }) => told !== '');
  const events = notices.filter(isEvent);
  return {
    subject: `HotWax sync, ${feedName}: ${headline(fresh.length, lasting.length, events.length)}`,
    body: [
      ...section('NEW PROBLEMS', fresh),
      ...section('STILL THERE', lasting),
      ...section('REJECTED ROWS', events),
      'The list of what is wrong now: Customization > Lists, Records, & Fields > Record Types > HotWax Sync Notice > List.',
      'A problem is told when it comes, and once a day while it lasts.',
    ].join('\n'),
  };
}

function headline(fresh: number, lasting: number, events: number): string {
  const parts = [
    fresh > 0 ? `${fresh} new problem(s)` : '',
    lasting > 0 ? `${lasting} problem(s) still there` : '',
    events > 0 ? 'rows were rejected' : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function section(title: string, notices: readonly Notice[]): string[] {
  return notices.length === 0 ? [] : [title, '', ...notices.flatMap(paragraph)];
}

function paragraph({ code, about, message, since }: Notice): string[] {
  const { meaning, remedy } = SYNC_ERRORS[code];
  return [
    `${code}${about === '' ? '' : `: ${about}`}`,
    `  What: ${meaning}.`,
    ...(message === '' ? [] : [`  Said: ${message}`]),
    `  Since: ${since}`,
    `  To do: ${remedy}`,
    '',
  ];
}
