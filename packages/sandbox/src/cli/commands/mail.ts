import type { Command } from 'commander';
import type { Shell } from '../shell';
import { colours, oneLine, printable } from '../terminal';

export function addMail(program: Command, shell: Shell): void {
  program
    .command('mail')
    .summary('show sent e-mail')
    .description('Shows the e-mail that scripts and imports sent, oldest first. Nothing has left this machine.')
    .action(() => {
      const { listMail } = require('../../account/mailbox') as typeof import('../../account/mailbox');
      shell.onAccount((account) => {
        const mails = listMail(account);
        shell.answer(mails, () => {
          if (mails.length === 0) return 'No e-mail was sent.';
          return mails
            .map(({ time, author, recipients, subject, body, ...more }) =>
              [
                `${colours.dim('time:')}    ${time}`,
                `${colours.dim('from:')}    ${oneLine(author)}`,
                `${colours.dim('to:')}      ${oneLine(recipients.join(', '))}`,
                `${colours.dim('subject:')} ${colours.bold(oneLine(subject))}`,
                ...Object.entries(more).map(([name, value]) => `${colours.dim(`${name}:`)} ${oneLine(String(value))}`),
                '',
                printable(body),
              ].join('\n'),
            )
            .join(`\n${'─'.repeat(60)}\n`);
        });
      });
    });
}
