import { openFeedFolder } from '../adapters/config/feed-folder';
import { SqlAnswerLedger } from '../adapters/database/sql-answer-ledger';
import { SqlApprovalDesk } from '../adapters/database/sql-approval-desk';
import { type ApprovalResult, approveOrders } from '../jobs/approve-orders';
import type { AnswerPorts, ImportResult } from '../jobs/import-answers';
import { importIds } from '../jobs/import-ids';
import { importRejects } from '../jobs/import-rejects';
import type { SignOfLife } from '../jobs/job-lock';
import { summarizeApprovals, summarizeImport } from './describe-answers';
import { type JobContext, runRecorded } from './run-recorded';

/** Job `import-ids`, with everything it needs. */
export async function runImportIds(context: JobContext): Promise<ImportResult> {
  const { customerIds, orderIds, orderLineIds } = context.config.folders;
  return withAnswerPorts('import-ids', context, (ports, alive) =>
    importIds({ customerIds, orderIds, orderLineIds }, ports, alive),
  );
}

/** Job `import-rejects`, with everything it needs. */
export async function runImportRejects(context: JobContext): Promise<ImportResult> {
  const { customerExport: customer, orderExport: salesorder } = context.config.folders;
  return withAnswerPorts('import-rejects', context, (ports, alive) =>
    importRejects({ customer, salesorder }, ports, alive),
  );
}

/** Job `approve-orders`, with everything it needs. */
export async function runApproveOrders(context: JobContext): Promise<ApprovalResult> {
  const { config, db, clock, observe } = context;
  const desk = new SqlApprovalDesk(db, clock, {
    required: config.approval.requiredAttributes,
    discounts: config.orders.adjustments.discounts,
    excludedSalesChannels: config.orders.excludedSalesChannels,
    databaseTimeZone: config.database.timeZone,
  });
  return runRecorded(
    'approve-orders',
    context,
    (alive) => approveOrders({ desk, clock, observe }, alive),
    summarizeApprovals,
  );
}

async function withAnswerPorts(
  job: string,
  context: JobContext,
  work: (ports: AnswerPorts, alive: SignOfLife) => Promise<ImportResult>,
): Promise<ImportResult> {
  const { config, db, clock, observe } = context;
  const folder = openFeedFolder(config);
  const answers = new SqlAnswerLedger(db, config.database.timeZone);
  try {
    return await runRecorded(
      job,
      context,
      (alive) => work({ answers, folder, clock, observe }, alive),
      summarizeImport,
    );
  } finally {
    await folder.close();
  }
}
