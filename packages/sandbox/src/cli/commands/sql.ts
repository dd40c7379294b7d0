import type { Command } from 'commander';
import type { Shell } from '../shell';
import { counted, drawTable } from '../table';
import { colours } from '../terminal';

export function addSql(program: Command, shell: Shell): void {
  program
    .command('sql')
    .summary('run SuiteQL')
    .description('Runs a SuiteQL query. Column names are in lower case.')
    .argument('<query>', 'e.g. "SELECT id, entityid FROM customer WHERE isinactive = \'F\'"')
    .action((query: string) => {
      const { runSuiteQl } = require('../../suiteql/run-suiteql') as typeof import('../../suiteql/run-suiteql');
      shell.onAccount((account) => {
        const { columns, rows } = runSuiteQl(account, query);
        const names = columns.map(({ name }) => name.toLowerCase());
        const documents = rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? null])));
        shell.answer(documents, () =>
          rows.length === 0 ? 'No rows.' : `${drawTable(names, rows)}\n${colours.dim(counted(rows.length, 'row'))}`,
        );
      });
    });
}
