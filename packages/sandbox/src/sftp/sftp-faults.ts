import type { SftpStatus } from './sftp-status';

/** What a client asks of the server. `connect` and `login` come before the SFTP requests proper. */
export type SftpOperation =
  | 'connect'
  | 'login'
  | 'open'
  | 'read'
  | 'write'
  | 'close'
  | 'fstat'
  | 'stat'
  | 'lstat'
  | 'setstat'
  | 'fsetstat'
  | 'opendir'
  | 'readdir'
  | 'realpath'
  | 'remove'
  | 'rename'
  | 'mkdir'
  | 'rmdir';

/** How many requests a server has seen, by operation; those it has not seen are absent. */
export type SftpCounts = Readonly<Partial<Record<SftpOperation, number>>>;

/** One request as a fault hook sees it. */
export interface SftpRequest {
  readonly operation: SftpOperation;
  /** How many requests of this operation the server has seen, this one included: 1, 2, 3 … */
  readonly count: number;
  /** Path from the served folder's root, with a leading slash; of the open file for requests on a handle. */
  readonly path?: string;
  /** The other path of a rename. */
  readonly to?: string;
}

/** What goes wrong with one request. Without `status` and `cut` it is only late. */
export interface SftpFault {
  /** Milliseconds to wait before anything else. */
  readonly delay?: number;
  /** Answers with this status; the effect does not take place. */
  readonly status?: SftpStatus;
  /** Resets the connection without an answer: `before` the effect, or `after` it. */
  readonly cut?: 'before' | 'after';
}

/** Asked at each request. @returns what goes wrong, or undefined when all is well */
export type SftpFaults = (request: SftpRequest) => SftpFault | undefined;

/** A fault as data, for a server that runs in a thread of its own. */
export interface SftpFaultRule extends SftpFault {
  readonly operation: SftpOperation;
  /** A part of `path` (or of `to`); absent: any path. */
  readonly path?: string;
  /** Only the nth request that fits, counted from 1; absent: each one. */
  readonly nth?: number;
}

/** Makes a hook of rules. The first rule that fits decides. */
export function faultsOfRules(rules: readonly SftpFaultRule[]): SftpFaults {
  const seen = new Map<SftpFaultRule, number>();
  return (request) => {
    for (const rule of rules) {
      if (rule.operation !== request.operation) continue;
      if (rule.path !== undefined && ![request.path, request.to].some((path) => path?.includes(rule.path ?? '')))
        continue;
      const times = (seen.get(rule) ?? 0) + 1;
      seen.set(rule, times);
      if (rule.nth === undefined || rule.nth === times) return rule;
    }
    return undefined;
  };
}
