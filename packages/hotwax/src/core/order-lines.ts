import { moneyText, plainDecimal, readDecimal } from './decimals';
import type { HotWaxItem, HotWaxOrder, Mappings } from './hotwax-order';
import type { LineColumn } from './order-columns';
import { NOT_TAXABLE } from './order-header';
import { netsuiteItem } from './order-items';
import type { OrderMoney } from './order-money';

type Line = Record<LineColumn, string>;

/** NetSuite's price level for a price that is given. */
const CUSTOM_PRICE = 'Custom';

/** The lines of an order without problems: one per item, and behind it one for its discount, if it has one. */
export function orderLines(order: HotWaxOrder, money: OrderMoney, mappings: Mappings): Line[] {
  return order.items.flatMap((item) => {
    const line = itemLine(item, order, money, mappings);
    const discount = money.itemDiscounts.get(item.seqId);
    return discount?.lt(0) === true ? [line, discountLine(line, moneyText(discount), mappings)] : [line];
  });
}

function itemLine(item: HotWaxItem, { shipGroups }: HotWaxOrder, money: OrderMoney, mappings: Mappings): Line {
  const quantity = readDecimal(item.quantity);
  const price = readDecimal(item.unitPrice);
  return {
    item: netsuiteItem(item) ?? '',
    orderLineId: item.seqId,
    orderLineTypeId: '',
    quantity: quantity === undefined ? '' : plainDecimal(quantity),
    price: price === undefined ? '' : moneyText(price),
    priceLevel: mappings.priceLevel ?? CUSTOM_PRICE,
    taxCode: money.taxedItems.has(item.seqId) ? (mappings.taxCode ?? '') : NOT_TAXABLE,
    itemLocation: shipGroups.find(({ seqId }) => seqId === item.shipGroupSeqId)?.fulfilledAt?.location ?? '',
    closed: String(item.cancelled),
    tag: '',
  };
}

/** A discount is a line of its own, of the discount item, once, for the whole amount, whatever the item's quantity. */
function discountLine(line: Line, amount: string, mappings: Mappings): Line {
  return {
    ...line,
    item: mappings.itemDiscount ?? '',
    orderLineTypeId: `HC_DISCOUNT_${line.orderLineId}`,
    quantity: '1',
    price: amount,
    priceLevel: CUSTOM_PRICE,
  };
}
