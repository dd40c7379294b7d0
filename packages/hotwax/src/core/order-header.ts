import { feedDate } from './date-text';
import { moneyText } from './decimals';
import type { HotWaxOrder, Mappings, PostalAddress, ShipGroup } from './hotwax-order';
import { customerExternalId } from './map-customer';
import type { HeaderColumn } from './order-columns';
import type { OrderMoney } from './order-money';
import { e164 } from './phone';
import type { OrderSettings } from './settings';
import { cellText } from './value-checks';

/** What NetSuite's free-text custom fields hold. */
export const CUSTOM_FIELD_LENGTH = 300;
/** NetSuite's tax code for what is not taxed. */
export const NOT_TAXABLE = '-Not Taxable-';

/** The values of the order itself, which stand on each of its rows. */
export function headerRow(
  order: HotWaxOrder,
  money: OrderMoney,
  mappings: Mappings,
  settings: OrderSettings,
): Record<HeaderColumn, string> {
  const group = leadingGroup(order, settings);
  const discounted = money.orderDiscount.lt(0);
  return {
    externalId: settings.externalIdFrom === 'orderId' ? order.orderId : cellText(order.externalId),
    orderId: cellText(order.orderName),
    HCOrderId: order.orderId,
    HCShopifySalesOrderId: cellText(order.shopifyOrderId),
    salesChannel: cellText(order.salesChannel),
    date: feedDate(order.orderDate, settings.databaseTimeZone, settings.timeZone) ?? '',
    ...customerOf(order, settings),
    subsidiary: cellText(order.store.subsidiary),
    department: group?.soldAt?.department ?? '',
    location: group?.soldAt?.location ?? '',
    email: cellText(order.email),
    shippingMethod: mappings.shippingMethods.get(group?.method ?? '') ?? '',
    shippingCost: moneyText(money.shippingCost),
    shippingTaxCode: money.shippingTaxed ? (mappings.taxCode ?? '') : NOT_TAXABLE,
    orderNote: '',
    discountItem: discounted ? (mappings.orderDiscount ?? '') : '',
    rate: discounted ? moneyText(money.orderDiscount) : '',
    ...addresses(order),
    orderStatus: order.statusId,
  };
}

/**
 * The ship group that the order's own values are taken from: the first one that is shipped. NetSuite has one shipping
 * method per order, and what was handed over in the store needs none.
 */
export function leadingGroup({ shipGroups }: HotWaxOrder, { inStoreMethods }: OrderSettings): ShipGroup | undefined {
  return shipGroups.find(({ method }) => !inStoreMethods.includes(method ?? '')) ?? shipGroups[0];
}

/** By NetSuite's id when the customer has one; by its key only where the config allows it. Never by both. */
export function customerOf(
  { billTo }: HotWaxOrder,
  { sendWithoutCustomerId, customerExternalIdFrom }: OrderSettings,
): { customer: string; customerExternalId: string } {
  const [party] = billTo;
  const customer = cellText(party?.netsuiteId);
  const byKey = customer === '' && sendWithoutCustomerId && party !== undefined;
  return { customer, customerExternalId: byKey ? customerExternalId(party, customerExternalIdFrom) : '' };
}

/** The billing address is the shipping address when the order has none of its own; its phone is not. */
function addresses({ shippingAddress, billingAddress = shippingAddress, shippingPhone, billingPhone }: HotWaxOrder) {
  const shipping = addressCells(shippingAddress);
  const billing = addressCells(billingAddress);
  return {
    addressee: shipping.addressee,
    address1: shipping.address1,
    address2: shipping.address2,
    city: shipping.city,
    state: shipping.state,
    zip: shipping.zip,
    country: shipping.country,
    phone: e164(shippingPhone, shipping.country),
    billingAddressee: billing.addressee,
    billingAddress1: billing.address1,
    billingAddress2: billing.address2,
    billingCity: billing.city,
    billingState: billing.state,
    billingZip: billing.zip,
    billingCountry: billing.country,
    billingPhone: e164(billingPhone, billing.country),
  };
}

function addressCells(address: PostalAddress | undefined) {
  return {
    addressee: cellText(address?.toName),
    address1: cellText(address?.address1),
    address2: cellText(address?.address2),
    city: cellText(address?.city),
    // OFBiz writes _NA_ where there is no state.
    state: address?.state === '_NA_' ? '' : cellText(address?.state),
    zip: cellText(address?.postalCode),
    country: address?.country ?? '',
  };
}
