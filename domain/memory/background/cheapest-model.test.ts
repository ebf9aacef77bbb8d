import { describe, expect, test } from 'vitest';

import { OFFLINE_MODEL } from '../../routing/known-models.ts';
import type { ModelEntry } from '../../routing/model-catalogue.ts';
import { makeManualClock } from '../../testing/manual-clock.ts';
import { makeScriptedProvider } from '../../testing/scripted-provider.ts';
import { cheapestModel } from './cheapest-model.ts';

function model(id: string, isFree = false): ModelEntry {
  const [provider = '', name = ''] = id.split('/');
  const capabilities = { tools: true, vision: false, reasoning: false };
  return { id, provider, name, contextTokens: 100_000, maxOutputTokens: 4_000, capabilities, isFree, discovered: false };
}

function price(id: string, input: number, output: number, from = '2026-01-01') {
  return { model: id, from, rates: { input, cacheRead: input, cacheWrite: input, output }, longPrompt: null };
}

const CATALOGUE = [model('dear/one'), model('cheap/one'), model('wordy/one'), model('home/one', true), model('away/one')];
const PRICES = [price('dear/one', 10, 10), price('cheap/one', 2, 4), price('wordy/one', 1, 40), price('away/one', 0.1, 0.1)];

function chosen({
  chain = ['dear/one', 'cheap/one', 'wordy/one'],
  named = null,
  prices = PRICES,
  freeModelsFirst = false,
  providers = ['dear', 'cheap', 'wordy', 'home', OFFLINE_MODEL.provider],
}: {
  chain?: readonly string[];
  named?: string | null;
  prices?: typeof PRICES;
  freeModelsFirst?: boolean;
  providers?: readonly string[];
} = {}): string | null {
  const found = cheapestModel(
    {
      models: { chains: { chat: chain, agent: [], assistant: [] }, catalogue: () => CATALOGUE },
      providers: new Map(providers.map((name) => [name, makeScriptedProvider(name)])),
      ...{ prices, named, clock: makeManualClock() },
    },
    { freeModelsFirst },
  );
  return found?.id ?? null;
}

describe('the model that reads in the background', () => {
  test('is the one of the chat that costs the least, four tokens read for one written', () => {
    expect(chosen()).toBe('cheap/one');
    expect(chosen({ prices: [price('dear/one', 10, 10), price('cheap/one', 2, 4), price('wordy/one', 1, 7)] })).toBe('wordy/one');
  });

  test('is the first of the chat among those that cost alike', () => {
    const prices = [price('dear/one', 3, 4), price('cheap/one', 3, 4)];
    expect(chosen({ prices, chain: ['dear/one', 'cheap/one'] })).toBe('dear/one');
    expect(chosen({ prices, chain: ['cheap/one', 'dear/one'] })).toBe('cheap/one');
  });

  test('is a free one where the chat has one', () => {
    expect(chosen({ chain: ['cheap/one', 'home/one'] })).toBe('home/one');
    expect(chosen({ freeModelsFirst: true })).toBe('home/one');
    expect(chosen({ freeModelsFirst: false })).toBe('cheap/one');
  });

  test('I6: is none of which nobody knows the price today', () => {
    expect(chosen({ prices: [price('dear/one', 10, 10)] })).toBe('dear/one');
    expect(chosen({ prices: [price('cheap/one', 1, 1, '2099-01-01')], chain: ['cheap/one'] })).toBeNull();
    expect(chosen({ prices: [] })).toBeNull();
  });

  test('is not asked of a provider that is not set up', () => {
    expect(chosen({ chain: ['away/one', 'dear/one'] })).toBe('dear/one');
  });

  test('is never the one that only quotes', () => {
    expect(chosen({ chain: [], providers: [OFFLINE_MODEL.provider] })).toBeNull();
  });

  test.each([
    ['dear/one', 'dear/one'],
    ['home/one', 'home/one'],
    ['away/one', null],
    ['dear/unknown', null],
    ['one', null],
    ['', null],
  ])('that parley.yaml names “%s” is %s, whatever others cost', (named, expected) => {
    expect(chosen({ named })).toBe(expected);
  });
});
