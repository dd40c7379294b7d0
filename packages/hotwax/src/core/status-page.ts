import { ageText, instantText } from './instant-text';
import type { ServedJob, ServedPage } from './service-status';
import type { RecentProblem, StageCount } from './stage-counts';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ddd}
td.count{text-align:right;font-variant-numeric:tabular-nums}.failed{color:#a40000;font-weight:600}.quiet{color:#666}
@media (prefers-color-scheme:dark){body{color:#ddd;background:#181818}th,td{border-color:#444}.failed{color:#ff8080}.quiet{color:#999}}`;

/** A page for people, without scripts: how the jobs run and where customers and orders stand. */
export function statusPage({ service, sync, problem, now }: ServedPage): string {
  const body = [
    '<h1>HotWax feed jobs</h1>',
    `<p class="quiet">${instantText(now.toISOString())}, serving since ${instantText(service.startedAt)}${service.stopping ? ', <span class="failed">stopping</span>' : ''}.</p>`,
    '<h2>Jobs</h2>',
    table(
      ['Job', 'Last run', 'Outcome', 'What it did', 'Next'],
      service.jobs.map((job) => jobRow(job, now)),
    ),
    ...(problem === undefined ? [] : [`<p class="failed">The counts cannot be read: ${html(problem)}</p>`]),
    ...(sync === undefined
      ? []
      : [
          '<h2>Orders</h2>',
          stageTable(sync.orders, now),
          '<h2>Customers</h2>',
          stageTable(sync.customers, now),
          '<h2>Not taken from NetSuite’s answers in the last 7 days</h2>',
          problemTable(sync.problems),
        ]),
    '<p class="quiet">The same for machines: <a href="/status">/status</a>, <a href="/health">/health</a>. One order: <code>hotwax status ORDER_ID</code>.</p>',
  ];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="60"><title>HotWax feed jobs</title><style>${STYLE}</style></head><body>${body.join('\n')}</body></html>\n`;
}

function jobRow({ name, cron, next, runningSince, last, missed }: ServedJob, now: Date): string[] {
  const running = runningSince === null ? [] : [`runs since ${ageText(runningSince, now)}`];
  const overdue = missed === 0 ? [] : [`was due ${missed} more time${missed === 1 ? '' : 's'} meanwhile`];
  return [
    `${html(name)}<br><span class="quiet">${html(cron)}</span>`,
    last === null
      ? 'not run yet'
      : `${instantText(last.began)}<br><span class="quiet">${ageText(last.began, now)} ago</span>`,
    [...running, ...overdue, ...(last === null ? [] : [outcome(last.outcome)])].join(', ') || '—',
    html(last?.message ?? ''),
    next === null ? '—' : instantText(next),
  ];
}

function outcome(text: string): string {
  return text === 'failed' ? `<span class="failed">${text}</span>` : text;
}

function stageTable(stages: readonly StageCount[], now: Date): string {
  const rows = stages.map(({ stage, count, oldest }) => [
    html(stage),
    count === null ? '<span class="quiet">not counted</span>' : count.toLocaleString('en-US'),
    oldest === undefined ? '' : `${html(oldest.recordId)}, for ${ageText(oldest.since, now)}`,
  ]);
  return table(['Stage', 'Count', 'Waiting longest'], rows);
}

function problemTable(problems: readonly RecentProblem[]): string {
  return problems.length === 0
    ? '<p>Nothing.</p>'
    : table(
        ['When', 'File', 'Row', 'Record', 'Why'],
        problems.map(({ at, file, row, key, code, reason }) => [
          instantText(at),
          html(file),
          String(row),
          html(key),
          `${html(code)}: ${html(reason)}`,
        ]),
      );
}

/** @param rows of HTML */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  return `<table>${line(head.map(html), 'th')}${rows.map((row) => line(row, 'td')).join('')}</table>`;
}

function html(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
