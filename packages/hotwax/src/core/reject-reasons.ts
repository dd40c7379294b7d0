/** Why NetSuite said no to a record, as its report says. No personal values. */
export interface RejectReason {
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
}

/** An order of 500 lines may have 500 reasons; as many are kept as a person reads. */
const KEPT_REASONS = 30;
const TEXT_LENGTH = 500;

/**
 * Joins reasons, each once. Whatever came first, the result is the same, so that reports may come in any order and more
 * than once.
 */
export function joinReasons(...lists: readonly (readonly RejectReason[])[]): RejectReason[] {
  const byText = new Map(lists.flat().map((reason) => [sortKey(reason), shortened(reason)]));
  return [...byText.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, KEPT_REASONS)
    .map(([, reason]) => reason);
}

/** Reports name an order's other rows by this code: the reason itself stands with another row. */
const SAYS_LITTLE = 'ORDER_INCOMPLETE';

function sortKey({ code, reason }: RejectReason): string {
  return `${code === SAYS_LITTLE ? 1 : 0} ${code} ${reason.slice(0, TEXT_LENGTH)}`;
}

function shortened({ code, reason, remedy }: RejectReason): RejectReason {
  return { code: code.slice(0, 60), reason: reason.slice(0, TEXT_LENGTH), remedy: remedy.slice(0, TEXT_LENGTH) };
}

/** Reads what was remembered; anything else than a list of reasons gives none. */
export function parseReasons(json: string | null): RejectReason[] {
  const value: unknown = json === null ? [] : JSON.parse(json);
  const list = Array.isArray(value) ? (value as Partial<Record<keyof RejectReason, unknown>>[]) : [];
  return list.map(({ code, reason, remedy }) => ({
    code: String(code ?? ''),
    reason: String(reason ?? ''),
    remedy: String(remedy ?? ''),
  }));
}
