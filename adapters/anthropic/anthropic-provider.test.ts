import { afterEach, describe, expect, test } from 'vitest';

import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { modelProviderContract } from '../../domain/testing/contracts/model-provider.contract.ts';
import type { ModelScenario } from '../../domain/testing/contracts/model-provider.contract.ts';
import type { ModelEvent, ModelRequest } from '../../domain/ports/model-provider.ts';
import {
  anthropicError,
  anthropicEvent,
  messageEnd,
  messageStart,
  PING,
  textBlock,
  thinkingBlock,
  toolBlock,
} from '../../testing/models/anthropic-streams.ts';
import { startScriptedModelServer } from '../../testing/models/scripted-model-server.ts';
import type { ModelAnswer, ScriptedModelServer } from '../../testing/models/scripted-model-server.ts';
import { makeAnthropicProvider } from './anthropic-provider.ts';

const KEY = 'sk-ant-very-secret-0123456789';
const halfABlock = textBlock(0, 'Half a').slice(0, 2);

const SCENARIOS: Readonly<Record<ModelScenario, ModelAnswer>> = {
  'says-hello': { kind: 'stream', chunks: [messageStart(), ...textBlock(0, 'Привет, ', 'world'), ...messageEnd('end_turn')] },
  'calls-tool': {
    kind: 'stream',
    chunks: [messageStart(), ...toolBlock(0, { id: 'call-7', name: 'add' }, '{"a":', '2,"b":3}'), ...messageEnd('tool_use')],
  },
  'breaks-off': { kind: 'stream', chunks: [messageStart(), ...halfABlock], after: 'cut' },
  hangs: { kind: 'stream', chunks: [messageStart(), ...halfABlock], after: 'hang' },
  'is-silent': { kind: 'silence' },
  'is-busy': { kind: 'json', status: 429, body: anthropicError('rate_limit_error', 'slow down'), headers: { 'retry-after': '2' } },
  'refuses-key': { kind: 'json', status: 401, body: anthropicError('authentication_error', `invalid x-api-key ${KEY}`) },
  'is-broken': { kind: 'json', status: 500, body: anthropicError('api_error', 'oops') },
};

modelProviderContract('anthropic', async () => {
  const server = await startScriptedModelServer();
  return {
    provider: makeAnthropicProvider({ apiKey: KEY, baseUrl: server.url, clock: makeManualClock() }),
    secret: KEY,
    next: (scenario) => server.add(SCENARIOS[scenario]),
    arrived: () => server.received(1),
    abandoned: async () => server.requests.at(-1)?.abandoned,
    received: () => server.requests.at(-1)?.body,
    stop: () => server.stop(),
  };
});

const REQUEST: ModelRequest = {
  model: 'claude-sonnet-5-5',
  system: 'S',
  messages: [{ role: 'user', text: 'Hi' }],
  tools: [],
  maxOutputTokens: 50,
};

const chunks = (...parts: readonly (string | readonly string[])[]): ModelAnswer => ({ kind: 'stream', chunks: parts.flat() });

describe('anthropic', () => {
  let server: ScriptedModelServer;
  afterEach(() => server.stop());

  async function play(answers: readonly ModelAnswer[], request: ModelRequest = REQUEST): Promise<ModelEvent[]> {
    server = await startScriptedModelServer(answers);
    const provider = makeAnthropicProvider({ apiKey: KEY, baseUrl: server.url, clock: makeManualClock() });
    const events: ModelEvent[] = [];
    for await (const event of provider.stream(request, new AbortController().signal)) events.push(event);
    return events;
  }

  test('keeps thinking out of the text and carries it, with everything around it, for the next request', async () => {
    const stream = chunks(
      messageStart(),
      thinkingBlock(0, 'sig-1', 'Let me ', 'see.'),
      textBlock(1, 'I add.'),
      toolBlock(2, { id: 't1', name: 'add' }, '{"a":1}'),
      messageEnd('tool_use'),
    );
    const events = await play([stream]);
    expect(events.filter(({ type }) => type === 'text')).toEqual([{ type: 'text', delta: 'I add.' }]);
    const said = [
      { type: 'thinking', thinking: 'Let me see.', signature: 'sig-1' },
      { type: 'text', text: 'I add.' },
      { type: 'tool_use', id: 't1', name: 'add', input: { a: 1 } },
    ];
    expect(events.at(-1)).toMatchObject({ type: 'done', stop: 'tool-calls', opaque: { provider: 'anthropic', blocks: said } });
  });

  test('shows pictures before the words about them', async () => {
    const pictures = [{ mime: 'image/jpeg', base64: '/9j/' }] as const;
    const silent = { role: 'user', text: ' ', pictures } as const;
    await play([SCENARIOS['says-hello']], {
      ...REQUEST,
      messages: [{ role: 'user', text: 'Кто?', pictures }, { role: 'assistant', text: 'Кот', toolCalls: [], opaque: null }, silent],
    });
    const image = { type: 'image', source: { type: 'base64', media_type: 'image/jpeg', data: '/9j/' } };
    const cache_control = { type: 'ephemeral' };
    expect(server.requests[0]?.body).toMatchObject({
      messages: [
        { role: 'user', content: [image, { type: 'text', text: 'Кто?', cache_control }] },
        { role: 'assistant', content: [{ type: 'text', text: 'Кот' }] },
        { role: 'user', content: [{ ...image, cache_control }] },
      ],
    });
  });

  test('sends whole turns back as they were said, results of tools together, and marks what may be cached', async () => {
    const blocks = [
      { type: 'thinking', thinking: '', signature: 'sig' },
      { type: 'tool_use', id: 't1', name: 'add', input: { a: 1 } },
      { type: 'tool_use', id: 't2', name: 'add', input: { a: 2 } },
    ];
    const messages: ModelRequest['messages'] = [
      { role: 'user', text: 'Add' },
      { role: 'assistant', text: '', toolCalls: [], opaque: { provider: 'anthropic', blocks } },
      { role: 'tool', callId: 't1', name: 'add', output: '1', isError: false },
      { role: 'tool', callId: 't2', name: 'add', output: 'no', isError: true },
    ];
    await play([SCENARIOS['says-hello']], { ...REQUEST, messages });
    const CACHE = { cache_control: { type: 'ephemeral' } };
    expect(server.requests[0]?.body).toEqual({
      model: 'claude-sonnet-5-5',
      max_tokens: 50,
      stream: true,
      system: [{ type: 'text', text: 'S', ...CACHE }],
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'Add', ...CACHE }] },
        { role: 'assistant', content: blocks },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 't1', content: '1', is_error: false },
            { type: 'tool_result', tool_use_id: 't2', content: 'no', is_error: true, ...CACHE },
          ],
        },
      ],
    });
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  test('when thinking blocks are refused, asks once more without them', async () => {
    const messages: ModelRequest['messages'] = [
      { role: 'user', text: 'Hi' },
      {
        role: 'assistant',
        text: 'Hello',
        toolCalls: [],
        opaque: {
          provider: 'anthropic',
          blocks: [
            { type: 'thinking', thinking: 'x', signature: 'old' },
            { type: 'text', text: 'Hello' },
          ],
        },
      },
      { role: 'user', text: 'Again' },
    ];
    const refusal = anthropicError('invalid_request_error', 'messages.1.content.0: Invalid `signature` in `thinking` block.');
    const events = await play([{ kind: 'json', status: 400, body: refusal }, SCENARIOS['says-hello']], { ...REQUEST, messages });
    expect(events.at(-1)?.type).toBe('done');
    expect(JSON.stringify(server.requests[1]?.body)).not.toContain('thinking');
  });

  test('counts the four kinds of input apart, the last count wins', async () => {
    const start = messageStart({ input_tokens: 10, cache_read_input_tokens: 300, cache_creation_input_tokens: 40, output_tokens: 1 });
    const end = messageEnd('end_turn', { output_tokens: 77, output_tokens_details: { thinking_tokens: 60 }, input_tokens: null });
    const events = await play([chunks(start, textBlock(0, 'x'), end)]);
    const usage = { inputTokens: 10, cacheReadTokens: 300, cacheWriteTokens: 40, outputTokens: 77, reasoningTokens: 60 };
    expect(events.at(-1)).toMatchObject({ type: 'done', usage });
  });

  test.each([
    ['end_turn', 'end'],
    ['stop_sequence', 'end'],
    ['pause_turn', 'end'],
    ['max_tokens', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['refusal', 'refusal'],
    ['tool_use', 'tool-calls'],
    ['something-new', 'end'],
  ])('stop reason %s is %s', async (reason, stop) => {
    const events = await play([chunks(messageStart(), textBlock(0, 'x'), messageEnd(reason))]);
    expect(events.at(-1)).toMatchObject({ type: 'done', stop });
  });

  test('pings are signs of life, and garbage breaks nothing', async () => {
    const events = await play([
      chunks(
        messageStart(),
        PING,
        ': comment\n\n',
        'event: ping\ndata: {broken\n\n',
        anthropicEvent({ type: 'brand_new' }),
        textBlock(0, 'ok'),
        messageEnd('end_turn'),
      ),
    ]);
    expect(events.filter(({ type }) => type === 'activity').length).toBeGreaterThan(3);
    expect(events.at(-1)).toMatchObject({ type: 'done' });
  });

  test('a character cut in two by the network arrives whole', async () => {
    const bytes = new TextEncoder().encode([messageStart(), ...textBlock(0, 'Привет 🙂'), ...messageEnd('end_turn')].join(''));
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) => bytes.slice(at * 7, at * 7 + 7));
    const events = await play([{ kind: 'stream', chunks: pieces }]);
    expect(events).toContainEqual({ type: 'text', delta: 'Привет 🙂' });
  });

  test.each([
    ['overloaded_error', 'rate-limited'],
    ['api_error', 'unreachable'],
    ['invalid_request_error', 'rejected'],
  ])('an error in the middle of the stream (%s) is %s', async (type, kind) => {
    const events = await play([chunks(messageStart(), textBlock(0, 'Half'), anthropicEvent(anthropicError(type, `bad ${KEY}`)))]);
    expect(events.at(-1)).toMatchObject({ type: 'failed', failure: { kind } });
    expect(JSON.stringify(events)).not.toContain(KEY);
  });

  test('a stream that just ends was cut', async () => {
    const events = await play([chunks(messageStart(), textBlock(0, 'Half'))]);
    expect(events.at(-1)).toMatchObject({ type: 'failed', failure: { kind: 'unreachable' } });
  });

  test('arguments that are no JSON stay a string, and go back as an object', async () => {
    const events = await play([chunks(messageStart(), toolBlock(0, { id: 't', name: 'add' }, '{"a":'), messageEnd('tool_use'))]);
    expect(events).toContainEqual({ type: 'tool-call', call: { id: 't', name: 'add', input: '{"a":' } });
  });

  test.each([
    [{ 'retry-after-ms': '1500', 'retry-after': '9' }, 1_500],
    [{ 'retry-after': 'Mon, 23 Nov 2026 12:00:30 GMT' }, 30_000],
    [{}, null],
  ])('reads how long to wait from %j', async (headers, retryAfterMs) => {
    const events = await play([{ kind: 'json', status: 529, body: anthropicError('overloaded_error', 'x'), headers }]);
    expect(events.at(-1)).toMatchObject({ failure: { kind: 'rate-limited', retryAfterMs } });
    expect(server.requests).toHaveLength(1);
  });

  test('lists models with their context', async () => {
    server = await startScriptedModelServer([
      {
        kind: 'json',
        status: 200,
        body: { data: [{ id: 'claude-x', type: 'model', max_input_tokens: 1000 }], has_more: false, first_id: null, last_id: null },
      },
    ]);
    const provider = makeAnthropicProvider({ apiKey: KEY, baseUrl: server.url, clock: makeManualClock() });
    expect(await provider.list(new AbortController().signal)).toEqual([{ name: 'claude-x', contextTokens: 1000 }]);
  });

  test('a server that is not there is unreachable and known to cost nothing', async () => {
    server = await startScriptedModelServer();
    await server.stop();
    const provider = makeAnthropicProvider({ apiKey: KEY, baseUrl: server.url, clock: makeManualClock() });
    const events: ModelEvent[] = [];
    for await (const event of provider.stream(REQUEST, new AbortController().signal)) events.push(event);
    expect(events).toEqual([
      {
        type: 'failed',
        failure: { kind: 'unreachable', message: 'Anthropic could not be reached (ECONNREFUSED).', retryAfterMs: null },
        usage: { inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0, reasoningTokens: 0 },
      },
    ]);
  });
});
