import { describe, expect, test } from 'vitest';

import { DEFAULT_CHAINS } from '../routing/model-chain.ts';
import { KNOWN_MODELS } from '../routing/known-models.ts';
import { KNOWN_PRICES } from './known-prices.ts';
import { priceOf } from './price-book.ts';
import type { Price } from './price-book.ts';

const rates = { input: 1, cacheRead: 1, cacheWrite: 1, output: 1 };
const price = (from: string, input: number): Price => ({ model: 'p/m', from, rates: { ...rates, input }, longPrompt: null });
const paid = { id: 'p/m', isFree: false };

function inputPrice(book: readonly Price[], at: string): number | string {
  const decision = priceOf(book, paid, new Date(at));
  return decision.kind === 'priced' ? decision.price.rates.input : decision.kind;
}

describe('price book', () => {
  const book = [price('2026-10-07', 2), price('2026-06-01', 1), price('2026-12-01', 3)];

  test.each([
    ['2026-05-31T23:59:59Z', 'refused'],
    ['2026-06-01T00:00:00Z', 1],
    ['2026-10-06T23:59:59Z', 1],
    ['2026-10-07T00:00:00Z', 2],
    ['2026-11-23T12:00:00Z', 2],
    ['2027-01-01T00:00:00Z', 3],
  ])('on %s the price of that day holds', (at, expected) => {
    expect(inputPrice(book, at)).toBe(expected);
  });

  test('of two prices from the same day the later in the list holds', () => {
    expect(inputPrice([...book, price('2026-10-07', 9)], '2026-11-23')).toBe(9);
  });

  test('I6: a model without a price is refused with a sentence that names it, unless it is free', () => {
    expect(priceOf([], paid, new Date('2026-11-23'))).toEqual({ kind: 'refused', message: expect.stringContaining('p/m') });
    expect(priceOf([], { ...paid, isFree: true }, new Date('2026-11-23'))).toEqual({ kind: 'free' });
  });

  test('every known model has a price now, and every default chain names known models', () => {
    const today = new Date('2026-11-23T00:00:00Z');
    const ids = KNOWN_MODELS.map(({ id }) => id);
    expect(KNOWN_MODELS.filter((model) => priceOf(KNOWN_PRICES, model, today).kind !== 'priced')).toEqual([]);
    expect(
      Object.values(DEFAULT_CHAINS)
        .flat()
        .filter((id) => !ids.includes(id)),
    ).toEqual([]);
  });

  test('every known price is a whole number of nano-dollars a token', () => {
    const all = KNOWN_PRICES.flatMap(({ rates: base, longPrompt }) => [base, ...(longPrompt ? [longPrompt.rates] : [])]).flatMap(
      Object.values,
    );
    expect(all.filter((each) => Number((each * 1000).toPrecision(12)) % 1 !== 0)).toEqual([]);
  });
});
