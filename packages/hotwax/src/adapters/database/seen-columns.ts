import type { SeenRecord } from '../../core/decide-export';
import type { RecordState } from './own-tables';

/** Columns of the bookkeeping that the readers join to a record; all null when it has none. */
export const SEEN_COLUMNS = ['seen.state', 'seen.attempts', 'seen.fingerprint', 'seen.retry_asked'] as const;

interface SeenRow {
  state: RecordState | null;
  attempts: number | null;
  fingerprint: string | null;
  retry_asked: number | null;
}

export function seenRecord({ state, attempts, fingerprint, retry_asked }: SeenRow): SeenRecord | undefined {
  return state === null ? undefined : { state, attempts: attempts ?? 0, fingerprint, retryAsked: retry_asked === 1 };
}
