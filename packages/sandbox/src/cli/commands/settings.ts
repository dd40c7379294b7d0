import type { Command } from 'commander';
import type { AccountSettings } from '../../account/account-settings';
import type { Shell } from '../shell';
import { UsageError } from '../usage-error';

export function addSettings(program: Command, shell: Shell): void {
  const settings = program
    .command('settings')
    .summary("show or change the account's settings")
    .description(
      'Settings of the account: accountId, timeZone, dateFormat, timeFormat, oneWorld; suiteCloudPlusLicences gives CSV ' +
        'imports more queues and threads; executeSuiteScript2xAs (2.0 or 2.1) is for files of @NApiVersion 2.x; ' +
        'sftpTakesLeadingSlash lets paths of N/sftp begin with a slash, which makes no difference then.',
    );
  settings
    .command('list', { isDefault: true })
    .summary('show the settings')
    .action(() => shell.onAccount(({ settings }) => answer(settings, shell)));
  settings
    .command('set')
    .summary('change a setting')
    .argument('<name>', 'e.g. suiteCloudPlusLicences')
    .argument('<value>', 'e.g. 1')
    .action((name: string, text: string) => {
      const { writeSettings, readSettings } =
        require('../../account/stored-settings') as typeof import('../../account/stored-settings');
      shell.changeAccount(({ db, settings }) => {
        writeSettings(db, { [name]: settingFrom(name, text, settings) });
        answer(readSettings(db), shell);
      });
    });
}

/** A value of the kind that the setting has now. */
function settingFrom(name: string, text: string, settings: AccountSettings): string | number | boolean {
  const now = (settings as unknown as Readonly<Record<string, unknown>>)[name];
  if (now === undefined)
    throw new UsageError(`There is no setting "${name}". There are ${Object.keys(settings).join(', ')}.`);
  if (typeof now === 'number' && /^\d+$/.test(text)) return Number(text);
  if (typeof now === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  if (typeof now === 'string') return text;
  throw new UsageError(`${name} is ${typeof now === 'number' ? 'a whole number' : 'true or false'}, not "${text}".`);
}

function answer(settings: AccountSettings, shell: Shell): void {
  shell.answer(settings, () =>
    Object.entries(settings)
      .map(([name, value]) => `${name} ${value}`)
      .join('\n'),
  );
}
