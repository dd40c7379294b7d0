import { createHash } from 'node:crypto';

/**
 * In which order a job does the records of its file, as ordinals. One thread does them as they stand; several keep no
 * order (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N347015.html), here the one that belongs to
 * the seed. Records are done whole, one after another: what two threads do to one record at the same moment is not
 * simulated.
 * @param seed null: one thread
 */
export function recordOrder(count: number, seed: string | null): readonly number[] {
  const inFileOrder = Array.from({ length: count }, (_, record) => record);
  if (seed === null) return inFileOrder;
  const places = inFileOrder.map((record) => createHash('sha1').update(`${seed} ${record}`).digest('hex'));
  return inFileOrder.sort((one, other) => ((places[one] ?? '') < (places[other] ?? '') ? -1 : 1));
}
