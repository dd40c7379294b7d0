import type { Command } from 'commander';
import type { FeedName } from '../../core/feeds';
import type { Shell } from '../shell';
import { UsageError } from '../usage-error';

interface RetryOptions {
  readonly customer?: readonly string[];
  readonly code?: string;
}

export function addRetry(program: Command, shell: Shell): void {
  program
    .command('retry [order-ids...]')
    .summary('ask that orders or customers be sent again with the next export')
    .description(
      'Asks that orders or customers be sent again with the next export, whether they were rejected or never answered. ' +
        'What changed in HotWax after it was rejected goes again by itself. Exit status 1 when one of them cannot go again.',
    )
    .option('--customer <party-ids...>', 'customers, by party id')
    .option('--code <code>', 'all that NetSuite rejected with this code, after something was mended in NetSuite')
    .action(async (orderIds: readonly string[], options: RetryOptions) => {
      const { customer: partyIds = [], code } = options;
      if (orderIds.length + partyIds.length > 0 === (code !== undefined)) {
        throw new UsageError('Name orders, customers with --customer, or a code with --code.');
      }
      const results = code === undefined ? await askRecords(shell, orderIds, partyIds) : await askCode(shell, code);
      shell.answer(results, () => results.map(({ message }) => message).join('\n'));
      shell.exitStatus = results.every(({ asked }) => asked) ? 0 : 1;
    });
}

interface RetryResult {
  readonly feed: FeedName;
  readonly recordId?: string;
  readonly count?: number;
  readonly asked: boolean;
  readonly message: string;
}

async function askRecords(
  shell: Shell,
  orderIds: readonly string[],
  partyIds: readonly string[],
): Promise<RetryResult[]> {
  const wanted = [
    ...orderIds.map((recordId) => ({ feed: 'salesorder' as const, recordId })),
    ...partyIds.map((recordId) => ({ feed: 'customer' as const, recordId })),
  ];
  return withDesk(shell, async (desk) => {
    const results: RetryResult[] = [];
    for (const { feed, recordId } of wanted) {
      const refusal = await desk.ask(feed, recordId);
      const noun = feed === 'customer' ? 'Customer' : 'Order';
      const message = refusal ?? `${noun} ${recordId} is sent again with the next export.`;
      results.push({ feed, recordId, asked: refusal === undefined, message });
    }
    return results;
  });
}

async function askCode(shell: Shell, code: string): Promise<RetryResult[]> {
  return withDesk(shell, async (desk) => {
    const results: RetryResult[] = [];
    for (const feed of ['customer', 'salesorder'] as const) {
      const count = await desk.askRejected(feed, code);
      const noun = feed === 'customer' ? 'customer' : 'order';
      const message = `${count} ${noun}${count === 1 ? ' is' : 's are'} sent again with the next export.`;
      results.push({ feed, count, asked: true, message });
    }
    return results;
  });
}

async function withDesk<T>(
  shell: Shell,
  work: (desk: import('../../jobs/answer-ports').RetryDesk) => Promise<T>,
): Promise<T> {
  const [{ withDatabase }, { SqlRetryDesk }] = await Promise.all([
    import('../with-database.js'),
    import('../../adapters/database/sql-retry-desk.js'),
  ]);
  return withDatabase(shell.config(), (db) => work(new SqlRetryDesk(db)));
}
