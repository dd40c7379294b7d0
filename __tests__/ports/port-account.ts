import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployProject } from 'netsuite-sandbox/sdf/deploy-project';
import { TestAccount } from 'netsuite-sandbox/testing/test-account';
import type { Ports } from '../../src/SuiteScripts/HotWaxSync/pipeline/ports';

/** One call of a method of a port. */
export interface PortCall {
  readonly port: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** The ports over N/*, as they are deployed: a script in an account of this process calls them. */
export class PortAccount {
  readonly account = new TestAccount();

  constructor() {
    const project = mkdtempSync(join(tmpdir(), 'hotwax-ports-'));
    cpSync('dist', project, { recursive: true });
    const fixture = (file: string) => join(__dirname, 'fixture', file);
    cpSync(fixture('port_calls.js'), join(project, 'FileCabinet/SuiteScripts/HotWaxSync/scripts/port_calls.js'));
    cpSync(fixture('customscript_port_calls.xml'), join(project, 'Objects/scripts/customscript_port_calls.xml'));
    deployProject(this.account.account, project);
    rmSync(project, { recursive: true });
    const { host, port, username, hostKey, hostKeyType, password } = this.account.server;
    this.account.setSecret('custsecret_hotwax', password);
    const settings = {
      name: 'Test server',
      custrecord_hcsync_sftp_host: host,
      custrecord_hcsync_sftp_port: port,
      custrecord_hcsync_sftp_user: username,
      custrecord_hcsync_sftp_secret: 'custsecret_hotwax',
      custrecord_hcsync_sftp_hostkey: hostKey,
      custrecord_hcsync_sftp_hostkeytype: hostKeyType,
    };
    this.account.load({ customrecord_hcsync_sftp: [settings] });
  }

  /** Makes calls in one run of a script. @returns what each gave. @throws what the first threw that threw */
  call(feed: string, calls: readonly PortCall[], deployment: 'one' | 'other' = 'one'): unknown[] {
    const { account } = this.account;
    const content = Buffer.from(JSON.stringify({ feed, calls }));
    account.files.save({ folder: -15, name: 'port-calls.json', type: 'JSON', content });
    const script = 'customscript_port_calls';
    const run = this.account.run({ script, deployment: `customdeploy_port_calls_${deployment}` });
    if (run.error) throw new Error(`${run.error.name}: ${run.error.message}`);
    const answers = account.files.contentByPath('/SuiteScripts/port-answers.json')?.toString('utf8') ?? '[]';
    return (JSON.parse(answers) as { value?: unknown; error?: string }[]).map(({ value, error }) => {
      if (error !== undefined) throw new Error(error);
      return value;
    });
  }

  /** A port whose every call is a run of its own. */
  port<Name extends keyof Ports>(name: Name, feed = 'customer'): Ports[Name] {
    const call = (method: string, args: readonly unknown[]) => this.call(feed, [{ port: name, method, args }])[0];
    return new Proxy({} as Ports[Name] & object, {
      get:
        (_, method) =>
        (...args: unknown[]) =>
          call(String(method), args),
    });
  }

  close(): void {
    this.account.close();
  }
}
