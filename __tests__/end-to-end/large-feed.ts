import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const CHUNK_ROWS = 1000;
const NOTE_CHARACTERS = 800;
const HEADER = 'externalId,HCOrderId,customer,date,item,orderLineId,quantity,price,orderNote,remark';

/** What a large order feed has in it. */
export interface LargeFeed {
  /** External ids of its orders, which have two lines each. */
  readonly orders: readonly string[];
  readonly rows: number;
}

/**
 * Writes an order feed of about so many bytes, without ever holding it: first the first lines of all orders, then their
 * second lines, so that the lines of an order stand as far apart as they can.
 * @param rowBytes a row has a note, which is the memo of the order, and a remark that nobody imports
 */
export function writeLargeFeed(path: string, bytes: number, rowBytes: number): LargeFeed {
  const orders = Array.from(
    { length: Math.floor(bytes / rowBytes / 2) },
    (_, index) => `7700${String(index).padStart(7, '0')}`,
  );
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  writeSync(file, `${HEADER}\n`);
  for (const line of ['00101', '00102']) {
    for (let start = 0; start < orders.length; start += CHUNK_ROWS) {
      const rows = orders.slice(start, start + CHUNK_ROWS).map((key) => row(key, line, rowBytes));
      writeSync(file, rows.join(''));
    }
  }
  closeSync(file);
  return { orders, rows: 2 * orders.length };
}

function row(key: string, line: string, rowBytes: number): string {
  // A quoted value with a comma, quotes and a line break, as addresses have them.
  const note = `"Leave at the door,\nnot ""inside"". ${'.'.repeat(NOTE_CHARACTERS)}"`;
  const values = `${key},M${key},500,03/09/2026,4711,${line},1,5.00,${note},`;
  return `${values}${'.'.repeat(Math.max(0, rowBytes - values.length - 1))}\n`;
}
