import { afterEach, describe, expect, test } from 'vitest';

import type { ModelEvent, ModelRequest } from '../../domain/ports/model-provider.ts';
import { modelProviderContract } from '../../domain/testing/contracts/model-provider.contract.ts';
import type { ModelScenario } from '../../domain/testing/contracts/model-provider.contract.ts';
import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { chunk, delta, DONE, finish, says, toolPiece, usageChunk } from '../../testing/models/openai-streams.ts';
import { startScriptedModelServer } from '../../testing/models/scripted-model-server.ts';
import type { ModelAnswer, ScriptedModelServer } from '../../testing/models/scripted-model-server.ts';
import type { DialectName } from './dialect.ts';
import { makeOpenAiProvider } from './openai-provider.ts';

const KEY = 'sk-proj-very-secret-0123456789';

const SCENARIOS: Readonly<Record<ModelScenario, ModelAnswer>> = {
  'says-hello': { kind: 'stream', chunks: says('Привет, ', 'world') },
  'calls-tool': {
    kind: 'stream',
    chunks: [
      toolPiece({ index: 0, id: 'call-7', name: 'add', arguments: '' }),
      toolPiece({ index: 0, arguments: '{"a":' }),
      toolPiece({ index: 0, arguments: '2,"b":3}' }),
      finish('tool_calls'),
      usageChunk(),
      DONE,
    ],
  },
  'breaks-off': { kind: 'stream', chunks: [delta({ content: 'Half a' })], after: 'cut' },
  hangs: { kind: 'stream', chunks: [delta({ content: 'Half a' })], after: 'hang' },
  'is-silent': { kind: 'silence' },
  'is-busy': { kind: 'json', status: 429, body: { error: { message: 'slow down' } }, headers: { 'retry-after': '2' } },
  'refuses-key': { kind: 'json', status: 401, body: { error: { message: `Incorrect API key provided: ${KEY}` } } },
  'is-broken': { kind: 'json', status: 500, body: { error: { message: 'oops' } } },
};

function provider(server: ScriptedModelServer, dialect: DialectName = 'openai') {
  const settings = { name: dialect, dialect, apiKey: KEY, baseUrl: `${server.url}/v1`, clock: makeManualClock() };
  return makeOpenAiProvider(settings);
}

modelProviderContract('openai', async () => {
  const server = await startScriptedModelServer();
  return {
    provider: provider(server),
    secret: KEY,
    next: (scenario) => server.add(SCENARIOS[scenario]),
    arrived: () => server.received(1),
    abandoned: async () => server.requests.at(-1)?.abandoned,
    received: () => server.requests.at(-1)?.body,
    stop: () => server.stop(),
  };
});

const ADD = { name: 'add', description: 'Adds.', inputSchema: { type: 'object' } };
const REQUEST: ModelRequest = {
  model: 'gpt-6.1-terra',
  system: 'S',
  messages: [{ role: 'user', text: 'Hi' }],
  tools: [],
  maxOutputTokens: 50,
};

const chunks = (...parts: readonly (string | readonly string[])[]): ModelAnswer => ({ kind: 'stream', chunks: parts.flat() });
const callsOf = (events: readonly ModelEvent[]) => events.flatMap((event) => (event.type === 'tool-call' ? [event.call] : []));

describe('openai and its relatives', () => {
  let server: ScriptedModelServer;
  afterEach(() => server.stop());

  async function play(
    answers: readonly ModelAnswer[],
    request: ModelRequest = REQUEST,
    dialect: DialectName = 'openai',
  ): Promise<ModelEvent[]> {
    server = await startScriptedModelServer(answers);
    const events: ModelEvent[] = [];
    for await (const event of provider(server, dialect).stream(request, new AbortController().signal)) events.push(event);
    return events;
  }

  test('asks for the count and says the request in the protocol’s words', async () => {
    const messages: ModelRequest['messages'] = [
      { role: 'user', text: 'Add' },
      { role: 'assistant', text: '', toolCalls: [{ id: 't1', name: 'add', input: { a: 1 } }], opaque: null },
      { role: 'tool', callId: 't1', name: 'add', output: 'no', isError: true },
    ];
    await play([SCENARIOS['says-hello']], { ...REQUEST, messages, tools: [ADD] });
    expect(server.requests[0]).toMatchObject({ path: '/v1/chat/completions', headers: { authorization: `Bearer ${KEY}` } });
    expect(server.requests[0]?.body).toEqual({
      model: 'gpt-6.1-terra',
      stream: true,
      stream_options: { include_usage: true },
      max_completion_tokens: 50,
      // OpenAI takes tools on this protocol only without reasoning.
      reasoning_effort: 'none',
      tools: [{ type: 'function', function: { name: 'add', description: 'Adds.', parameters: { type: 'object' } } }],
      messages: [
        { role: 'system', content: 'S' },
        { role: 'user', content: 'Add' },
        { role: 'assistant', content: null, tool_calls: [{ id: 't1', type: 'function', function: { name: 'add', arguments: '{"a":1}' } }] },
        { role: 'tool', tool_call_id: 't1', content: 'Error: no' },
      ],
    });
  });

  test('shows pictures as data addresses before the words about them, and sends plain text where there are none', async () => {
    const pictures = [
      { mime: 'image/jpeg', base64: '/9j/' },
      { mime: 'image/gif', base64: 'R0lG' },
    ] as const;
    const messages: ModelRequest['messages'] = [
      { role: 'user', text: 'Кто?', pictures },
      { role: 'user', text: '', pictures: [pictures[1]] },
      { role: 'user', text: 'Ну?', pictures: [] },
    ];
    await play([SCENARIOS['says-hello']], { ...REQUEST, system: '', messages });
    const jpeg = { type: 'image_url', image_url: { url: 'data:image/jpeg;base64,/9j/' } };
    const gif = { type: 'image_url', image_url: { url: 'data:image/gif;base64,R0lG' } };
    expect(server.requests[0]?.body).toMatchObject({
      messages: [
        { role: 'user', content: [jpeg, gif, { type: 'text', text: 'Кто?' }] },
        { role: 'user', content: [gif] },
        { role: 'user', content: 'Ну?' },
      ],
    });
  });

  test.each([
    ['openai', 'max_completion_tokens'],
    ['deepseek', 'max_tokens'],
    ['ollama', 'max_tokens'],
    ['lmstudio', 'max_tokens'],
    ['compatible', 'max_tokens'],
  ] as const)('%s gets the output limit as %s', async (dialect, key) => {
    await play([SCENARIOS['says-hello']], REQUEST, dialect);
    expect(server.requests[0]?.body).toHaveProperty(key, 50);
    expect(server.requests[0]?.body).not.toHaveProperty('reasoning_effort');
  });

  test('DeepSeek: reasoning is activity, and comes back with the tool calls that followed it', async () => {
    const stream = chunks(
      ': keep-alive\n\n',
      delta({ role: 'assistant', content: null, reasoning_content: 'Let me ' }),
      delta({ content: null, reasoning_content: 'add.' }),
      toolPiece({ index: 0, id: 'c1', name: 'add', arguments: '{}' }),
      chunk({
        choices: [{ index: 0, delta: { content: '' }, finish_reason: 'tool_calls' }],
        usage: {
          prompt_tokens: 100,
          completion_tokens: 30,
          prompt_cache_hit_tokens: 64,
          completion_tokens_details: { reasoning_tokens: 20 },
        },
      }),
      DONE,
    );
    const events = await play([stream], REQUEST, 'deepseek');
    const opaque = { provider: 'deepseek', blocks: { reasoning: 'Let me add.' } };
    expect(events.filter(({ type }) => type === 'text')).toEqual([]);
    expect(events.at(-1)).toEqual({
      type: 'done',
      stop: 'tool-calls',
      usage: { inputTokens: 36, cacheReadTokens: 64, cacheWriteTokens: 0, outputTokens: 30, reasoningTokens: 20 },
      opaque,
    });
    await server.stop();
    const calls = { role: 'assistant', text: '', toolCalls: callsOf(events) } as const;
    await play(
      [SCENARIOS['says-hello']],
      {
        ...REQUEST,
        messages: [
          { ...calls, opaque },
          { ...calls, opaque: null },
        ],
      },
      'deepseek',
    );
    expect(server.requests[0]?.body).toMatchObject({
      messages: [{ role: 'system' }, { reasoning_content: 'Let me add.' }, { reasoning_content: '' }],
    });
  });

  test('Ollama: several calls with one index and ids of their own, `stop` at the end, arguments at once', async () => {
    const events = await play([
      chunks(
        delta({ role: 'assistant', content: '', reasoning: 'hm' }),
        toolPiece({ index: 0, id: 'call_a', name: 'add', arguments: '{"a":1}' }),
        toolPiece({ index: 0, id: 'call_b', name: 'add', arguments: '{"a":2}' }),
        finish('stop'),
        usageChunk(),
        DONE,
      ),
    ]);
    expect(callsOf(events)).toEqual([
      { id: 'call_a', name: 'add', input: { a: 1 } },
      { id: 'call_b', name: 'add', input: { a: 2 } },
    ]);
    expect(events.at(-1)).toMatchObject({ stop: 'tool-calls' });
  });

  test('calls without ids or indexes get ids that are unique in the conversation', async () => {
    const events = await play([chunks(toolPiece({ name: 'add', arguments: { a: 1 } }), finish('tool_calls'), DONE)]);
    expect(callsOf(events)).toEqual([{ id: 'call_1_0', name: 'add', input: { a: 1 } }]);
  });

  test('parallel calls whose pieces are mixed come out whole and in order', async () => {
    const events = await play([
      chunks(
        toolPiece({ index: 0, id: 'a', name: 'add', arguments: '' }),
        toolPiece({ index: 1, id: 'b', name: 'add', arguments: '' }),
        toolPiece({ index: 1, arguments: '{"b":1}' }),
        toolPiece({ index: 0, arguments: '{"a":1}' }),
        finish('tool_calls'),
        DONE,
      ),
    ]);
    expect(callsOf(events)).toEqual([
      { id: 'a', name: 'add', input: { a: 1 } },
      { id: 'b', name: 'add', input: { b: 1 } },
    ]);
  });

  test('a server that counts nothing is not guessed at', async () => {
    const events = await play([chunks(delta({ content: 'x' }), finish('stop'), DONE)]);
    expect(events.at(-1)).toMatchObject({ type: 'done', usage: null });
  });

  test('OpenAI’s count: cached and written input apart', async () => {
    const usage = { prompt_tokens: 100, completion_tokens: 9, prompt_tokens_details: { cached_tokens: 60, cache_write_tokens: 30 } };
    const events = await play([chunks(delta({ content: 'x' }), finish('stop'), usageChunk(usage), DONE)]);
    expect(events.at(-1)).toMatchObject({ usage: { inputTokens: 10, cacheReadTokens: 60, cacheWriteTokens: 30, outputTokens: 9 } });
  });

  test.each([
    ['stop', { type: 'done', stop: 'end' }],
    ['length', { type: 'done', stop: 'length' }],
    ['content_filter', { type: 'done', stop: 'refusal' }],
    ['brand-new', { type: 'done', stop: 'end' }],
    ['insufficient_system_resource', { type: 'failed', failure: { kind: 'unreachable' } }],
  ])('finish reason %s', async (reason, ending) => {
    const events = await play([chunks(delta({ content: 'x' }), finish(reason), DONE)]);
    expect(events.at(-1)).toMatchObject(ending);
  });

  test('what a model says while it declines is text of a refusal', async () => {
    const events = await play([chunks(delta({ refusal: 'I can’t.' }), finish('stop'), DONE)]);
    expect(events).toContainEqual({ type: 'text', delta: 'I can’t.' });
    expect(events.at(-1)).toMatchObject({ type: 'done', stop: 'refusal' });
  });

  test('an orderly end without a finish reason was cut, also after [DONE]', async () => {
    expect((await play([chunks(delta({ content: 'Half' }))])).at(-1)).toMatchObject({ type: 'failed', failure: { kind: 'unreachable' } });
    await server.stop();
    expect((await play([chunks(delta({ content: 'Half' }), DONE)])).at(-1)).toMatchObject({
      type: 'failed',
      failure: { kind: 'unreachable' },
    });
  });

  test('chunks of no known form are signs of life; lines that are no JSON break the stream', async () => {
    const odd = [chunk({ choices: null }), chunk({ choices: [{}] }), chunk({ choices: [{ delta: null }] }), chunk({ nothing: 1 })];
    expect((await play([chunks(odd, delta({ content: 'ok' }), finish('stop'), DONE)])).at(-1)).toMatchObject({ type: 'done' });
    await server.stop();
    const broken = await play([chunks(delta({ content: 'x' }), 'data: <html>oops\n\n', finish('stop'), DONE)]);
    expect(broken.at(-1)).toMatchObject({ type: 'failed', failure: { kind: 'unreachable', message: 'OpenAI sent something unreadable.' } });
  });

  test('an error inside the stream is a failure without the key', async () => {
    const events = await play([chunks(delta({ content: 'x' }), `data: ${JSON.stringify({ error: { message: `died of ${KEY}` } })}\n\n`)]);
    expect(events.at(-1)).toMatchObject({ type: 'failed', failure: { kind: 'unreachable' } });
    expect(JSON.stringify(events)).not.toContain(KEY);
  });

  test('an empty account is no reason to wait', async () => {
    const body = { error: { message: 'You exceeded your current quota', type: 'insufficient_quota', code: 'insufficient_quota' } };
    const events = await play([{ kind: 'json', status: 429, body, headers: { 'retry-after': '1' } }]);
    expect(events.at(-1)).toMatchObject({ failure: { kind: 'rejected' } });
    expect(server.requests).toHaveLength(1);
  });

  test('a long page of HTML becomes a short reason', async () => {
    const events = await play([{ kind: 'json', status: 502, body: `<html><h1>Bad gateway</h1>${'x'.repeat(5_000)}</html>` }]);
    const last = events.at(-1);
    expect(last?.type === 'failed' ? last.failure.message.length : 0).toBeLessThan(400);
  });

  test('lists models, with the context where the server says it', async () => {
    server = await startScriptedModelServer([
      {
        kind: 'json',
        status: 200,
        body: { object: 'list', data: [{ id: 'a' }, { id: 'b', max_model_len: 8192 }, { id: 'c', meta: { n_ctx_train: 512 } }] },
      },
    ]);
    expect(await provider(server, 'compatible').list(new AbortController().signal)).toEqual([
      { name: 'a', contextTokens: null },
      { name: 'b', contextTokens: 8192 },
      { name: 'c', contextTokens: 512 },
    ]);
  });
});
