import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { makeAnthropicProvider } from '../../adapters/anthropic/anthropic-provider.ts';
import { makeOpenAiProvider } from '../../adapters/openai/openai-provider.ts';
import { callModel } from '../../domain/conversation/answer-with-chain.ts';
import { KNOWN_PRICES } from '../../domain/costs/known-prices.ts';
import { makeCircuitBoard } from '../../domain/routing/circuit-board.ts';
import { KNOWN_MODELS } from '../../domain/routing/known-models.ts';
import { findModel } from '../../domain/routing/model-catalogue.ts';
import { present } from '../../domain/testing/contracts/world.ts';
import { aPerson } from '../../domain/testing/fixtures.ts';
import { makeInMemoryLedger } from '../../domain/testing/in-memory/ledger.ts';
import { makeInMemoryState } from '../../domain/testing/in-memory/state.ts';
import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { makeRecordingCrashPoints } from '../../domain/testing/recording-crash-points.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { makeRecordingMetrics } from '../../domain/testing/recording-metrics.ts';
import { makeSequentialIds } from '../../domain/testing/sequential-ids.ts';
import { anthropicEvent, messageEnd, messageStart, PING, textBlock } from './anthropic-streams.ts';
import { chunk, delta, DONE, finish, says, usageChunk } from './openai-streams.ts';
import { startScriptedModelServer } from './scripted-model-server.ts';
import type { ModelAnswer, ScriptedModelServer } from './scripted-model-server.ts';

const DEADLINES = { firstEventMs: 90_000, silenceMs: 60_000, totalMs: 1_200_000 };
/** All tries for an answer together. */
const WITHIN_MS = 900_000;
const RUN = { kind: 'turn', id: 'turn-1' } as const;

const servers: ScriptedModelServer[] = [];
let openai: ScriptedModelServer;
let anthropic: ScriptedModelServer;
beforeEach(async () => {
  openai = await startScriptedModelServer();
  anthropic = await startScriptedModelServer();
  servers.push(openai, anthropic);
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

function world() {
  const clock = makeManualClock();
  const state = makeInMemoryState(clock);
  const ledger = makeInMemoryLedger(state);
  const providers = new Map([
    ['openai', makeOpenAiProvider({ name: 'openai', dialect: 'openai', apiKey: 'sk-secret-openai', baseUrl: `${openai.url}/v1`, clock })],
    ['anthropic', makeAnthropicProvider({ apiKey: 'sk-secret-anthropic', baseUrl: anthropic.url, clock })],
  ]);
  const call = callModel({
    providers,
    ledger,
    clock,
    ids: makeSequentialIds(),
    logger: makeRecordingLogger(),
    metrics: makeRecordingMetrics(),
    crashPoints: makeRecordingCrashPoints(),
    prices: KNOWN_PRICES,
    circuits: makeCircuitBoard(),
    deadlinesFor: () => DEADLINES,
  });
  /** Asks these models, while time passes: fast only where nothing else is waited for, so that a slow machine is not taken for a slow model. */
  const ask = async (chain: readonly string[], { isFast = false } = {}) => {
    const startedAt = clock.monotonic();
    const asking = { isOver: false };
    const asked = call({
      run: RUN,
      person: aPerson({ language: 'ru' }),
      conversationId: null,
      taskId: null,
      mode: 'chat',
      purpose: 'answer',
      chain: chain.map((id) => present(findModel(KNOWN_MODELS, id))),
      request: { system: 'S', messages: [{ role: 'user', text: 'Привет' }], tools: [], maxOutputTokens: 1_000 },
      budgets: [],
      until: startedAt + WITHIN_MS,
      onText: () => {},
      signal: new AbortController().signal,
    }).finally(() => {
      asking.isOver = true;
    });
    while (!asking.isOver) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      await clock.advance(isFast ? 10_000 : 100);
    }
    return { outcome: await asked, tookMs: clock.monotonic() - startedAt };
  };
  const reservations = () => [...state.reservations.values()];
  return { ask, ledger, reservations };
}

/** Every try is in the books once, and none is open. */
async function expectSoundBooks(
  { ledger, reservations }: ReturnType<typeof world>,
  { cost, tried }: Awaited<ReturnType<ReturnType<typeof callModel>>>,
) {
  expect(reservations().filter(({ settled }) => settled === null)).toEqual([]);
  expect(reservations()).toHaveLength(tried.length);
  expect(await ledger.spentBy(RUN)).toBe(cost);
  expect(cost).toBe(tried.reduce((sum, each) => sum + each.cost, 0));
}

const GPT = 'openai/gpt-6-luna';
const CLAUDE = 'anthropic/claude-haiku-5-5';
const BOTH: Readonly<Record<string, readonly [gpt: ModelAnswer, claude: ModelAnswer]>> = {
  'takes the request and says nothing': [{ kind: 'silence' }, { kind: 'silence' }],
  'stops in the middle': [
    { kind: 'stream', chunks: [delta({ content: 'Пол' })], after: 'hang' },
    {
      kind: 'stream',
      chunks: [messageStart(), anthropicEvent({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: 'Пол' } })],
      after: 'hang',
    },
  ],
  'drips signs of life for ever': [
    { kind: 'drip', chunk: delta({}) },
    { kind: 'drip', chunk: PING },
  ],
  'drips words for ever': [
    { kind: 'drip', chunk: delta({ content: 'ля ' }) },
    { kind: 'drip', chunk: anthropicEvent({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'ля ' } }) },
  ],
  'cuts the stream': [
    { kind: 'stream', chunks: [delta({ content: 'Пол' })], after: 'cut' },
    { kind: 'stream', chunks: [messageStart(), ...textBlock(0, 'Пол')], after: 'cut' },
  ],
  'ends the stream before its end': [
    { kind: 'stream', chunks: [delta({ content: 'Пол' })] },
    { kind: 'stream', chunks: [messageStart(), ...textBlock(0, 'Пол')] },
  ],
  'sends garbage as events': [
    { kind: 'stream', chunks: ['data: {"choices": [{\n\n', 'data: <html>\n\n', 'event: x\ndata: \u0000\n\n'] },
    { kind: 'stream', chunks: ['data: {"type": \n\n', 'data: <html>\n\n', 'event: x\ndata: \u0000\n\n'] },
  ],
  'sends JSON of another kind': [
    { kind: 'stream', chunks: [chunk({ choices: 'none' }), 'data: 7\n\n', 'data: null\n\n', DONE] },
    { kind: 'stream', chunks: ['data: 7\n\n', 'data: null\n\n', anthropicEvent({ type: 'message_delta', delta: 9 })] },
  ],
  'sends a page instead of a stream': [
    { kind: 'bytes', type: 'text/html', body: '<html><body>Sign in to the hotel</body></html>' },
    { kind: 'bytes', type: 'text/html', body: '<html><body>Sign in to the hotel</body></html>' },
  ],
  'sends bytes that are no text': [
    { kind: 'bytes', type: 'application/octet-stream', body: Uint8Array.from({ length: 5_000 }, (_, at) => (at * 37) % 256) },
    { kind: 'bytes', type: 'application/octet-stream', body: Uint8Array.from({ length: 5_000 }, (_, at) => (at * 37) % 256) },
  ],
  'sends nothing at all': [
    { kind: 'bytes', type: 'text/event-stream', body: '' },
    { kind: 'bytes', type: 'text/event-stream', body: '' },
  ],
  'is told to wait an hour': [
    { kind: 'json', status: 429, body: { error: { message: 'slow down' } }, headers: { 'retry-after': '3600' } },
    {
      kind: 'json',
      status: 429,
      body: { type: 'error', error: { type: 'rate_limit_error', message: 'slow down' } },
      headers: { 'retry-after': '3600' },
    },
  ],
  'breaks down': [
    { kind: 'bytes', type: 'application/json', body: '{' },
    { kind: 'json', status: 500, body: 'oops' },
  ],
};

function isEndless(answer: ModelAnswer): boolean {
  return answer.kind === 'silence' || answer.kind === 'drip' || (answer.kind === 'stream' && answer.after === 'hang');
}

describe.each(Object.entries(BOTH))('a provider that %s', (_name, [gpt, claude]) => {
  test('I11, I6: is left for the next one, and every try is in the books once', async () => {
    const here = world();
    openai.add(gpt, gpt);
    anthropic.add({ kind: 'stream', chunks: [messageStart(), ...textBlock(0, 'Здравствуйте'), ...messageEnd('end_turn')] });
    const { outcome, tookMs } = await here.ask([GPT, CLAUDE], { isFast: isEndless(gpt) });
    // What drips until the time for all is over leaves none for the next one.
    if (!isEndless(gpt)) expect(outcome.kind).toBe('reply');
    if (outcome.kind === 'reply') expect(outcome).toMatchObject({ model: CLAUDE, reply: { text: 'Здравствуйте' } });
    else expect(outcome.code).toBe('model.timeout');
    expect(tookMs).toBeLessThanOrEqual(WITHIN_MS + 10_000);
    await expectSoundBooks(here, outcome);
  });

  test('I11, I6: alone, ends in time with a plain sentence', async () => {
    const here = world();
    anthropic.add(claude, claude, claude);
    const { outcome, tookMs } = await here.ask([CLAUDE], { isFast: isEndless(claude) });
    expect(outcome).toMatchObject({ kind: 'failed', message: expect.stringMatching(/^[А-Я].*\.$/u) });
    expect(tookMs).toBeLessThanOrEqual(WITHIN_MS + 10_000);
    expect(JSON.stringify(outcome)).not.toContain('sk-secret');
    await expectSoundBooks(here, outcome);
  });
});

describe('a provider that lies about what was used', () => {
  test.each([
    ['less than nothing', { prompt_tokens: -500, completion_tokens: -9_000_000 }],
    ['nothing', { prompt_tokens: 0, completion_tokens: 0 }],
    ['more than there is', { prompt_tokens: 9e15, completion_tokens: 9e15 }],
    ['no numbers', { prompt_tokens: 'many', completion_tokens: {} }],
    ['parts of tokens', { prompt_tokens: 1.5, completion_tokens: 0.1 }],
  ])('I6: (%s) is paid at the bound, once', async (_name, usage) => {
    const here = world();
    openai.add({ kind: 'stream', chunks: [delta({ content: 'Да' }), finish('stop'), usageChunk(usage), DONE] });
    const { outcome } = await here.ask([GPT]);
    expect(outcome).toMatchObject({ kind: 'reply', reply: { text: 'Да' } });
    const { inputBound, outputPerToken, maxOutputTokens } = present(here.reservations()[0]).request;
    expect(outcome.cost).toBe(inputBound + outputPerToken * maxOutputTokens);
    await expectSoundBooks(here, outcome);
  });

  test('I6: that counts the whole stream again in each piece is paid once', async () => {
    const here = world();
    const counted = (tokens: number) => ({ usage: { prompt_tokens: 20, completion_tokens: tokens } });
    const pieces = [1, 2, 3].map((tokens) =>
      chunk({ choices: [{ index: 0, delta: { content: 'а' }, finish_reason: null }], ...counted(tokens) }),
    );
    openai.add({ kind: 'stream', chunks: [...pieces, finish('stop'), DONE] });
    const { outcome } = await here.ask([GPT]);
    const first = world();
    openai.add({
      kind: 'stream',
      chunks: [delta({ content: 'ааа' }), finish('stop'), usageChunk({ prompt_tokens: 20, completion_tokens: 3 }), DONE],
    });
    expect(outcome.cost).toBe((await first.ask([GPT])).outcome.cost);
  });
});

test('a provider that asks to wait for an hour is not asked again in that hour, as long as another one answers', async () => {
  const here = world();
  openai.add(...present(BOTH['is told to wait an hour']).slice(0, 1));
  const claude: ModelAnswer = { kind: 'stream', chunks: [messageStart(), ...textBlock(0, 'Да'), ...messageEnd('end_turn')] };
  anthropic.add(claude, claude);
  openai.add({ kind: 'stream', chunks: says('Рано') });
  await here.ask([GPT, CLAUDE]);
  expect((await here.ask([GPT, CLAUDE])).outcome).toMatchObject({ kind: 'reply', model: CLAUDE, tried: [{ model: CLAUDE }] });
  expect(openai.requests).toHaveLength(1);
});
