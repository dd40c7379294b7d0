const REMOVED = '…';

/**
 * Takes values out of what NetSuite says, since they may be a person's (G9): whatever goes into a log, a message of the
 * ledger, a notice or a mail passes here. NetSuite quotes the value it does not like in several ways:
 * - `Column : Email. Value : x. Error : You have entered an Invalid Field Value x for the following field: email`
 *   (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570061540.html)
 * - `You have entered an Invalid Field Value x/x/xxxx for the following field: trandate`
 *   (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570011199.html)
 * - `Invalid isperson reference key (customer name)`, in OneWorld with ` for subsidiary 2` after it
 *   (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4568672490.html)
 * @param values of the rows that the message may be about, to be taken out wherever they stand
 */
export function withoutValues(message: string, values: Iterable<string> = []): string {
  const plain = message
    .replace(/\bValue : (?:[\s\S]*? ?\. (?=Error : )|.*)/g, '')
    .replace(/\b(Invalid Field Value) (?!…|for the following\b).*?(?=for the following\b|$)/gm, `$1 ${REMOVED} `)
    .replace(/\b(reference key) (?!…).*?(?=(?: for subsidiary \d+)?\.?$)/gm, `$1 ${REMOVED}`)
    // From the beginning of a word only: looking from each of its signs takes minutes for a word of a megabyte.
    .replace(/(?<![^\s@<>()"',;:])[^\s@<>()"',;:]+@[^\s@<>()"',;:]+/g, REMOVED);
  return withoutThese(plain, values);
}

/** Shorter ones (`T`, `1`, `US`) tell of nobody, and would tear holes into every message. */
const SHORTEST_VALUE = 3;

function withoutThese(message: string, values: Iterable<string>): string {
  const found = new Set<string>();
  for (const value of values) {
    if (value.length >= SHORTEST_VALUE && message.includes(value)) {
      found.add(value);
    }
  }
  // The longest first: of `Ada Byron` nothing must stay because `Ada` was taken out before.
  return [...found]
    .sort((one, other) => other.length - one.length)
    .reduce((text, value) => text.replaceAll(value, REMOVED), message);
}
