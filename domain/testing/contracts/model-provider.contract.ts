import { afterEach, describe, expect, test } from 'vitest';

import { ParleyError } from '../../errors.ts';
import type { ModelEvent, ModelProvider, ModelRequest } from '../../ports/model-provider.ts';

/** What the server behind the provider is made to do with the next request. */
export type ModelScenario =
  /** Says «Привет, » and «world», then ends; counts some usage. */
  | 'says-hello'
  /** Calls `add` with `{"a":2,"b":3}` and the id `call-7`. */
  | 'calls-tool'
  /** Says «Half a» and breaks the connection. */
  | 'breaks-off'
  /** Says «Half a» and then nothing for ever. */
  | 'hangs'
  /** Takes the request and says nothing at all. */
  | 'is-silent'
  /** Refuses for two seconds. */
  | 'is-busy'
  /** Refuses the key, repeating it. */
  | 'refuses-key'
  /** Breaks down. */
  | 'is-broken';

export interface ModelProviderHarness {
  readonly provider: ModelProvider;
  /** Never to be seen in a failure; null: the provider has no key. */
  readonly secret: string | null;
  readonly next: (scenario: ModelScenario) => void;
  /** Resolves when the server has the request. */
  readonly arrived: () => Promise<void>;
  /** Resolves when the client has let go of the last request; rejects or hangs (and so fails the test) when it has not. */
  readonly abandoned: () => Promise<void>;
  /** The last request as the server got it, in its own protocol. */
  readonly received: () => unknown;
  readonly stop: () => Promise<void>;
}

const REQUEST: ModelRequest = {
  model: 'test-model',
  system: 'Be brief.',
  messages: [{ role: 'user', text: 'Hello' }],
  tools: [{ name: 'add', description: 'Adds.', inputSchema: { type: 'object', properties: {} } }],
  maxOutputTokens: 100,
};

async function play(
  provider: ModelProvider,
  signal: AbortSignal = new AbortController().signal,
  request: ModelRequest = REQUEST,
): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of provider.stream(request, signal)) events.push(event);
  return events;
}

function textOf(events: readonly ModelEvent[]): string {
  return events.map((event) => (event.type === 'text' ? event.delta : '')).join('');
}

/** The one terminal event; fails unless it is the only one and the last. */
function ending(events: readonly ModelEvent[]): Extract<ModelEvent, { type: 'done' | 'failed' }> {
  const terminal = events.filter((event) => event.type === 'done' || event.type === 'failed');
  expect(terminal).toHaveLength(1);
  expect(events.at(-1)).toBe(terminal[0]);
  const [last] = terminal;
  if (last === undefined) throw new Error('The stream has no terminal event.');
  return last;
}

function failureOf(events: readonly ModelEvent[]) {
  const last = ending(events);
  if (last.type !== 'failed') throw new Error('The stream did not fail.');
  return last;
}

/** What every model provider promises, whatever stands behind it. */
export function modelProviderContract(name: string, start: () => Promise<ModelProviderHarness>): void {
  describe(`model provider: ${name}`, () => {
    let running: ModelProviderHarness | null = null;
    const harness = async (scenario: ModelScenario): Promise<ModelProviderHarness> => {
      const started = await start();
      running = started;
      started.next(scenario);
      return started;
    };
    afterEach(async () => {
      await running?.stop();
      running = null;
    });

    test('streams text and ends once, with a count', async () => {
      const { provider } = await harness('says-hello');
      const events = await play(provider);
      expect(textOf(events)).toBe('Привет, world');
      expect(ending(events)).toMatchObject({ type: 'done', stop: 'end', usage: { outputTokens: expect.any(Number) } });
    });

    test('hands over tool calls with parsed input', async () => {
      const { provider } = await harness('calls-tool');
      const events = await play(provider);
      expect(events).toContainEqual({ type: 'tool-call', call: { id: 'call-7', name: 'add', input: { a: 2, b: 3 } } });
      expect(ending(events)).toMatchObject({ type: 'done', stop: 'tool-calls' });
    });

    test('pictures reach the server, each with its message, also without words', async () => {
      const { provider, received } = await harness('says-hello');
      const pictures = [
        { mime: 'image/png', base64: 'iVBORw0KGgo=' },
        { mime: 'image/webp', base64: 'UklGRgAAAABXRUJQ' },
      ] as const;
      const messages: ModelRequest['messages'] = [
        { role: 'user', text: 'Что это?', pictures },
        { role: 'assistant', text: 'Кот', toolCalls: [], opaque: null },
        { role: 'user', text: '', pictures: pictures.slice(0, 1) },
      ];
      expect(ending(await play(provider, undefined, { ...REQUEST, messages }))).toMatchObject({ type: 'done' });
      const sent = JSON.stringify(received());
      for (const part of ['image/png', 'image/webp', 'UklGRgAAAABXRUJQ', 'Что это?', 'Кот']) expect(sent).toContain(part);
      expect(sent.split('iVBORw0KGgo=')).toHaveLength(3);
    });

    test('a broken connection is a failure, never a short answer', async () => {
      const { provider } = await harness('breaks-off');
      const events = await play(provider);
      expect(textOf(events)).toBe('Half a');
      expect(failureOf(events)).toMatchObject({ failure: { kind: 'unreachable' }, usage: null });
    });

    test('a cancelled stream ends at once as cancelled and closes its connection', async () => {
      const { provider, abandoned } = await harness('hangs');
      const control = new AbortController();
      const events: ModelEvent[] = [];
      for await (const event of provider.stream(REQUEST, control.signal)) {
        events.push(event);
        if (event.type === 'text') control.abort();
      }
      expect(failureOf(events).failure.kind).toBe('cancelled');
      await abandoned();
    });

    test('a call that was cancelled before it began is cancelled', async () => {
      const { provider } = await harness('says-hello');
      const control = new AbortController();
      control.abort();
      expect(failureOf(await play(provider, control.signal)).failure.kind).toBe('cancelled');
    });

    test('a silent server can be cancelled', async () => {
      const { provider, arrived, abandoned } = await harness('is-silent');
      const control = new AbortController();
      const events = play(provider, control.signal);
      await arrived();
      control.abort();
      expect(failureOf(await events).failure.kind).toBe('cancelled');
      await abandoned();
    });

    test('a consumer that stops early closes the connection', async () => {
      const { provider, abandoned } = await harness('hangs');
      for await (const event of provider.stream(REQUEST, new AbortController().signal)) if (event.type === 'text') break;
      await abandoned();
    });

    test('rate limits carry the wait that was asked for and are known to cost nothing', async () => {
      const { provider } = await harness('is-busy');
      const last = failureOf(await play(provider));
      expect(last.failure).toMatchObject({ kind: 'rate-limited', retryAfterMs: 2_000 });
      expect(last.usage).toMatchObject({ inputTokens: 0, outputTokens: 0 });
    });

    test('I10: a refused key is rejected, and no sentence repeats it', async () => {
      const { provider, secret } = await harness('refuses-key');
      const { failure } = failureOf(await play(provider));
      expect(failure.kind).toBe('rejected');
      if (secret !== null) expect(failure.message).not.toContain(secret);
    });

    test('a server that breaks down is unreachable', async () => {
      const { provider } = await harness('is-broken');
      expect(failureOf(await play(provider)).failure.kind).toBe('unreachable');
    });

    test('listing fails with an error of Parley’s own', async () => {
      const { provider } = await harness('is-broken');
      await expect(provider.list(new AbortController().signal)).rejects.toBeInstanceOf(ParleyError);
    });
  });
}
