import type { Alarm } from '../jobs/job-schedule';
import type { Clock } from '../jobs/ports';

/** Timers hold no more than 24 days, and stand still while a machine sleeps: the clock is looked at this often. */
const LOOK_MILLISECONDS = 30_000;

/** Alarms over the timers of the machine, measured by the clock. */
export function systemAlarm(clock: Clock): Alarm {
  return {
    at: (time, ring) => {
      let timer: NodeJS.Timeout;
      const look = () => {
        const left = time.getTime() - clock.now().getTime();
        if (left <= 0) {
          ring();
        } else {
          timer = setTimeout(look, Math.min(left, LOOK_MILLISECONDS));
        }
      };
      timer = setTimeout(look, 0);
      return () => clearTimeout(timer);
    },
  };
}
