import { describe, expect, test } from 'vitest';

import { KNOWN_MODELS, OFFLINE_MODEL } from './known-models.ts';
import { findModel, mergeCatalogues, parseModelId } from './model-catalogue.ts';
import type { ModelEntry } from './model-catalogue.ts';
import { chainAndLadder, chainFor, DEFAULT_CHAINS, seeingFirst } from './model-chain.ts';
import type { ChainRequest } from './model-chain.ts';

const local: ModelEntry = { ...OFFLINE_MODEL, id: 'ollama/llama3.2:latest', provider: 'ollama', name: 'llama3.2:latest', discovered: true };
const withTools: ModelEntry = { ...local, id: 'ollama/qwen3', name: 'qwen3', capabilities: { ...local.capabilities, tools: true } };
const catalogue = mergeCatalogues(KNOWN_MODELS, [local, withTools, OFFLINE_MODEL]);

function chain(providers: readonly string[], rest: Partial<ChainRequest> = {}): string[] {
  const request = { mode: 'chat', preferred: null, chains: DEFAULT_CHAINS, catalogue, providers: new Set(providers), ...rest } as const;
  return chainFor(request).map(({ id }) => id);
}

describe('model chain', () => {
  test('with every provider the whole default chain of the mode is tried', () => {
    const all = ['anthropic', 'openai', 'deepseek', 'ollama', 'offline'];
    expect(chain(all)).toEqual([
      'deepseek/deepseek-flash',
      'openai/gpt-6.1-terra',
      'anthropic/claude-haiku-5-5',
      'anthropic/claude-sonnet-5-5',
    ]);
    expect(chain(all, { mode: 'agent' })).toEqual(['anthropic/claude-sonnet-5-5', 'anthropic/claude-opus-5-5']);
  });

  test('without Claude the agent uses what else can call tools', () => {
    expect(chain(['openai', 'deepseek'], { mode: 'agent' })).toEqual(['deepseek/deepseek-flash', 'openai/gpt-6.1-terra']);
  });

  test('local models only when nothing else is configured; the agent only those with tools', () => {
    expect(chain(['ollama', 'offline'])).toEqual(['ollama/llama3.2:latest', 'ollama/qwen3']);
    expect(chain(['ollama', 'offline'], { mode: 'agent' })).toEqual(['ollama/qwen3']);
    expect(chain(['ollama', 'openai'])).toEqual(['openai/gpt-6.1-terra']);
  });

  test('with nothing at all a chat is answered offline and the agent not', () => {
    expect(chain(['offline'])).toEqual(['offline/quotes']);
    expect(chain(['offline'], { mode: 'agent' })).toEqual([]);
  });

  test('what the person prefers comes first, once, unless it can’t be used', () => {
    expect(chain(['anthropic', 'ollama'], { preferred: 'claude-sonnet-5-5' })).toEqual([
      'anthropic/claude-sonnet-5-5',
      'anthropic/claude-haiku-5-5',
    ]);
    expect(chain(['anthropic', 'ollama'], { preferred: 'ollama/qwen3' })[0]).toBe('ollama/qwen3');
    expect(chain(['anthropic'], { preferred: 'openai/gpt-6-luna' })[0]).toBe('anthropic/claude-haiku-5-5');
    expect(chain(['anthropic'], { preferred: 'no/such' })).toHaveLength(2);
  });
});

describe('a place in a chain', () => {
  const step = { model: 'ollama/qwen3', deadlines: { firstEventMs: 5_000 }, needs: ['tools'], contextTokens: 8_192 } as const;
  const chains = { ...DEFAULT_CHAINS, chat: [step, 'ollama/llama3.2:latest'] };
  const chat = (found: ModelEntry, preferred: string | null = null) =>
    chainFor({ mode: 'chat', preferred, chains, catalogue: mergeCatalogues(catalogue, [found]), providers: new Set(['ollama']) });

  test('gives its model deadlines of its own, also when it is preferred', () => {
    for (const preferred of [null, 'ollama/qwen3']) {
      const models = chat({ ...withTools, contextTokens: 32_768 }, preferred).map(({ id, deadlines }) => [id, deadlines?.firstEventMs]);
      expect(models).toEqual([
        ['ollama/qwen3', 5_000],
        ['ollama/llama3.2:latest', undefined],
      ]);
    }
  });

  test.each([
    ['cannot do what it needs', { capabilities: { ...withTools.capabilities, tools: false }, contextTokens: 32_768 }],
    ['has a smaller window than it needs', { contextTokens: 8_191 }],
  ])('is passed over while its model %s', (_name, change) => {
    expect(chat({ ...withTools, ...change }).map(({ id }) => id)).toEqual(['ollama/llama3.2:latest']);
  });
});

describe('free models first', () => {
  const all = { freeFirst: true };

  test('are all that are found here, and the chain of the mode after them', () => {
    expect(chain(['ollama', 'anthropic', 'offline'], all)).toEqual([
      'ollama/llama3.2:latest',
      'ollama/qwen3',
      'anthropic/claude-haiku-5-5',
      'anthropic/claude-sonnet-5-5',
    ]);
    expect(chain(['ollama', 'anthropic'], { ...all, mode: 'agent' })).toEqual([
      'ollama/qwen3',
      'anthropic/claude-sonnet-5-5',
      'anthropic/claude-opus-5-5',
    ]);
  });

  test('stand in the order of the chain where it names them', () => {
    const chains = { ...DEFAULT_CHAINS, chat: ['anthropic/claude-haiku-5-5', 'ollama/qwen3'] };
    expect(chain(['ollama', 'anthropic'], { ...all, chains })).toEqual([
      'ollama/qwen3',
      'ollama/llama3.2:latest',
      'anthropic/claude-haiku-5-5',
    ]);
  });

  test('give way to what was asked for by name, and change nothing where there are none', () => {
    expect(chain(['ollama', 'anthropic'], { ...all, preferred: 'claude-sonnet-5-5' })[0]).toBe('anthropic/claude-sonnet-5-5');
    expect(chain(['anthropic', 'offline'], all)).toEqual(chain(['anthropic', 'offline']));
    expect(chain(['offline'], all)).toEqual(['offline/quotes']);
  });
});

test('the ladder is the chain without what was preferred', () => {
  const request = { mode: 'chat', chains: DEFAULT_CHAINS, catalogue, providers: new Set(['anthropic']) } as const;
  const { chain: models, ladder } = chainAndLadder({ ...request, preferred: 'claude-sonnet-5-5' });
  expect(models.map(({ name }) => name)).toEqual(['claude-sonnet-5-5', 'claude-haiku-5-5']);
  expect(ladder.map(({ name }) => name)).toEqual(['claude-haiku-5-5', 'claude-sonnet-5-5']);
});

describe('model ids', () => {
  test.each([
    ['openai/gpt-6-luna', { provider: 'openai', name: 'gpt-6-luna' }],
    ['lmstudio/qwen/qwen3-8b', { provider: 'lmstudio', name: 'qwen/qwen3-8b' }],
    ['plain', null],
    ['/x', null],
    ['x/', null],
    ['', null],
  ])('%s', (id, expected) => {
    expect(parseModelId(id)).toEqual(expected);
  });

  test('a bare name finds its model only when one provider has it', () => {
    const twin = { ...local, id: 'lmstudio/llama3.2:latest', provider: 'lmstudio' };
    expect(findModel(catalogue, 'llama3.2:latest')).toBe(local);
    expect(findModel([...catalogue, twin], 'llama3.2:latest')).toBeNull();
  });

  test('in merged lists the later entry holds, in the earlier one’s place', () => {
    const changed = { ...local, contextTokens: 7 };
    expect(mergeCatalogues([local, withTools], [changed])).toEqual([changed, withTools]);
  });
});

describe('a prompt with pictures', () => {
  const eyes: ModelEntry = { ...local, id: 'a/eyes', capabilities: { ...local.capabilities, vision: true } };
  const chained = [local, eyes, withTools, { ...eyes, id: 'b/eyes' }];
  const ids = (models: readonly ModelEntry[]) => models.map(({ id }) => id);

  test('goes to the models that see first, in their order, and to the others after them', () => {
    const pictures = [{ mime: 'image/png', base64: 'AA==' }] as const;
    const answer = { role: 'assistant', text: 'Кот', toolCalls: [], opaque: null } as const;
    const messages = [{ role: 'user', text: 'Кто?', pictures }, answer, { role: 'user', text: 'А ещё?' }] as const;
    expect(ids(seeingFirst(chained, messages))).toEqual(['a/eyes', 'b/eyes', local.id, withTools.id]);
  });

  test('without any the chain stays as it is', () => {
    expect(seeingFirst(chained, [{ role: 'user', text: 'Кто?' }])).toBe(chained);
  });
});
