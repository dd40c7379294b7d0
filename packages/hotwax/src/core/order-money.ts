import type Big from 'big.js';
import { sumOf } from './decimals';
import type { Adjustment, HotWaxOrder, Mappings } from './hotwax-order';
import { type Problem, problem } from './problems';
import type { AdjustmentTypes, OrderSettings } from './settings';

/** What the adjustments of an order come to. Each of them counts once. */
export interface OrderMoney {
  readonly shippingCost: Big;
  readonly shippingTaxed: boolean;
  /** Discount of the whole order, 0 or below */
  readonly orderDiscount: Big;
  /** Item → its discount, 0 or below */
  readonly itemDiscounts: ReadonlyMap<string, Big>;
  readonly taxedItems: ReadonlySet<string>;
}

/** Adds up the adjustments by kind. Amounts of tax are not used: NetSuite computes tax itself. */
export function orderMoney({ adjustments, items }: HotWaxOrder, types: AdjustmentTypes): OrderMoney {
  const ofTypes = (wanted: readonly string[]) => adjustments.filter(({ type }) => wanted.includes(type));
  const discounts = ofTypes(types.discounts);
  const amounts = (list: readonly Adjustment[]) => sumOf(list.map(({ amount }) => amount));
  const itemTaxes = ofTypes(types.taxes).filter(isSomething);
  return {
    shippingCost: amounts(ofTypes(types.shipping)),
    shippingTaxed: ofTypes(types.shippingTaxes).some(isSomething),
    orderDiscount: amounts(discounts.filter(({ itemSeqId }) => itemSeqId === undefined)),
    itemDiscounts: new Map(
      items.map(({ seqId }) => [seqId, amounts(discounts.filter(({ itemSeqId }) => itemSeqId === seqId))]),
    ),
    taxedItems: new Set(itemTaxes.flatMap(({ itemSeqId }) => itemSeqId ?? [])),
  };
}

/** What would make NetSuite's total another one than HotWax's. */
export function moneyProblems(
  order: HotWaxOrder,
  money: OrderMoney,
  mappings: Mappings,
  { adjustments }: OrderSettings,
): Problem[] {
  const known = new Set(Object.values(adjustments).flat());
  const items = new Set(order.items.map(({ seqId }) => seqId));
  const discounts = [money.orderDiscount, ...money.itemDiscounts.values()];
  const unmapped = [
    money.orderDiscount.lt(0) && mappings.orderDiscount === undefined ? 'SHOPIFY_DISC' : '',
    discounts.slice(1).some((amount) => amount.lt(0)) && mappings.itemDiscount === undefined ? 'SHOPIFY_ITEM_DISC' : '',
  ].filter((key) => key !== '');
  const unknown = order.adjustments.filter((adjustment) => !known.has(adjustment.type) && isSomething(adjustment));
  const orphans = order.adjustments.filter(
    (adjustment) => adjustment.itemSeqId !== undefined && !items.has(adjustment.itemSeqId) && isSomething(adjustment),
  );
  return [
    ...[...new Set(unknown.map(({ type }) => type))].map((type) =>
      problem('ADJUSTMENT_UNKNOWN', `the order has an adjustment of type ${type}, which the config does not name`),
    ),
    ...[...new Set(orphans.map(({ itemSeqId }) => itemSeqId))].map((seqId) =>
      problem('ADJUSTMENT_ORPHAN', `an adjustment belongs to item ${seqId}, which the order does not have`),
    ),
    ...unmapped.map((key) => problem('DISCOUNT_UNMAPPED', `there is no mapping NETSUITE_DISC_MTHD for ${key}`)),
    ...(discounts.some((amount) => amount.gt(0)) ? [problem('DISCOUNT_POSITIVE')] : []),
    ...((money.shippingTaxed || money.taxedItems.size > 0) && mappings.taxCode === undefined
      ? [problem('TAX_CODE_UNMAPPED')]
      : []),
  ];
}

function isSomething({ amount }: Adjustment): boolean {
  return !sumOf([amount]).eq(0);
}
