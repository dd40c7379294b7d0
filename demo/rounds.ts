import type { Answers, HotWax } from './hotwax';
import type { RunResult, Sandbox, Work } from './sandbox';

/** Both sides, and the time that holds for both: the NetSuite account's. */
export interface BothSides {
  readonly sandbox: Sandbox;
  readonly hotwax: HotWax;
  readonly time: AccountTime;
}

/** The account's time, as it was last told. */
export class AccountTime {
  now = new Date(0);

  take({ now }: Work): void {
    this.now = new Date(now);
  }

  /** `13:15` */
  get text(): string {
    return this.now.toISOString().slice(11, 16);
  }
}

/** NetSuite's scripts run every 15 minutes: they see a file, take it, look its records up, and have time to try again. */
const ONE_ROUND = 'PT1H';
/** An order that waits in NetSuite is rejected after 24 hours, so by then nothing waits any more. */
const MOST_ROUNDS = 30;

/**
 * HotWax's jobs, an hour of NetSuite, HotWax's jobs, until nothing is left to send and nothing waits for an answer.
 * @param tell says what was done
 * @param show says what is being done
 * @returns what failed
 */
export async function turnUntilQuiet(
  { sandbox, hotwax, time }: BothSides,
  tell: (line: string) => void,
  show: (what: string) => void,
): Promise<string[]> {
  const failures: string[] = [];
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    show('HotWax: export-customers, export-orders');
    const sent = await hotwax.exports((text) => show(`HotWax: ${text}`));
    if (sent.customers + sent.orders === 0 && (await hotwax.waiting()) === 0) {
      tell(`${time.text}  Nothing is left to send, and nothing waits for an answer.`);
      return failures;
    }
    const cannotGo = sent.blocked === 0 ? '' : `; ${count(sent.blocked, 'order')} cannot go yet`;
    tell(
      `${time.text}  HotWax sends ${count(sent.customers, 'customer')} and ${count(sent.orders, 'order')}${cannotGo}.`,
    );
    show('NetSuite: import_customers and import_sales_orders, every 15 minutes for an hour');
    const work = await sandbox.tick(ONE_ROUND);
    time.take(work);
    failures.push(...work.runs.filter(({ status }) => status !== 'COMPLETE').map(failedRun));
    tell(`${time.text}  ${netSuiteLine(work)}`);
    show('HotWax: import-ids, import-rejects, approve-orders');
    const answers = await hotwax.imports();
    failures.push(...answers.failures);
    tell(`${time.text}  ${hotWaxLine(answers)}`);
  }
  return failures;
}

function netSuiteLine({ runs, jobs }: Work): string {
  const units = runs.reduce((sum, { unitsUsed }) => sum + unitsUsed, 0);
  const sum = (key: 'imported' | 'failed') => jobs.reduce((total, job) => total + job[key], 0);
  const failed = sum('failed') === 0 ? '' : `, refuses ${sum('failed').toLocaleString('en-US')}`;
  return (
    `NetSuite makes ${count(sum('imported'), 'record')}${failed}, in ${count(jobs.length, 'CSV import')}; ` +
    `${count(runs.length, 'script run')}, ${count(units, 'unit')}.`
  );
}

function hotWaxLine({ customerIds, orderIds, lineIds, rejects, approved }: Answers): string {
  const refused = rejects === 0 ? '' : `, and ${count(rejects, 'reject')}`;
  return (
    `HotWax takes the ids of ${count(customerIds, 'customer')}, ${count(orderIds, 'order')} and ` +
    `${count(lineIds, 'line')}${refused}; it approves ${count(approved, 'order')}.`
  );
}

function failedRun({ script, error }: RunResult): string {
  return `${script}: ${error?.name ?? 'ERROR'}: ${error?.message ?? 'no message'}`;
}

/** `1 order`, `2 orders` */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
