import { hostname } from 'node:os';

/**
 * Whether the process that a lock's holder names is surely gone: it ran on this machine, and no such process is there. Of
 * other machines nothing is known.
 * @param holder `HOST PID RANDOM`, as the command line names itself
 */
export function isGoneProcess(holder: string): boolean {
  const [, host, pid] = /^(\S+) (\d+) \w+$/.exec(holder) ?? [];
  if (host !== hostname() || pid === undefined) {
    return false;
  }
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
