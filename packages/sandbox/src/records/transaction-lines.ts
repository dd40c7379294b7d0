import { ITEM_TYPE_CODES } from './item-types';
import type { FieldValue, RecordBody, StoredRecord } from './record-store';
import { fillIn, isEmpty, type Line, linesOf, nextNumber, type Saving } from './saving';

/** Items that carry no quantity. */
const WITHOUT_QUANTITY: ReadonlySet<string> = new Set(['Discount', 'Markup', 'Subtotal', 'Description', 'Payment']);
const CUSTOM_PRICE = -1;
const BASE_PRICE = 1;

/** Item lines, and after them the expense lines of purchases. */
export const linesWithAmounts = (body: RecordBody): Line[] => [...linesOf(body, 'item'), ...linesOf(body, 'expense')];

/**
 * Fills each line as NetSuite does: a line id that never changes and is not used again, quantity 1, price and text from
 * the item, amount = quantity × rate. An item that is bought has its purchase price and
 * description (unconfirmed: no page that could be read says so).
 */
export function fillLines(saving: Saving, use: 'bought' | 'sold'): void {
  const { account, body, references } = saving;
  const lines = linesWithAmounts(body);
  let lastLine = Math.max(0, ...linesWithAmounts(saving.before?.body ?? {}).map(lineNumber), ...lines.map(lineNumber));
  const seen = new Set<number>();
  for (const line of lines) {
    const own = lineNumber(line);
    if (own === 0 || seen.has(own)) {
      lastLine += 1;
      line.line = lastLine;
    }
    seen.add(line.line as number);
    if (!isEmpty(line.category)) {
      fillIn(line, 'account', references.find('expensecategory', line.category)?.body.account);
    }
    if (isEmpty(line.item)) continue;
    fillIn(line, 'isclosed', false);
    const item = references.find('item', line.item);
    if (item) fillFromItem(line, item, use);
    fillAmount(line);
  }
  const unnumbered = lines.filter((line) => typeof line.lineuniquekey !== 'number');
  if (unnumbered.length === 0) return;
  const first = nextNumber(account, 'lineuniquekey', unnumbered.length);
  unnumbered.forEach((line, index) => {
    line.lineuniquekey = first + index;
  });
}

/** Lines of these have no amount of their own. */
const WITHOUT_AMOUNT: ReadonlySet<string> = new Set(['Description', 'Subtotal', 'Group', 'EndGroup']);

/**
 * Whether a line that was filled has no price: neither the line nor its item gave one. NetSuite's form asks for the
 * amount then, so saving it is refused, the stricter reading; `fillLines` itself takes it for 0.
 */
export function lacksAmount({ itemtype, rate, amount, quantity }: Line): boolean {
  return !WITHOUT_AMOUNT.has(String(itemtype)) && isEmpty(rate) && amount === 0 && quantity !== 0;
}

function lineNumber(line: Line): number {
  return typeof line.line === 'number' && Number.isInteger(line.line) && line.line > 0 ? line.line : 0;
}

function fillFromItem(line: Line, item: StoredRecord, use: 'bought' | 'sold'): void {
  const code = ITEM_TYPE_CODES[item.type] ?? String(item.body.itemtype ?? 'InvtPart');
  line.itemtype = code;
  if (!WITHOUT_QUANTITY.has(code)) fillIn(line, 'quantity', 1);
  if (use === 'bought') {
    fillIn(line, 'description', item.body.purchasedescription ?? item.body.displayname);
    if (isEmpty(line.rate) && isEmpty(line.amount)) fillIn(line, 'rate', item.body.cost);
    return;
  }
  fillIn(line, 'description', item.body.salesdescription ?? item.body.displayname);
  const hasOwnPrice = !isEmpty(line.rate) || !isEmpty(line.amount);
  fillIn(line, 'price', hasOwnPrice ? CUSTOM_PRICE : BASE_PRICE);
  if (!hasOwnPrice) fillIn(line, 'rate', itemPrice(item.body, line.price));
}

/** The item's price at a price level: from its price list, else its base price. */
function itemPrice(item: RecordBody, level: FieldValue | undefined): number | undefined {
  const listed = linesOf(item, 'price').find((line) => line.pricelevel === level);
  const price = listed?.price ?? listed?.price_1_ ?? item.baseprice ?? item.rate;
  return typeof price === 'number' ? price : undefined;
}

function fillAmount(line: Line): void {
  const { rate, quantity, amount } = line;
  if (typeof amount === 'number') {
    if (typeof rate !== 'number' && typeof quantity === 'number' && quantity !== 0) line.rate = amount / quantity;
    return;
  }
  line.amount = typeof rate === 'number' ? toCents(rate * (typeof quantity === 'number' ? quantity : 1)) : 0;
}

/** Rounds half away from zero to two decimals. */
export function toCents(value: number): number {
  const rounded = Math.round((Math.abs(value) + Number.EPSILON) * 100) / 100;
  return value < 0 ? -rounded : rounded;
}
