import type { Command } from 'commander';
import type { Shell } from '../shell';

export function addStatus(program: Command, shell: Shell): void {
  program
    .command('status [order-id]')
    .summary("one order's way in plain words; without an order: counts per stage, and how the jobs run")
    .description(
      "Tells one order's way: when and in which file it was sent, what NetSuite made of it, what it waits for. The order " +
        'is named by its id in HotWax or its external id. Without an order: how many customers and orders stand at each ' +
        'stage and which one has waited longest, what was not taken lately, and the last run of each job. ' +
        'Exit status 1 when HotWax has no such order.',
    )
    .action(async (orderId: string | undefined) => {
      await (orderId === undefined ? tellCounts(shell) : tellOrder(shell, orderId));
    });
}

async function tellOrder(shell: Shell, orderId: string): Promise<void> {
  const [{ withDatabase }, { readOrderFacts }, { orderWay }, { SYSTEM_CLOCK }] = await Promise.all([
    import('../with-database.js'),
    import('../../adapters/database/sql-order-facts.js'),
    import('../../core/order-way.js'),
    import('../../adapters/system-clock.js'),
  ]);
  const config = shell.config();
  const now = SYSTEM_CLOCK.now();
  const options = { databaseTimeZone: config.database.timeZone, discounts: config.orders.adjustments.discounts };
  const facts = await withDatabase(config, (db) => readOrderFacts(db, orderId, now, options));
  if (facts === undefined) {
    const message = `HotWax has no order ${orderId}, and no order of this external id alone.`;
    shell.answer({ orderId, stage: null, sentences: [message] }, () => message);
    shell.exitStatus = 1;
    return;
  }
  const way = orderWay(facts, config.approval.requiredAttributes, now);
  const { customer, record, netsuiteIds, approvedAt, problems } = facts;
  shell.answer({ ...way, customer, record, netsuiteIds, approvedAt, problems }, () => way.sentences.join('\n'));
}

async function tellCounts(shell: Shell): Promise<void> {
  const [{ withDatabase }, { readSyncStatus }, { describeStatus }, { SYSTEM_CLOCK }] = await Promise.all([
    import('../with-database.js'),
    import('../../adapters/database/sql-sync-status.js'),
    import('../describe-status.js'),
    import('../../adapters/system-clock.js'),
  ]);
  const config = shell.config();
  const now = SYSTEM_CLOCK.now();
  const options = {
    databaseTimeZone: config.database.timeZone,
    excludedSalesChannels: config.orders.excludedSalesChannels,
  };
  const status = await withDatabase(config, (db) => readSyncStatus(db, now, options));
  shell.answer(status, () => describeStatus(status, now));
}
