import { createHash } from 'node:crypto';
import { sqlGet } from '../../account/sql';
import { NetSuiteError, NotSimulatedError, SandboxError } from '../../errors';
import { type Deployment, deploymentsOf, findDeployment } from '../../scripts/deployments';
import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { requireArguments, scriptObject } from '../script-object';
import { recordPage, taskPage } from './record-pages';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4834765371.html; values by Oracle's stubs. */
const HOST_TYPE = {
  APPLICATION: 'APPLICATION',
  CUSTOMER_CENTER: 'CUSTOMERCENTER',
  FORM: 'FORMS',
  RESTLET: 'RESTLETS',
  SUITETALK: 'SUITETALK',
} as const;

/** Same page. */
const DOMAINS: Readonly<Record<string, string>> = {
  APPLICATION: 'app.netsuite.com',
  CUSTOMERCENTER: 'app.netsuite.com',
  FORMS: 'extforms.netsuite.com',
  RESTLETS: 'restlets.api.netsuite.com',
  SUITETALK: 'suitetalk.api.netsuite.com',
};

/** By SDF object type. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358672433.html */
const PAGES: Readonly<Record<string, string>> = {
  restlet: '/app/site/hosting/restlet.nl',
  suitelet: '/app/site/hosting/scriptlet.nl',
};

type Params = Readonly<Record<string, unknown>>;

interface ScriptOptions {
  readonly scriptId: string | number;
  readonly deploymentId: string | number;
  readonly params?: Params;
  readonly returnExternalUrl?: boolean;
}

interface RecordOptions {
  readonly recordType: string;
  readonly recordId?: string | number;
  readonly isEditMode?: boolean;
  readonly params?: Params;
}

/** N/url: it builds texts; the sandbox serves no pages. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358552918.html */
export const createUrlModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/url', {
    format(options: { domain: string; params?: Params }): string {
      requireArguments(options, ['domain'], 'format');
      return withParams(options.domain, options.params);
    },
    resolveDomain(options: { hostType: string; accountId?: string }): string {
      requireArguments(options, ['hostType'], 'resolveDomain');
      return domainOf(options.accountId ?? execution.account.settings.accountId, options.hostType);
    },
    resolveRecord: (options: RecordOptions) => resolveRecord(execution, options),
    resolveTaskLink: (options: { id: string; params?: Params }) => resolveTaskLink(execution, options),
    resolveScript: (options: ScriptOptions) => resolveScript(execution, options),
    get HostType() {
      return HOST_TYPE;
    },
  });

function withParams(address: string, params: Params = {}): string {
  const pairs = Object.entries(params).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
  );
  if (pairs.length === 0) return address;
  return `${address}${address.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}

/** "<accountID> is replaced with your NetSuite account number": sandboxes' `_SB1` becomes `-sb1` in a domain. */
function domainOf(accountId: string, hostType: string): string {
  const domain = DOMAINS[hostType];
  if (!domain) {
    throw new NetSuiteError(
      'SSS_INVALID_TYPE_ARG',
      `You have entered an invalid type argument: hostType ${String(hostType)}`,
    );
  }
  return `${accountId.toLowerCase().replaceAll('_', '-')}.${domain}`;
}

/**
 * `/app/accounting/transactions/salesord.nl?id=6&e=T&compid=` with the account's id behind:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_159976562256.html. Of the arguments the help asks for
 * all but `params`, but gives the edit mode a default, and Oracle's stubs ask for the type only: without an id it is the page
 * of a new record. Whether there is such a record is not looked up. The code for an unknown type is that of N/record.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358667680.html
 */
function resolveRecord(execution: ScriptExecution, options: RecordOptions): string {
  requireArguments(options, ['recordType'], 'resolveRecord');
  const { account } = execution;
  const type = account.types.get(String(options.recordType));
  const page = recordPage(type);
  if (page === undefined) throw new NotSimulatedError(`N/url.resolveRecord of ${type.id}`);
  return withParams(page, {
    ...(type.id.startsWith('customrecord') && { rectype: customTypeNumber(execution, type.id) }),
    ...(options.recordId !== undefined && { id: options.recordId }),
    ...(options.isEditMode === true && { e: 'T' }),
    compid: account.settings.accountId,
    ...options.params,
  });
}

function customTypeNumber({ account }: ScriptExecution, id: string): number | undefined {
  return sqlGet<{ id: number }>(account.db, 'SELECT id FROM object WHERE lower(scriptid) = ?', id)?.id;
}

/**
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358672296.html shows no address; the account's id is
 * behind, as behind records. What NetSuite says of a task id that it does not have is not documented.
 */
function resolveTaskLink({ account }: ScriptExecution, options: { id: string; params?: Params }): string {
  requireArguments(options, ['id'], 'resolveTaskLink');
  const page = taskPage(String(options.id));
  if (page === undefined) throw new NotSimulatedError(`N/url.resolveTaskLink of ${options.id}`);
  return withParams(page, { compid: account.settings.accountId, ...options.params });
}

/**
 * A deployment is `deploy` of its script's. The address of a Suitelet for anybody ends with a hash against tampering
 * (`ns-at`), which only NetSuite can compute; here it is the sandbox's own, the same one for the same deployment.
 */
function resolveScript(execution: ScriptExecution, options: ScriptOptions): string {
  requireArguments(options, ['scriptId', 'deploymentId'], 'resolveScript');
  const { account } = execution;
  const { accountId } = account.settings;
  const deployment = findPage(execution, options);
  const page = PAGES[deployment.scriptType] as string;
  const script = sqlGet<{ id: number }>(account.db, 'SELECT id FROM script WHERE scriptid = ?', deployment.script)?.id;
  const own = deploymentsOf(account, deployment.script);
  const deploy = own.findIndex(({ deployment: id }) => id === deployment.deployment) + 1;
  if (options.returnExternalUrl !== true) return withParams(page, { script, deploy, ...options.params });
  if (deployment.scriptType === 'restlet') {
    return `https://${domainOf(accountId, HOST_TYPE.RESTLET)}${withParams(page, { script, deploy, ...options.params })}`;
  }
  const hash = createHash('sha256').update(`${accountId} ${script} ${deploy}`).digest('base64url');
  const query = { script, deploy, compid: accountId, 'ns-at': hash, ...options.params };
  return `https://${domainOf(accountId, HOST_TYPE.FORM)}${withParams(page, query)}`;
}

/** "The ID must identify a RESTlet or a Suitelet" (same page); the codes are NetSuite's, the page names none. */
function findPage(execution: ScriptExecution, { scriptId, deploymentId }: ScriptOptions): Deployment {
  let deployment: Deployment;
  try {
    deployment = findDeployment(execution.account, scriptId, deploymentId);
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    throw new NetSuiteError('SSS_INVALID_SCRIPT_ID', error.message, { cause: error });
  }
  if (deployment.scriptType in PAGES) return deployment;
  throw new NetSuiteError('SSS_INVALID_SCRIPT_ID', `${String(scriptId)} is no RESTlet and no Suitelet.`);
}
