import { scriptObject } from '../../modules/script-object';
import type { Execution } from '../start-execution';
import { mediaType, type ScriptRequest } from './script-request';

/**
 * `http.ServerRequest`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4314608702.html. `parameters` are
 * those of the URL and, of a form that was posted, those of the body
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4567653880.html). Sublists of forms and uploaded files
 * are not simulated, as N/ui/serverWidget is not.
 * @param parameters of the URL, with `script` and `deploy`
 */
export function serverRequest(
  execution: Execution,
  request: ScriptRequest,
  parameters: Readonly<Record<string, string>>,
): object {
  const { accountId } = execution.account.settings;
  const headers = execution.toScript({ ...request.headers });
  const all = execution.toScript({ ...parameters, ...formOf(request) });
  return scriptObject(execution, 'http.ServerRequest', {
    get body() {
      return request.body ?? '';
    },
    get clientIpAddress() {
      return '127.0.0.1';
    },
    get files() {
      return {};
    },
    get headers() {
      return headers;
    },
    get method() {
      return request.method;
    },
    get parameters() {
      return all;
    },
    get url() {
      return `https://${hostOf(accountId)}.app.netsuite.com/app/site/hosting/scriptlet.nl`;
    },
  });
}

/** `TSTDRV1_SB1` is `tstdrv1-sb1` in a host name. */
const hostOf = (accountId: string): string => accountId.toLowerCase().replaceAll('_', '-');

function formOf(request: ScriptRequest): Record<string, string> {
  if (mediaType(request) !== 'application/x-www-form-urlencoded') return {};
  return Object.fromEntries(new URLSearchParams(request.body ?? ''));
}
