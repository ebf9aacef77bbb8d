import { describe, expect, it } from 'vitest';

import { ConfigError } from './config-error.ts';
import type { Variables } from './environment.ts';
import { readEmbeddings, readReading } from './memory-settings.ts';
import { readModels } from './model-settings.ts';
import { readProviders } from './provider-settings.ts';
import { parseSettings } from './settings-file.ts';

const KEYS = { OPENAI_API_KEY: 'sk-1', ANTHROPIC_API_KEY: 'sk-2' };
const OWN =
  'providers: [{name: box, baseUrl: "http://127.0.0.1:8000/v1"}, {name: shed, baseUrl: "http://127.0.0.1:8001/v1", local: true}]\n';
const PRICED = 'prices: [{model: openai/text-embedding-3-small, from: 2026-11-01, input: 0.02, output: 0}]\n';

function read(yaml: string, env: Variables = KEYS) {
  const file = parseSettings(yaml, 'parley.yaml');
  const providers = readProviders(env, file);
  return readEmbeddings(file, providers, readModels(file, providers.on).prices);
}

function refusalOf(yaml: string): string {
  try {
    read(yaml);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('readEmbeddings', () => {
  it('is off without a line about it', () => {
    expect(read('')).toBeNull();
    expect(read('memory: {}')).toBeNull();
  });

  it('takes a model with a price, and models of a local server for nothing', () => {
    expect(read(`${PRICED}memory: {embeddings: {model: openai/text-embedding-3-small, dimensions: 512, batch: 64}}`)).toMatchObject({
      ...{ provider: { name: 'openai' }, model: 'text-embedding-3-small', isFree: false, dimensions: 512, batch: 64, exactUpTo: 50_000 },
    });
    expect(read('memory: {embeddings: {model: ollama/nomic-embed-text, exactUpTo: 20000}}')).toMatchObject({
      ...{ provider: { name: 'ollama' }, model: 'nomic-embed-text', isFree: true, dimensions: null, batch: 32, exactUpTo: 20_000 },
    });
    expect(read(`${OWN}memory: {embeddings: {model: shed/BAAI/bge-m3}}`)).toMatchObject({ model: 'BAAI/bge-m3', isFree: true });
  });

  it('takes a server of one’s own for nothing where it says so', () => {
    expect(read(`${OWN}memory: {embeddings: {model: box/bge, free: true}}`)).toMatchObject({ isFree: true });
  });

  it.each([
    [
      'memory: {embeddings: {model: opneai/x}}',
      'memory.embeddings.model: found "opneai/x", allowed: provider/model of a provider that speaks the protocol of OpenAI: openai, ollama, lmstudio (did you mean openai?).',
    ],
    ['memory: {embeddings: {model: anthropic/x}}', 'allowed: provider/model of a provider that speaks the protocol of OpenAI'],
    ['memory: {embeddings: {model: deepseek/x}}', 'allowed: a model of a provider that is on; set DEEPSEEK_API_KEY.'],
    [
      'memory: {embeddings: {model: openai/text-embedding-3-small}}',
      'memory.embeddings.model: found "openai/text-embedding-3-small", allowed: a model with an entry under prices, or free: true beside it.',
    ],
    [`${OWN}memory: {embeddings: {model: shed/x, free: false}}`, 'allowed: a model with an entry under prices'],
    [`${PRICED}memory: {embeddings: {model: openai/text-embedding-3-small, free: true}}`, 'free: true only for a model without an entry'],
    ['memory: {embeddings: {model: nomic}}', 'memory.embeddings.model: found "nomic", allowed: provider/model.'],
    [
      'memory: {embeddings: {model: ollama/x, dimensions: 0}}',
      'memory.embeddings.dimensions: found 0, allowed: a whole number from 8 to 16384.',
    ],
    ['memory: {embeddings: {model: ollama/x, batch: 1000}}', 'memory.embeddings.batch: found 1000, allowed: a whole number from 1 to 128.'],
    ['memory: {embeddings: {model: ollama/x, exactUpTo: many}}', 'allowed: a whole number from 1000 to 1000000.'],
    ['memory: {embeddings: {modle: ollama/x}}', 'memory.embeddings.modle: there is no such setting; did you mean model?'],
    ['memory: {embeddings: ollama/x}', 'allowed: a map with model, dimensions, batch, exactUpTo, free.'],
    ['memory: {embedings: {model: ollama/x}}', 'there is no such setting; did you mean embeddings?'],
    ['prices: [{model: openai/text-embedding-3-small, from: 2026-11-01, input: 0.02, output: 0}]', 'prices[0].model'],
  ])('refuses %j in one line that names the place', (yaml, message) => {
    expect(refusalOf(yaml)).toContain(message);
    expect(refusalOf(yaml)).toMatch(/^parley\.yaml:\d+:\d+: .+$/);
  });
});

describe('readReading', () => {
  const reading = (yaml: string) => {
    const file = parseSettings(yaml, 'parley.yaml');
    const { on } = readProviders(KEYS, file);
    return readReading(file, readModels(file, on).catalogue, on);
  };

  it('lets the cheapest model of the chat read for half a dollar a day, unless something else is said', () => {
    expect(reading('')).toEqual({ model: null, dayBudget: 500_000_000 });
    expect(reading(`${OWN}memory: {model: shed/qwen, budgetPerDay: 2}`)).toEqual({ model: 'shed/qwen', dayBudget: 2_000_000_000 });
  });

  it('refuses a model that nobody knows', () => {
    expect(() => reading('memory: {model: deepseek/deepseek-flesh}')).toThrow(/memory\.model.*did you mean deepseek\/deepseek-flash\?/);
  });
});
