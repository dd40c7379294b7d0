/** Asks a running sandbox what it has: deploys `project` into an account of its own and runs its scripts. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const project = join(dirname(fileURLToPath(import.meta.url)), 'project');
const SCRIPTS = -15;
const AES_KEY = '0123456789abcdef';

/** Modules that the sandbox has, e.g. `N/record`. */
export function sandboxModules() {
  const { MODULES } = require('netsuite-sandbox/modules/register');
  return Object.keys(MODULES).sort();
}

/**
 * @param questions list of `{ object, members }`, the object as `declarationsOf` names it
 * @returns `{ objects, partial, known }`: see `project/FileCabinet/SuiteScripts/probe/ask_members.js`
 */
export function askSandbox(questions) {
  const { TestAccount } = require('netsuite-sandbox/testing/test-account');
  const test = new TestAccount({ project });
  const { account, server } = test;
  const save = (name, value) =>
    account.files.save({ folder: SCRIPTS, name, type: 'JSON', content: Buffer.from(JSON.stringify(value)) });
  try {
    const { host, port, username, hostKey } = server;
    save('server.json', { url: host, port, username, hostKey, directory: '/' });
    const ofSuitelet = askSuitelet(test, questions);
    save(
      'questions.json',
      questions.filter(({ object }) => !ofSuitelet.known.includes(object)),
    );
    test.setSecret('custsecret_probe', AES_KEY);
    test.setSecret('custsecret_probe_sftp', server.password);
    test.load({ customer: [{ id: 1, companyname: 'Probe', isperson: false, subsidiary: 1 }] });
    const { error } = test.run({ script: 'customscript_probe' }, { unitLimit: 1_000_000 });
    if (error) throw new Error(`The probe failed: ${error.name}: ${error.message}`);
    const others = JSON.parse(account.files.contentByPath('/SuiteScripts/answers.json').toString('utf8'));
    return Object.fromEntries(Object.keys(others).map((list) => [list, [...others[list], ...ofSuitelet[list]]]));
  } finally {
    test.close();
  }
}

/** What a Suitelet answers for the objects that only it has. */
function askSuitelet(test, questions) {
  const { error, body } = test.ask({ script: 'customscript_page', method: 'POST', body: JSON.stringify(questions) });
  if (error) throw new Error(`The Suitelet failed: ${error.name}: ${error.message}`);
  return JSON.parse(body.toString('utf8'));
}
