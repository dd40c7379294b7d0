import type { Command } from 'commander';
import type { Account } from '../../account/account';
import { didYouMean } from '../../account/nearest';
import { SandboxError } from '../../errors';
import type { RecordType } from '../../records/record-type';
import type { Shell } from '../shell';
import { counted, drawTable } from '../table';
import { colours } from '../terminal';

/** Columns of the table besides id and external id. */
const MOST_FIELDS = 6;

/** In every record, and of little use to a reader. */
const LEFT_OUT = new Set(['id', 'externalid', 'createddate', 'lastmodifieddate']);

export function addRecords(program: Command, shell: Shell): void {
  program
    .command('records')
    .summary('show the records of a type')
    .description(
      'Shows the records of a type: a table for people, everything with --json, in the form that "load" reads.',
    )
    .argument('<type>', 'record type as in record.Type, e.g. customer, salesorder, customrecord_…')
    .action((id: string) => {
      const { exportRecord } = require('../../account/export-records') as typeof import('../../account/export-records');
      shell.onAccount((account) => {
        const type = findType(account, id);
        const records = [...account.records.list(type.id)].map(exportRecord);
        shell.answer(records, () => describe(type, records));
      });
    });
}

function findType(account: Account, id: string): RecordType {
  const type = account.types.find(id);
  if (type) return type;
  const known = account.types.all().map((candidate) => candidate.id);
  throw new SandboxError(`There is no record type ${id}.${didYouMean(id.toLowerCase(), known)}`);
}

function describe(type: RecordType, records: readonly Record<string, unknown>[]): string {
  if (records.length === 0) return `No records of type ${type.id}.`;
  const fields = chooseFields(type, records);
  const rows = records.map((record) => ['id', 'externalid', ...fields].map((field) => record[field]));
  const note = colours.dim(`${counted(records.length, 'record')}; all fields with --json`);
  return `${drawTable(['id', 'externalid', ...fields], rows)}\n${note}`;
}

/** The name first, then the simple fields that most records have. */
function chooseFields(type: RecordType, records: readonly Record<string, unknown>[]): string[] {
  const times = new Map<string, number>();
  for (const record of records) {
    for (const [field, value] of Object.entries(record)) {
      const simple = value !== null && value !== '' && value !== false && typeof value !== 'object';
      if (simple && !LEFT_OUT.has(field)) times.set(field, (times.get(field) ?? 0) + 1);
    }
  }
  const rank = (field: string) => (field === type.nameField ? Number.POSITIVE_INFINITY : (times.get(field) ?? 0));
  return [...times.keys()].sort((a, b) => rank(b) - rank(a)).slice(0, MOST_FIELDS);
}
