import { assert, double, nat, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { ModelRequest } from '../ports/model-provider.ts';
import { costOf } from './cost-of.ts';
import { boundOf } from './estimate-bound.ts';
import type { Price, PriceDecision } from './price-book.ts';
import type { Usage } from './usage.ts';

const price = (longPrompt: Price['longPrompt'] = null): Exclude<PriceDecision, { kind: 'refused' }> => ({
  kind: 'priced',
  price: { model: 'p/m', from: '2026-01-01', rates: { input: 2, cacheRead: 0.1, cacheWrite: 2.5, output: 10 }, longPrompt },
});
const longer = price({ aboveTokens: 3_000, rates: { input: 4, cacheRead: 0.2, cacheWrite: 5, output: 15 } });
const usage = (part: Partial<Usage>): Usage => ({
  inputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
  ...part,
});
const MODEL = {};
const request = (text: string): ModelRequest => ({
  model: 'm',
  system: '',
  messages: [{ role: 'user', text }],
  tools: [],
  maxOutputTokens: 100,
});

describe('cost of a call', () => {
  test('reasoning has a rate of its own where a provider takes another one, and is bounded by the dearer of the two', () => {
    const dear = price();
    if (dear.kind !== 'priced') throw new Error('unreachable');
    const apart = { ...dear, price: { ...dear.price, rates: { ...dear.price.rates, reasoning: 30 } } } as const;
    expect(costOf(usage({ outputTokens: 100, reasoningTokens: 90 }), apart)).toBe(10 * 10_000 + 90 * 30_000);
    expect(costOf(usage({ outputTokens: 100, reasoningTokens: 500 }), apart)).toBe(100 * 30_000);
    expect(boundOf(request('x'), apart, MODEL).outputPerToken).toBe(30_000);
    const cheap = { ...dear, price: { ...dear.price, rates: { ...dear.price.rates, reasoning: 3 } } } as const;
    expect(costOf(usage({ outputTokens: 100, reasoningTokens: 90 }), cheap)).toBe(10 * 10_000 + 90 * 3_000);
    expect(boundOf(request('x'), cheap, MODEL).outputPerToken).toBe(10_000);
  });

  test('each part has its own rate, and reasoning is part of the output', () => {
    const used = usage({ inputTokens: 1000, cacheReadTokens: 1000, cacheWriteTokens: 1000, outputTokens: 100, reasoningTokens: 90 });
    expect(costOf(used, price())).toBe(2_000_000 + 100_000 + 2_500_000 + 1_000_000);
  });

  test('rounds up to whole nano-dollars, but not because of binary fractions', () => {
    const odd = price();
    if (odd.kind !== 'priced') throw new Error('unreachable');
    const cheap = { ...odd, price: { ...odd.price, rates: { input: 0.0001, cacheRead: 0, cacheWrite: 0, output: 0.3 } } } as const;
    expect(costOf(usage({ inputTokens: 1 }), cheap)).toBe(1);
    expect(costOf(usage({ outputTokens: 3 }), cheap)).toBe(900);
  });

  test('a long prompt is dearer as a whole, its caches counted', () => {
    expect(costOf(usage({ inputTokens: 1000, cacheReadTokens: 2000, outputTokens: 1 }), longer)).toBe(2_000_000 + 200_000 + 10_000);
    expect(costOf(usage({ inputTokens: 1001, cacheReadTokens: 2000, outputTokens: 1 }), longer)).toBe(4_004_000 + 400_000 + 15_000);
  });

  test('what is free costs nothing', () => {
    expect(costOf(usage({ inputTokens: 1e6 }), { kind: 'free' })).toBe(0);
    expect(boundOf(request('x'), { kind: 'free' }, MODEL)).toMatchObject({ input: 0, outputPerToken: 0 });
  });
});

describe('bound of a call', () => {
  test('I6: counts bytes, not characters, of everything that is sent', () => {
    const plain = boundOf(request('a'.repeat(1000)), price(), MODEL);
    const cyrillic = boundOf(request('ы'.repeat(1000)), price(), MODEL);
    expect(cyrillic.inputTokens - plain.inputTokens).toBe(1000);
    const tools = [{ name: 'add', description: 'd'.repeat(500), inputSchema: { type: 'object' } }];
    expect(boundOf({ ...request('x'), tools }, price(), MODEL).inputTokens).toBeGreaterThan(
      boundOf(request('x'), price(), MODEL).inputTokens + 500,
    );
    expect(boundOf({ ...request('x'), system: 's'.repeat(500) }, price(), MODEL).inputTokens).toBe(
      boundOf(request('x'), price(), MODEL).inputTokens + 500,
    );
  });

  test('I6: whatever a provider counts within the bytes, the bound is not exceeded', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 3_000 }), double({ min: 0, max: 1, noNaN: true }), nat(100), (text, cached, output) => {
        for (const each of [price(), longer]) {
          const tokens = Buffer.byteLength(text, 'utf8');
          const write = Math.floor(tokens * cached);
          const real = costOf(usage({ inputTokens: tokens - write, cacheWriteTokens: write, outputTokens: output }), each);
          const bound = boundOf(request(text), each, MODEL);
          expect(real).toBeLessThanOrEqual(bound.input + output * bound.outputPerToken);
        }
      }),
    );
  });

  test('I6: a picture counts as the most tokens that its model makes of one, however many bytes it has', () => {
    const tokens = (count: number, base64: string, pictureTokens?: number) => {
      const messages = [
        { role: 'user', text: 'x', pictures: Array.from({ length: count }, () => ({ mime: 'image/png', base64 }) as const) } as const,
      ];
      return boundOf({ ...request(''), messages }, price(), pictureTokens === undefined ? {} : { pictureTokens }).inputTokens;
    };
    const none = boundOf(request('x'), price(), MODEL).inputTokens;
    expect(tokens(1, 'A'.repeat(5_000_000), 5_000) - none).toBe(5_000);
    expect(tokens(8, 'A', 5_000) - none).toBe(40_000);
    expect(tokens(2, 'A') - none).toBe(100_000);
  });

  test('a prompt that might be long is bounded at the long rates', () => {
    expect(boundOf(request('x'), longer, MODEL).outputPerToken).toBe(10_000);
    expect(boundOf(request('x'.repeat(1000)), longer, MODEL).outputPerToken).toBe(15_000);
  });
});
