/** How customers become rows of the feed. */
export interface CustomerSettings {
  /** What is the customer's key in NetSuite. Guests have no Shopify id; with `partyId` they can travel, too. */
  readonly externalIdFrom: 'shopifyId' | 'partyId';
  /** For customers whose orders name no product store with a subsidiary. */
  readonly subsidiary?: string;
  /** Values that are the same for every customer, by column. */
  readonly constants: {
    readonly status: string;
    readonly taxable: string;
    readonly defaultOrderPriority: string;
    readonly accountSource: string;
  };
}

/** How orders become rows of the feed. */
export interface OrderSettings {
  /** What is the order's key in NetSuite. */
  readonly externalIdFrom: 'externalId' | 'orderId';
  /** What is the key of its customer: the same as in `CustomerSettings`. */
  readonly customerExternalIdFrom: CustomerSettings['externalIdFrom'];
  /** Whether an order may travel by its customer's external id while the customer has no NetSuite id yet. */
  readonly sendWithoutCustomerId: boolean;
  /** Time zone of the order date in the feed, IANA name */
  readonly timeZone: string;
  /** Time zone of dates in HotWax's database, IANA name */
  readonly databaseTimeZone: string;
  /** Shipment methods of items that were handed over in the store. */
  readonly inStoreMethods: readonly string[];
  /** Whether a shipment method without a mapping keeps the order back, or its column stays blank. */
  readonly unmappedShippingMethod: 'block' | 'blank';
  readonly adjustments: AdjustmentTypes;
}

/** Which types of order_adjustment are what. A type in none of these lists keeps its order back: totals would differ. */
export interface AdjustmentTypes {
  readonly discounts: readonly string[];
  readonly shipping: readonly string[];
  readonly taxes: readonly string[];
  readonly shippingTaxes: readonly string[];
  readonly ignored: readonly string[];
}

/** Which orders are looked at. */
export interface OrderFilter {
  readonly excludedSalesChannels: readonly string[];
  /** How long ago an order must have come to HotWax, so that it has settled. */
  readonly minAgeMinutes: number;
}

/** What one feed file may hold. NetSuite takes 25,000 rows or 50 MB in one import job. */
export interface FileLimits {
  readonly records: number;
  readonly rows: number;
  readonly bytes: number;
}
