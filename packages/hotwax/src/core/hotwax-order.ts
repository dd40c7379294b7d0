import type { DecimalSource } from './decimals';
import type { Telecom } from './phone';

/** An order as HotWax's database has it, with everything its feed rows are made of. */
export interface HotWaxOrder {
  readonly orderId: string;
  readonly orderName: string | null;
  readonly externalId: string | null;
  /** As the database writes dates. */
  readonly orderDate: string | null;
  readonly statusId: string;
  /** ISO 4217 */
  readonly currency: string | null;
  /** Description of the sales channel, else its id */
  readonly salesChannel: string | null;
  readonly shopifyOrderId: string | null;
  /** Subsidiary and currency of the product store. */
  readonly store: { readonly subsidiary: string | null; readonly currency: string | null };
  /** Whether it was approved at any time. */
  readonly wasApproved: boolean;
  /** Whether any of its items has a line id of NetSuite. */
  readonly hasLineIds: boolean;
  /** Other sales orders in HotWax with the same external id. */
  readonly twins: readonly string[];
  /** Bill-to customers in force; one is right. */
  readonly billTo: readonly BillTo[];
  readonly items: readonly HotWaxItem[];
  /** By their number */
  readonly shipGroups: readonly ShipGroup[];
  readonly adjustments: readonly Adjustment[];
  readonly email: string | null;
  readonly shippingAddress?: PostalAddress;
  readonly billingAddress?: PostalAddress;
  readonly shippingPhone?: Telecom;
  readonly billingPhone?: Telecom;
}

export interface BillTo {
  readonly partyId: string;
  /** Whether HotWax still has the party. */
  readonly exists: boolean;
  /** Whether export-customers carries it: a person in the role of a customer. */
  readonly travels: boolean;
  readonly netsuiteId: string | null;
  readonly shopifyId: string | null;
}

export interface HotWaxItem {
  /** `00101`; zeros in front matter */
  readonly seqId: string;
  readonly productId: string | null;
  readonly quantity: DecimalSource;
  readonly unitPrice: DecimalSource;
  readonly cancelled: boolean;
  readonly shipGroupSeqId: string | null;
  /** NetSuite's ids of the product that are in force. */
  readonly netsuiteItems: readonly { readonly value: string; readonly fromDate: string }[];
}

export interface ShipGroup {
  readonly seqId: string;
  readonly method: string | null;
  /** Where it was sold. */
  readonly soldAt: Place | undefined;
  /** Where it is fulfilled. */
  readonly fulfilledAt: Place | undefined;
}

export interface Place {
  /** NetSuite's location; none of a virtual facility */
  readonly location: string;
  readonly department: string;
}

export interface Adjustment {
  readonly type: string;
  /** Item it belongs to; undefined: the order's own */
  readonly itemSeqId: string | undefined;
  readonly amount: DecimalSource;
}

export interface PostalAddress {
  readonly toName: string | null;
  readonly address1: string | null;
  readonly address2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  /** ISO code of two letters; blank when HotWax knows none */
  readonly country: string;
}

/** HotWax's mappings to NetSuite, from integration_type_mapping. */
export interface Mappings {
  /** Shipment method → NetSuite's shipping method */
  readonly shippingMethods: ReadonlyMap<string, string>;
  readonly taxCode: string | undefined;
  readonly priceLevel: string | undefined;
  /** Item of the discount of a whole order */
  readonly orderDiscount: string | undefined;
  /** Item of the discount of an item */
  readonly itemDiscount: string | undefined;
}
