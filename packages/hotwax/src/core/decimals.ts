import Big from 'big.js';

/** A decimal as a database gives it: text from MySQL, a number from SQLite. */
export type DecimalSource = string | number | null;

/** Reads a decimal exactly. @returns undefined for null and for what is no number */
export function readDecimal(value: DecimalSource): Big | undefined {
  if (value === null || value === '') {
    return undefined;
  }
  try {
    return new Big(value);
  } catch {
    return undefined;
  }
}

/** Plain digits with a point, no exponent, no thousands separator, no zeros at the end: `19.9`, `1`, `-5` */
export function plainDecimal(value: Big): string {
  return value.toFixed();
}

/** An amount of money: at least two decimals, more only where they say something. `19.90`, `0.1234` */
export function moneyText(value: Big): string {
  const text = value.toFixed();
  const decimals = text.split('.')[1]?.length ?? 0;
  return decimals >= 2 ? text : value.toFixed(2);
}

/** The exact sum; what is no number counts as nothing. */
export function sumOf(values: Iterable<DecimalSource>): Big {
  let sum = new Big(0);
  for (const value of values) {
    sum = sum.plus(readDecimal(value) ?? 0);
  }
  return sum;
}
