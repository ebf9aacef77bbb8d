import { describe, expect, test } from 'vitest';

import type { BudgetLine } from '../ports/ledger.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import { aPerson } from '../testing/fixtures.ts';
import { fails, hangs, says } from '../testing/scripted-provider.ts';
import { CHEAP, DEAR, LOCAL, makeChainWorld } from '../testing/chain-world.ts';

const budget = (limit: number): BudgetLine => ({
  name: 'person-day',
  account: 'person-day:1',
  limit,
  renewsAt: new Date('2026-11-24T00:00:00+01:00'),
});

describe('budgets', () => {
  test('I6: the output is clamped to what remains', async () => {
    const { call, providers } = makeChainWorld({ deepseek: [says('ok')] });
    await call({ chain: [CHEAP], budgets: [budget(1_500_000)] });
    const asked = providers.get('deepseek')?.requests[0]?.maxOutputTokens ?? 0;
    expect(asked).toBeGreaterThan(200);
    expect(asked).toBeLessThan(1_000);
  });

  test('I6, I11: without budget nothing is called, and the sentence names the budget and when it renews', async () => {
    const { call, providers } = makeChainWorld({ deepseek: [says('ok')], anthropic: [says('ok')] });
    const outcome = await call({ budgets: [budget(10_000)] });
    expect(outcome).toMatchObject({ kind: 'failed', code: 'budget.exceeded', cost: 0 });
    expect(outcome.kind === 'failed' && outcome.message).toBe(
      'There is not enough left of your daily budget ($0.00001) for this. It renews on 24 November at 00:00.',
    );
    expect([...providers.values()].flatMap(({ requests }) => requests)).toEqual([]);
  });

  test('what is too dear may be answered by a cheaper or a free one', async () => {
    const { call } = makeChainWorld({ anthropic: [says('dear')], ollama: [says('free')] });
    const outcome = await call({ chain: [DEAR, LOCAL], budgets: [budget(10_000)] });
    expect(outcome).toMatchObject({
      kind: 'reply',
      model: 'ollama/tiny',
      cost: 0,
      tried: [{ outcome: 'no-budget' }, { outcome: 'answered' }],
    });
  });

  test('I6: a model without a price is refused', async () => {
    const { call, providers } = makeChainWorld({ deepseek: [says('ok')] });
    const unpriced = { ...CHEAP, id: 'deepseek/new', name: 'new' };
    expect(await call({ chain: [unpriced] })).toMatchObject({
      kind: 'failed',
      code: 'model.unpriced',
      message: expect.stringContaining('deepseek/new'),
    });
    expect(providers.get('deepseek')?.requests).toEqual([]);
  });
});

describe('when nobody answers', () => {
  test.each([
    ['rejected', 'model.rejected', 'Модель отклонила запрос. scripted: rejected'],
    ['timeout', 'model.timeout', 'Модель не ответила вовремя. Попробуйте ещё раз.'],
  ] as const)('I11: %s is one plain sentence in the person’s language', async (kind, code, message) => {
    const { call, logger } = makeChainWorld({ deepseek: [fails(kind)] });
    expect(await call({ chain: [CHEAP], person: aPerson({ language: 'ru' }) })).toMatchObject({ kind: 'failed', code, message });
    expect(logger.of('model.failed')).toHaveLength(1);
  });

  test('an empty chain says what to do', async () => {
    expect(await makeChainWorld({}).call({ chain: [] })).toMatchObject({ kind: 'failed', code: 'model.none', cost: 0, tried: [] });
  });

  test('a stop ends the call at once and tries nobody else', async () => {
    const { call, clock, providers, open } = makeChainWorld({ deepseek: [hangs('Half')], anthropic: [says('no')] });
    const control = new AbortController();
    const outcome = call({ signal: control.signal });
    await clock.advance(10);
    control.abort();
    expect(await outcome).toMatchObject({ kind: 'failed', code: 'model.cancelled', tried: [{ outcome: 'cancelled' }] });
    expect(providers.get('anthropic')?.requests).toEqual([]);
    expect(open()).toBe(0);
  });

  test('a stop before the first call calls nobody', async () => {
    const { call, providers } = makeChainWorld({ deepseek: [says('ok')] });
    expect(await call({ signal: AbortSignal.abort() })).toMatchObject({ kind: 'failed', code: 'model.cancelled', tried: [] });
    expect(providers.get('deepseek')?.requests).toEqual([]);
  });

  test('I6: when the reader of the text breaks, the stream is let go and the reservation settled', async () => {
    const { call, open, providers } = makeChainWorld({ deepseek: [says('a', 'b')] });
    await expect(call({ onText: () => Promise.reject(new Error('reader')) })).rejects.toThrow('reader');
    expect(open()).toBe(0);
    expect(providers.get('deepseek')?.open).toBe(0);
  });
});

describe('pictures', () => {
  const pictures = [{ mime: 'image/png', base64: 'A'.repeat(4_000_000) }] as const;
  const request = { system: 'S', messages: [{ role: 'user', text: 'Кто?', pictures }], tools: [], maxOutputTokens: 1_000 } as const;
  const blind: ModelEntry = { ...CHEAP, capabilities: { ...CHEAP.capabilities, vision: false } };

  test('reach a model that sees; another one is told that they are not shown', async () => {
    const { call, providers } = makeChainWorld({ deepseek: [fails('rejected')], anthropic: [says('Кот')] });
    expect(await call({ chain: [blind, DEAR], request })).toMatchObject({ kind: 'reply', model: DEAR.id });
    const told = { role: 'user', text: 'Кто?\n<file picture="1" missing="not shown: you cannot see pictures"/>' };
    expect(providers.get('deepseek')?.requests[0]?.messages).toEqual([told]);
    expect(providers.get('anthropic')?.requests[0]?.messages).toEqual(request.messages);
  });

  test('I6: are reserved for by their number where they are shown', async () => {
    const { call, state } = makeChainWorld({ deepseek: [fails('rejected')], anthropic: [says('Кот')] });
    await call({ chain: [blind, DEAR], request });
    const [unseen = 0, seen = 0] = [...state.reservations.values()].map((reservation) => reservation.request.inputBound);
    // At the dearest rate for input: DeepSeek's text of some 2,100 bytes; Anthropic's with 5,000 tokens for the picture.
    expect(unseen).toBeLessThan(3_000 * 300);
    expect(seen).toBeGreaterThan(5_000 * 2_500);
    expect(seen).toBeLessThan(8_000 * 2_500);
  });

  test('I6: that no budget is left for are not shown', async () => {
    const { call, providers } = makeChainWorld({ anthropic: [says('Кот')] });
    const picturesDay: BudgetLine = { name: 'person-day', account: 'person:anna', limit: 5_000 * 2_500, renewsAt: null };
    const refused = await call({ chain: [DEAR], request, budgets: [picturesDay] });
    expect(refused).toMatchObject({ kind: 'failed', code: 'budget.exceeded' });
    expect(providers.get('anthropic')?.requests).toEqual([]);
    const words = { ...request, messages: [{ role: 'user', text: 'Кто?' }] } as const;
    expect(await call({ chain: [DEAR], request: words, budgets: [picturesDay] })).toMatchObject({ kind: 'reply' });
  });
});
