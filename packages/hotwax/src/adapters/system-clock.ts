import type { Clock } from '../jobs/ports';

export const SYSTEM_CLOCK: Clock = { now: () => new Date() };
