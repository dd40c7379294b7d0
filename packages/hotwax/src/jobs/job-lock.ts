import { AnotherRunError } from './another-run-error';
import type { Clock, JobLocks } from './ports';

/** How long a lock holds without a sign of life: the longest single step, a slow upload of 50 MB, with room. */
const LEASE_MILLISECONDS = 10 * 60_000;

/** Says that the run is alive; to be called between steps. @throws AnotherRunError when the lock was taken over */
export type SignOfLife = () => Promise<void>;

/**
 * Does the work while no other run of the job is at work, on this machine or another one. A run that dies leaves its
 * lock; ten minutes later the next one takes it over.
 * @param holder names this run for people: machine and process
 * @throws AnotherRunError when the job is taken
 */
export async function withJobLock<T>(
  job: string,
  holder: string,
  { locks, clock }: { locks: JobLocks; clock: Clock },
  work: (alive: SignOfLife) => Promise<T>,
): Promise<T> {
  const lease = () => new Date(clock.now().getTime() + LEASE_MILLISECONDS);
  const taken = await locks.take(job, holder, clock.now(), lease());
  if (taken !== undefined) {
    throw new AnotherRunError(
      `Another run of ${job} is at work, or died: its lock holds until ${taken.toISOString()}. The next run goes on.`,
    );
  }
  try {
    return await work(async () => {
      if (!(await locks.extend(job, holder, lease()))) {
        throw new AnotherRunError(`Another run of ${job} took over, since this one gave no sign of life for long.`);
      }
    });
  } finally {
    await locks.release(job, holder);
  }
}
