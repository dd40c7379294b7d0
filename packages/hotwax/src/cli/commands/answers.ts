import type { Command } from 'commander';
import type { Shell } from '../shell';

const NOTHING_LOST = 'Exit status 1 when part of it failed; the next run goes on where it stopped.';

export function addAnswers(program: Command, shell: Shell): void {
  program
    .command('import-ids')
    .summary("take NetSuite's ids of customers, orders and lines into HotWax's tables")
    .description(
      'Job: take the files of ids from SFTP. The first id of a record stays; another one is refused and listed. ' +
        `Files are moved to archive/, those that cannot be used to failed/. ${NOTHING_LOST}`,
    )
    .action(() => runImport('runImportIds', shell));
  program
    .command('import-rejects')
    .summary("take NetSuite's reports of what it rejected")
    .description(
      'Job: take the reports of rejected customers and orders from SFTP. They go again with an export once they have ' +
        `changed in HotWax, or when asked with "retry". ${NOTHING_LOST}`,
    )
    .action(() => runImport('runImportRejects', shell));
  program
    .command('approve-orders')
    .summary('approve Created orders that NetSuite has with all their lines')
    .description(
      'Job: approve Created orders that have their NetSuite ids and the attributes of approval.requiredAttributes. An ' +
        'order that lacks something stays Created and is listed with what it lacks.',
    )
    .action(async () => {
      const [{ runOnce }, { runApproveOrders }, { describeApprovals }] = await Promise.all([
        import('../run-once.js'),
        import('../run-answers.js'),
        import('../describe-answers.js'),
      ]);
      const result = await runOnce(shell, runApproveOrders);
      shell.answer(result, () => describeApprovals(result));
    });
}

async function runImport(name: 'runImportIds' | 'runImportRejects', shell: Shell): Promise<void> {
  const [{ runOnce }, answers, { describeImport }] = await Promise.all([
    import('../run-once.js'),
    import('../run-answers.js'),
    import('../describe-answers.js'),
  ]);
  const result = await runOnce(shell, answers[name]);
  shell.answer(result, () => describeImport(result));
  shell.exitStatus = result.failures.length > 0 ? 1 : 0;
}
