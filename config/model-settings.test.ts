import { describe, expect, it } from 'vitest';

import { priceOf } from '../domain/costs/price-book.ts';
import { DEFAULT_CHAINS } from '../domain/routing/model-chain.ts';
import { findModel } from '../domain/routing/model-catalogue.ts';
import type { Variables } from './environment.ts';
import { readModels } from './model-settings.ts';
import { readProviders } from './provider-settings.ts';
import { parseSettings } from './settings-file.ts';

function read(yaml: string, env: Variables = {}) {
  const file = parseSettings(yaml, 'parley.yaml');
  return readModels(file, readProviders(env, file).on);
}

const GROQ = 'providers: [{name: groq, baseUrl: "https://groq.example/v1/", apiKeyEnv: GROQ_KEY}]';
const MODEL = 'models: [{id: groq/llama, contextTokens: 1000, maxOutputTokens: 100}]';

describe('readModels', () => {
  it('has the built-in chains, models and prices without a file', () => {
    const { catalogue, chains, prices } = read('');
    expect(chains).toEqual(DEFAULT_CHAINS);
    for (const step of Object.values(chains).flat()) {
      const id = typeof step === 'string' ? step : step.model;
      const model = findModel(catalogue, id);
      expect(model && priceOf(prices, model, new Date('2026-11-23')).kind, id).toBe('priced');
    }
  });

  it('lays models and prices of the file over the built-in ones', () => {
    const yaml = 'prices: [{model: openai/gpt-6-luna, from: 2026-12-01, input: 7, output: 8}]\nchains: {chat: [openai/gpt-6-luna]}';
    const { catalogue, prices, chains } = read(yaml);
    const luna = findModel(catalogue, 'openai/gpt-6-luna');
    const price = luna && priceOf(prices, luna, new Date('2026-12-02'));
    expect(price).toMatchObject({ price: { rates: { input: 7, cacheRead: 7, cacheWrite: 7, output: 8 } } });
    expect(luna && priceOf(prices, luna, new Date('2026-11-30'))).not.toEqual(price);
    expect(chains).toEqual({ ...DEFAULT_CHAINS, chat: ['openai/gpt-6-luna'] });
  });

  it('takes prices of caches and of reasoning apart, also for long prompts', () => {
    const yaml =
      'prices: [{model: openai/gpt-6-luna, from: 2026-12-01, input: 7, output: 8, cacheRead: 1, cacheWrite: 9, reasoning: 5, longPrompt: {aboveTokens: 10, input: 1, output: 2, reasoning: 3}}]';
    expect(read(yaml).prices.at(-1)).toEqual({
      model: 'openai/gpt-6-luna',
      from: '2026-12-01',
      rates: { input: 7, cacheRead: 1, cacheWrite: 9, output: 8, reasoning: 5 },
      longPrompt: { aboveTokens: 10, rates: { input: 1, cacheRead: 1, cacheWrite: 1, output: 2, reasoning: 3 } },
    });
  });

  it('takes a provider of its own with its models and prices', () => {
    const yaml = `${GROQ}\n${MODEL}\nprices: [{model: groq/llama, from: 2026-01-01, input: 1, output: 2}]\nchains: {agent: [groq/llama]}`;
    const { catalogue, chains } = read(yaml, { GROQ_KEY: 'gsk' });
    expect(findModel(catalogue, 'groq/llama')).toMatchObject({
      provider: 'groq',
      name: 'llama',
      isFree: false,
      capabilities: { tools: true },
    });
    expect(chains.agent).toEqual(['groq/llama']);
  });

  it('takes what a picture costs at most, where a model sees', () => {
    const seeing = (more: string) => {
      const yaml = `models: [{id: openai/eyes, contextTokens: 9, maxOutputTokens: 9, free: true, vision: true${more}}]`;
      return findModel(read(yaml).catalogue, 'openai/eyes');
    };
    expect(seeing(', pictureTokens: 1600')).toMatchObject({ pictureTokens: 1600, capabilities: { vision: true } });
    expect(seeing('')).not.toHaveProperty('pictureTokens');
  });

  it('lets a chain name any model of a local server, since those are found at run time', () => {
    expect(read('chains: {chat: [ollama/qwen3:8b]}').chains.chat).toEqual(['ollama/qwen3:8b']);
  });

  it('takes deadlines and needs of a place in a chain', () => {
    const yaml =
      'chains: {chat: [{model: ollama/qwen3, firstEvent: 20s, total: 5m, needs: [tools, vision], context: 16000}, openai/gpt-6-luna]}';
    expect(read(yaml).chains.chat).toEqual([
      { model: 'ollama/qwen3', deadlines: { firstEventMs: 20_000, totalMs: 300_000 }, needs: ['tools', 'vision'], contextTokens: 16_000 },
      'openai/gpt-6-luna',
    ]);
  });

  it('moves an answer up once, unless the file says otherwise', () => {
    expect(read('').escalationSteps).toBe(1);
    expect(read('escalation: {steps: 0}').escalationSteps).toBe(0);
  });

  it('counts a model on a local server as free', () => {
    expect(findModel(read('models: [{id: ollama/q, contextTokens: 9, maxOutputTokens: 9}]').catalogue, 'ollama/q')?.isFree).toBe(true);
  });

  it.each([
    [
      'chains: {chat: [openai/gpt-6-lunaa]}',
      {},
      'chains.chat[0]: found "openai/gpt-6-lunaa", allowed: a model that Parley knows (did you mean openai/gpt-6-luna?).',
    ],
    [
      'chains: {chat: [{modle: a/b}]}',
      {},
      'chains.chat[0].modle: found "a/b", allowed: only model, firstEvent, silence, total, needs, context here.',
    ],
    [
      'chains: {chat: [{model: openai/gpt-6-lunaa}]}',
      {},
      'chains.chat[0].model: found "openai/gpt-6-lunaa", allowed: a model that Parley knows',
    ],
    [
      'chains: {chat: [{model: ollama/q, needs: [wings]}]}',
      {},
      'parley.yaml:1:43: chains.chat[0].needs[0]: found "wings", allowed: tools, vision or reasoning.',
    ],
    [
      'chains: {chat: [{model: deepseek/deepseek-v4-pro, needs: [vision]}]}',
      {},
      'chains.chat[0].needs[0]: found "vision", allowed: what deepseek/deepseek-v4-pro can do.',
    ],
    [
      'chains: {chat: [{model: openai/gpt-6-luna, context: 9999999}]}',
      {},
      'chains.chat[0].context: found 9999999, allowed: at most the window of openai/gpt-6-luna, 1050000.',
    ],
    [
      'chains: {chat: [{model: ollama/q, firstEvent: 20}]}',
      {},
      'chains.chat[0].firstEvent: found 20, allowed: a time with its unit such as 20s or 5m.',
    ],
    ['chains: {agent: [zzz/unheard-of-at-all]}', {}, 'allowed: a model that Parley knows; list it under models.'],
    [
      'prices: [{model: openai/unheard-of-at-all, from: 2026-01-01, input: 1, output: 1}]',
      {},
      'prices[0].model: found "openai/unheard-of-at-all"',
    ],
    [
      `${GROQ}\n${MODEL}`,
      { GROQ_KEY: 'k' },
      'models[0].id: found "groq/llama", allowed: a model with an entry under prices, or with free: true.',
    ],
    ['models: [{id: opnai/x, contextTokens: 9, maxOutputTokens: 9, free: true}]', {}, '(did you mean openai?).'],
    [GROQ, {}, 'providers[0].apiKeyEnv: found something else, allowed: the name of a variable that is set; GROQ_KEY is not.'],
    ['providers: [{name: openai, baseUrl: "http://x/v1"}]', {}, 'providers[0].name: found "openai", allowed: a name that is not taken'],
  ])('refuses %j', (yaml, env, message) => {
    expect(() => read(yaml, env)).toThrow(message);
  });
});
