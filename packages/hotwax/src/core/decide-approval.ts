import { DISCOUNT_LINE_ID_ATTRIBUTE, LINE_ID_ATTRIBUTE } from './answer-kinds';

/** An attribute that an order must have before it is approved; without a value anything but blank and "no" will do. */
export interface RequiredAttribute {
  readonly name: string;
  readonly value?: string;
}

/** A Created order, with what decides whether it may be approved. */
export interface ApprovableOrder {
  readonly orderId: string;
  /** NetSuite ids in force */
  readonly netsuiteIds: readonly string[];
  readonly items: readonly ApprovableItem[];
  readonly attributes: ReadonlyMap<string, string>;
}

export interface ApprovableItem {
  readonly seqId: string;
  readonly statusId: string;
  /** Whether its discount went to NetSuite as a line of its own. */
  readonly discounted: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

const LOST_LINE_IDS =
  'When they do not come, "retry" sends the order again; NetSuite recognises it and answers with all ids. ' +
  'Of an order that these jobs did not send, enter them in HotWax.';

/** Why an order is not approved yet. `remedy` says who mends what. */
export const LACK_CODES = {
  ORDER_ID: {
    meaning: 'it has no NetSuite id yet',
    remedy: 'NetSuite answers after its import; see "status" of the order when this takes long.',
  },
  ONE_ORDER_ID: {
    meaning: 'it has two NetSuite ids',
    remedy: 'Find out which one is right and end the other in HotWax.',
  },
  OPEN_ITEMS: { meaning: 'it has no item that is not cancelled', remedy: 'Cancel the order in HotWax.' },
  LINE_IDS: {
    meaning: 'items have no line id of NetSuite',
    remedy: LOST_LINE_IDS,
  },
  DISCOUNT_LINE_IDS: {
    meaning: 'discounts of items have no line id of NetSuite',
    remedy: LOST_LINE_IDS,
  },
  ATTRIBUTES: {
    meaning: 'attributes that the config requires are not set',
    remedy: 'Another system sets them, such as the fraud check.',
  },
} as const satisfies Record<string, { meaning: string; remedy: string }>;

export type LackCode = keyof typeof LACK_CODES;

export interface Lack {
  readonly code: LackCode;
  /** Item numbers or names of attributes. */
  readonly what: readonly string[];
}

/**
 * What an order lacks before it may be approved; nothing means that it may. NetSuite's id of the order alone does not
 * prove that the lines arrived (weakness 23), so each line that was sent must have its own.
 */
export function approvalLacks(order: ApprovableOrder, required: readonly RequiredAttribute[]): Lack[] {
  const open = order.items.filter(({ statusId }) => statusId !== 'ITEM_CANCELLED');
  const without = (items: readonly ApprovableItem[], attribute: string) =>
    items.filter(({ attributes }) => (attributes.get(attribute) ?? '') === '').map(({ seqId }) => seqId);
  const ids = new Set(order.netsuiteIds);
  const lineIds = without(open, LINE_ID_ATTRIBUTE);
  const discounted = open.filter((item) => item.discounted);
  const discountIds = without(discounted, DISCOUNT_LINE_ID_ATTRIBUTE);
  const attributes = required.filter((attribute) => !isSet(order.attributes.get(attribute.name), attribute));
  const lacks: (Lack & { readonly applies: boolean })[] = [
    { code: 'ORDER_ID', what: [], applies: ids.size === 0 },
    { code: 'ONE_ORDER_ID', what: [...ids], applies: ids.size > 1 },
    { code: 'OPEN_ITEMS', what: [], applies: open.length === 0 },
    { code: 'LINE_IDS', what: lineIds, applies: lineIds.length > 0 },
    { code: 'DISCOUNT_LINE_IDS', what: discountIds, applies: discountIds.length > 0 },
    { code: 'ATTRIBUTES', what: attributes.map(({ name }) => name), applies: attributes.length > 0 },
  ];
  return lacks.filter(({ applies }) => applies).map(({ code, what }) => ({ code, what }));
}

const NO = ['', 'N', 'NO', 'F', 'FALSE', '0'];

function isSet(actual: string | undefined, { value }: RequiredAttribute): boolean {
  const text = (actual ?? '').trim();
  return value === undefined ? !NO.includes(text.toUpperCase()) : text === value;
}

/** Items or attributes that are named in words. */
const NAMED = 8;

/** A lack in words: `items have no line id of NetSuite: 00101, 00102`. */
export function lackText({ code, what }: Lack): string {
  const { meaning } = LACK_CODES[code];
  const more = what.length > NAMED ? ` and ${what.length - NAMED} more` : '';
  return what.length === 0 ? meaning : `${meaning}: ${what.slice(0, NAMED).join(', ')}${more}`;
}
