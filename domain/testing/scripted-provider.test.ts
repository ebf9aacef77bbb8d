import { expect, test } from 'vitest';
import type { ModelEvent, ModelRequest } from '../ports/model-provider.ts';
import { callsTool, fails, hangs, makeScriptedProvider, says, SCRIPTED_USAGE } from './scripted-provider.ts';

const REQUEST: ModelRequest = { model: 'm', system: '', messages: [{ role: 'user', text: 'Привет' }], tools: [], maxOutputTokens: 10 };

async function all(events: AsyncIterable<ModelEvent>): Promise<ModelEvent[]> {
  const seen: ModelEvent[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

test('answers request by request and keeps the requests', async () => {
  const provider = makeScriptedProvider('scripted', [says('При', 'вет'), callsTool('run', { command: 'ls' }), fails('rate-limited')]);
  const { signal } = new AbortController();
  expect(await all(provider.stream(REQUEST, signal))).toEqual([
    { type: 'text', delta: 'При' },
    { type: 'text', delta: 'вет' },
    { type: 'done', stop: 'end', usage: SCRIPTED_USAGE, opaque: null },
  ]);
  expect((await all(provider.stream(REQUEST, signal)))[0]).toMatchObject({ type: 'tool-call', call: { name: 'run' } });
  expect((await all(provider.stream(REQUEST, signal)))[0]).toMatchObject({ type: 'failed', failure: { kind: 'rate-limited' } });
  expect((await all(provider.stream(REQUEST, signal)))[0]).toMatchObject({ type: 'failed', failure: { kind: 'rejected' } });
  expect(provider.requests).toHaveLength(4);
  expect(provider.open).toBe(0);
});

test('a cancelled stream ends with one failure of kind cancelled', async () => {
  const provider = makeScriptedProvider('scripted', [hangs('So')]);
  const stop = new AbortController();
  const events: ModelEvent[] = [];
  for await (const event of provider.stream(REQUEST, stop.signal)) {
    events.push(event);
    stop.abort();
  }
  expect(events.map(({ type }) => type)).toEqual(['text', 'failed']);
  expect(events[1]).toMatchObject({ failure: { kind: 'cancelled' } });
});
