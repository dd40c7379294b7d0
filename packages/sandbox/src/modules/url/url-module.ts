import { sqlGet } from '../../account/sql';
import { NetSuiteError, NotSimulatedError, SandboxError } from '../../errors';
import { type Deployment, findDeployment } from '../../scripts/deployments';
import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { requireArguments, scriptObject } from '../script-object';

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

function resolveScript(execution: ScriptExecution, options: ScriptOptions): string {
  requireArguments(options, ['scriptId', 'deploymentId'], 'resolveScript');
  const deployment = findPage(execution, options);
  const page = PAGES[deployment.scriptType] as string;
  const { account } = execution;
  const script = sqlGet<{ id: number }>(account.db, 'SELECT id FROM script WHERE scriptid = ?', deployment.script);
  const path = withParams(page, { script: script?.id, deploy: deployment.id, ...options.params });
  if (options.returnExternalUrl !== true) return path;
  // NetSuite adds a hash against tampering, which nobody else can compute.
  if (deployment.scriptType === 'suitelet')
    throw new NotSimulatedError('N/url.resolveScript of the external URL of a Suitelet');
  return `https://${domainOf(account.settings.accountId, HOST_TYPE.RESTLET)}${path}`;
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
