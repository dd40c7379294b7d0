import type { SftpCounts, SftpFault, SftpFaults, SftpOperation } from './sftp-faults';

/** Counts the requests of a server, over all its clients, and asks the fault hook about each. */
export class FaultGate {
  private readonly counts = new Map<SftpOperation, number>();

  constructor(private hook: SftpFaults | undefined) {}

  /** Replaces the hook from now on. */
  use(hook: SftpFaults | undefined): void {
    this.hook = hook;
  }

  /** How many requests of each operation there were. */
  seen(): SftpCounts {
    return Object.fromEntries(this.counts);
  }

  /** @returns what goes wrong, its delay already waited for */
  async next(operation: SftpOperation, path?: string, to?: string): Promise<SftpFault> {
    const count = (this.counts.get(operation) ?? 0) + 1;
    this.counts.set(operation, count);
    const fault = this.hook?.({ operation, count, path, to }) ?? {};
    if (fault.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delay));
    return fault;
  }
}
