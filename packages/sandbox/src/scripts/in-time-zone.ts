/**
 * Runs `work` with the process's time zone set to the account's, so that `new Date(2026, 0, 5)` and `getHours()` mean the
 * same on every machine. NetSuite does not document the zone of `Date` on its servers; here it is the account's, as for
 * dates of fields. Node heeds a change of `TZ` at once.
 * @param zone IANA name
 */
export function inTimeZone<T>(zone: string, work: () => T): T {
  const before = process.env.TZ;
  if (before === zone) return work();
  process.env.TZ = zone;
  try {
    return work();
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}
