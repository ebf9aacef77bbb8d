/**
 * Money in whole nano-dollars. A price of 1 USD per million tokens is 1,000 of them per token,
 * so every published price is a whole number; a safe integer holds nine million dollars.
 */
export type Nanos = number;

const NANOS_PER_DOLLAR = 1_000_000_000;

/** Converts dollars to whole nano-dollars, rounding up so that a bound stays a bound. */
export function fromDollars(dollars: number): Nanos {
  return Math.ceil(Number((dollars * NANOS_PER_DOLLAR).toPrecision(15)));
}

export function toDollars(nanos: Nanos): number {
  return nanos / NANOS_PER_DOLLAR;
}
