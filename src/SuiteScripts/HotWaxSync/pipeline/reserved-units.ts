import { TELL_UNITS } from './tell';

/**
 * What the steps spend before they ask whether they may: settle 10, acknowledge 20, collect 30 with the settings of
 * SFTP, prepare 50 and 50 more to promote what a dead run drafted, submit 10.
 */
const LOOK_UNITS = 170;
/** Submitting the on-demand deployment. */
const ANOTHER_RUN_UNITS = 20;
/** Deleting the lock. */
const RELEASE_UNITS = 4;

/**
 * Kept back in every run, however much work there is: for the steps that are still to come, for asking for another run,
 * for telling people and for releasing the lock.
 */
export const RESERVED_UNITS = LOOK_UNITS + ANOTHER_RUN_UNITS + TELL_UNITS + RELEASE_UNITS;
