import { describe, expect, test } from 'vitest';

import type { BudgetLine } from '../ports/ledger.ts';
import { makeCircuitBoard } from '../routing/circuit-board.ts';
import { NO_USAGE } from '../routing/collect-reply.ts';
import { KNOWN_MODELS } from '../routing/known-models.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import { whenText } from '../costs/budget-texts.ts';
import { KNOWN_PRICES } from '../costs/known-prices.ts';
import { aPerson } from '../testing/fixtures.ts';
import { makeInMemoryLedger } from '../testing/in-memory/ledger.ts';
import { makeInMemoryState } from '../testing/in-memory/state.ts';
import { makeManualClock } from '../testing/manual-clock.ts';
import { makeRecordingCrashPoints } from '../testing/recording-crash-points.ts';
import { makeRecordingLogger } from '../testing/recording-logger.ts';
import { makeRecordingMetrics } from '../testing/recording-metrics.ts';
import { callsTool, fails, hangs, makeScriptedProvider, says, SCRIPTED_USAGE } from '../testing/scripted-provider.ts';
import type { ScriptedReply } from '../testing/scripted-provider.ts';
import { makeSequentialIds } from '../testing/sequential-ids.ts';
import { callModel } from './answer-with-chain.ts';
import type { ModelCall } from './try-model.ts';

function known(id: string): ModelEntry {
  const entry = KNOWN_MODELS.find((model) => model.id === id);
  if (entry === undefined) throw new Error(`unknown ${id}`);
  return entry;
}
const CHEAP = known('deepseek/deepseek-flash');
const DEAR = known('anthropic/claude-sonnet-5-5');
const LOCAL: ModelEntry = { ...CHEAP, id: 'ollama/tiny', provider: 'ollama', name: 'tiny', isFree: true, discovered: true };
const RUN = { kind: 'turn', id: 'turn-1' } as const;
const TOOL = { name: 'add', description: 'Adds.', inputSchema: { type: 'object' } };
/** Ten input and five output tokens of `SCRIPTED_USAGE` at DeepSeek's and Anthropic's prices. */
const CHEAP_COST = 10 * 300 + 5 * 1_200;
const DEAR_COST = 10 * 2_000 + 5 * 10_000;
const EMPTY: ScriptedReply = { events: [{ type: 'done', stop: 'end', usage: SCRIPTED_USAGE, opaque: null }] };
const DECLINES: ScriptedReply = { events: [{ type: 'done', stop: 'refusal', usage: SCRIPTED_USAGE, opaque: null }] };

const DEADLINES = { firstEventMs: 1_000, silenceMs: 500, totalMs: null };

function world(scripts: Readonly<Record<string, readonly ScriptedReply[]>>) {
  const clock = makeManualClock();
  const state = makeInMemoryState(clock);
  const ledger = makeInMemoryLedger(state);
  const crashPoints = makeRecordingCrashPoints();
  const logger = makeRecordingLogger();
  const metrics = makeRecordingMetrics();
  const providers = new Map(Object.entries(scripts).map(([name, script]) => [name, makeScriptedProvider(name, script)]));
  const circuits = makeCircuitBoard();
  const deps = {
    providers,
    ledger,
    clock,
    ids: makeSequentialIds(),
    logger,
    metrics,
    crashPoints,
    prices: KNOWN_PRICES,
    circuits,
    deadlinesFor: () => DEADLINES,
  };
  const texts: string[] = [];
  const call = (change: Partial<ModelCall> = {}) =>
    callModel(deps)({
      run: RUN,
      person: aPerson({ language: 'en' }),
      conversationId: null,
      taskId: null,
      mode: 'chat',
      purpose: 'answer',
      chain: [CHEAP, DEAR],
      request: { system: 'S', messages: [{ role: 'user', text: 'Hi' }], tools: [], maxOutputTokens: 1_000 },
      budgets: [],
      onText: (text) => {
        texts.push(text);
      },
      signal: new AbortController().signal,
      ...change,
    });
  const open = () => [...state.reservations.values()].filter(({ settled }) => settled === null).length;
  return { clock, state, ledger, crashPoints, logger, metrics, providers, texts, call, open, deps };
}

describe('calling a chain', () => {
  test('the first that answers is it: reserved before, settled by the provider’s count after', async () => {
    const { call, texts, ledger, crashPoints, state, metrics } = world({ deepseek: [says('Hel', 'lo')] });
    expect(await call()).toMatchObject({
      kind: 'reply',
      model: 'deepseek/deepseek-flash',
      cost: CHEAP_COST,
      reply: { text: 'Hello', stop: 'end' },
      tried: [{ model: 'deepseek/deepseek-flash', outcome: 'answered' }],
    });
    expect(texts).toEqual(['Hel', 'Hello']);
    expect(await ledger.spentBy(RUN)).toBe(CHEAP_COST);
    expect([...state.reservations.values()][0]?.request).toMatchObject({
      provider: 'deepseek',
      model: 'deepseek-flash',
      mode: 'chat',
      purpose: 'answer',
    });
    expect(crashPoints.reached).toEqual([
      'before.model.reserve',
      'after.model.reserve',
      'before.model.call',
      'during.model.stream',
      'after.model.call',
      'after.model.settle',
    ]);
    expect(metrics.total('model_calls_total', { provider: 'deepseek', outcome: 'answered' })).toBe(1);
  });

  test('after a failure in the middle the next model begins anew, and both are paid', async () => {
    const { call, texts, open, ledger } = world({ deepseek: [fails('unreachable', { said: 'Half an ans' })], anthropic: [says('Whole.')] });
    const outcome = await call();
    expect(outcome).toMatchObject({ kind: 'reply', model: DEAR.id, tried: [{ outcome: 'unreachable' }, { outcome: 'answered' }] });
    expect(texts).toEqual(['Half an ans', 'Whole.']);
    // The broken call was not counted, so its bound is spent.
    expect(outcome.cost).toBeGreaterThan(DEAR_COST + 1_000 * 1_200);
    expect(await ledger.spentBy(RUN)).toBe(outcome.cost);
    expect(open()).toBe(0);
  });

  test('I6: a call that the provider refused before it began costs nothing', async () => {
    const refused: ScriptedReply = {
      events: [{ type: 'failed', failure: { kind: 'rejected', message: 'no', retryAfterMs: null }, usage: NO_USAGE }],
    };
    const { call } = world({ deepseek: [refused], anthropic: [says('ok')] });
    expect((await call()).cost).toBe(DEAR_COST);
  });

  test.each([
    ['empty', EMPTY],
    ['refused', DECLINES],
  ])('an answer that says nothing (%s) goes to the next model', async (outcome, reply) => {
    const { call } = world({ deepseek: [reply], anthropic: [says('ok')] });
    expect(await call()).toMatchObject({ kind: 'reply', tried: [{ outcome }, { outcome: 'answered' }], cost: CHEAP_COST + DEAR_COST });
  });

  test('an agent may end without a last word, and its tool calls are handed over, not made', async () => {
    const { call, providers } = world({ deepseek: [EMPTY, callsTool('add', { a: 1 })] });
    expect(await call({ mode: 'agent', chain: [CHEAP] })).toMatchObject({ kind: 'reply', reply: { text: '' } });
    expect(await call({ mode: 'agent', chain: [CHEAP] })).toMatchObject({
      kind: 'reply',
      reply: { toolCalls: [{ name: 'add', input: { a: 1 } }] },
    });
    expect(providers.get('deepseek')?.requests).toHaveLength(2);
  });

  test('a silent model is a timeout, known within the deadline, and its stream is let go', async () => {
    const { call, clock, providers } = world({ deepseek: [hangs()], anthropic: [says('ok')] });
    const outcome = call();
    await clock.advance(1_000);
    expect(await outcome).toMatchObject({ kind: 'reply', tried: [{ outcome: 'timeout', milliseconds: 1_000 }, { outcome: 'answered' }] });
    expect(providers.get('deepseek')?.open).toBe(0);
  });

  test('a place in a chain has deadlines of its own, and all tries together an end', async () => {
    const impatient = { ...CHEAP, deadlines: { firstEventMs: 200 } };
    const { call, clock } = world({ deepseek: [hangs()], anthropic: [hangs()] });
    const outcome = call({ chain: [impatient, DEAR], until: clock.monotonic() + 700 });
    await clock.advance(200);
    await clock.advance(500);
    expect(await outcome).toMatchObject({
      kind: 'failed',
      code: 'model.timeout',
      tried: [
        { model: CHEAP.id, outcome: 'timeout', milliseconds: 200 },
        { model: DEAR.id, outcome: 'timeout', milliseconds: 500 },
      ],
    });
  });

  test('nobody is asked any more when the time for all is over', async () => {
    const { call, clock, providers } = world({ deepseek: [hangs('Half')], anthropic: [says('late')] });
    const outcome = call({ until: clock.monotonic() + 400 });
    await clock.advance(400);
    expect(await outcome).toMatchObject({ kind: 'failed', code: 'model.timeout', tried: [{ milliseconds: 400 }] });
    expect(providers.get('anthropic')?.requests).toEqual([]);
  });

  test('a short wait that was asked for is kept to', async () => {
    const { call, clock, providers } = world({ deepseek: [fails('rate-limited', { retryAfterMs: 2_000 }), says('ok')] });
    const outcome = call({ chain: [CHEAP] });
    await clock.advance(1_999);
    expect(providers.get('deepseek')?.requests).toHaveLength(1);
    await clock.advance(1);
    expect(await outcome).toMatchObject({ kind: 'reply', model: CHEAP.id });
  });

  test('whoever is asked to wait for an hour is told until when, by the provider that wants the shortest wait', async () => {
    const { call, clock } = world({
      deepseek: [fails('rate-limited', { retryAfterMs: 7_200_000 })],
      anthropic: [fails('rate-limited', { retryAfterMs: 3_600_000 })],
    });
    const until = new Date(clock.now().getTime() + 3_600_000);
    expect(await call({})).toMatchObject({
      code: 'model.rate-limited',
      message: expect.stringContaining(whenText(until, 'en', aPerson().timeZone)),
    });
  });

  test('I8: what one provider wants back is shown to that provider only', async () => {
    const opaque = { provider: 'anthropic', blocks: [{ type: 'thinking' }] };
    const messages = [{ role: 'assistant', text: 'x', toolCalls: [], opaque } as const];
    const { call, providers } = world({ deepseek: [fails('rejected')], anthropic: [says('ok')] });
    await call({ request: { system: '', messages, tools: [], maxOutputTokens: 10 } });
    expect(providers.get('deepseek')?.requests[0]?.messages).toEqual([{ ...messages[0], opaque: null }]);
    expect(providers.get('anthropic')?.requests[0]?.messages).toEqual(messages);
  });

  test('tools go only to models that know tools', async () => {
    const { call } = world({ deepseek: [says('ok')] });
    const mute = { ...CHEAP, capabilities: { ...CHEAP.capabilities, tools: false } };
    const outcome = await call({ chain: [mute], request: { system: '', messages: [], tools: [TOOL], maxOutputTokens: 10 } });
    expect(outcome).toMatchObject({ kind: 'failed', code: 'model.none' });
  });

  test('a model that keeps failing is passed over for a while', async () => {
    const broken = Array.from({ length: 3 }, () => fails('unreachable'));
    const { call, providers } = world({ deepseek: broken, anthropic: Array.from({ length: 4 }, () => says('ok')) });
    for (const _ of broken) await call();
    expect(await call()).toMatchObject({ kind: 'reply', tried: [{ model: DEAR.id }] });
    expect(providers.get('deepseek')?.requests).toHaveLength(3);
  });
});

const budget = (limit: number): BudgetLine => ({
  name: 'person-day',
  account: 'person-day:1',
  limit,
  renewsAt: new Date('2026-11-24T00:00:00+01:00'),
});

describe('budgets', () => {
  test('I6: the output is clamped to what remains', async () => {
    const { call, providers } = world({ deepseek: [says('ok')] });
    await call({ chain: [CHEAP], budgets: [budget(1_500_000)] });
    const asked = providers.get('deepseek')?.requests[0]?.maxOutputTokens ?? 0;
    expect(asked).toBeGreaterThan(200);
    expect(asked).toBeLessThan(1_000);
  });

  test('I6, I11: without budget nothing is called, and the sentence names the budget and when it renews', async () => {
    const { call, providers } = world({ deepseek: [says('ok')], anthropic: [says('ok')] });
    const outcome = await call({ budgets: [budget(10_000)] });
    expect(outcome).toMatchObject({ kind: 'failed', code: 'budget.exceeded', cost: 0 });
    expect(outcome.kind === 'failed' && outcome.message).toBe(
      'There is not enough left of your daily budget ($0.00001) for this. It renews on 24 November at 00:00.',
    );
    expect([...providers.values()].flatMap(({ requests }) => requests)).toEqual([]);
  });

  test('what is too dear may be answered by a cheaper or a free one', async () => {
    const { call } = world({ anthropic: [says('dear')], ollama: [says('free')] });
    const outcome = await call({ chain: [DEAR, LOCAL], budgets: [budget(10_000)] });
    expect(outcome).toMatchObject({
      kind: 'reply',
      model: 'ollama/tiny',
      cost: 0,
      tried: [{ outcome: 'no-budget' }, { outcome: 'answered' }],
    });
  });

  test('I6: a model without a price is refused', async () => {
    const { call, providers } = world({ deepseek: [says('ok')] });
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
    const { call, logger } = world({ deepseek: [fails(kind)] });
    expect(await call({ chain: [CHEAP], person: aPerson({ language: 'ru' }) })).toMatchObject({ kind: 'failed', code, message });
    expect(logger.of('model.failed')).toHaveLength(1);
  });

  test('an empty chain says what to do', async () => {
    expect(await world({}).call({ chain: [] })).toMatchObject({ kind: 'failed', code: 'model.none', cost: 0, tried: [] });
  });

  test('a stop ends the call at once and tries nobody else', async () => {
    const { call, clock, providers, open } = world({ deepseek: [hangs('Half')], anthropic: [says('no')] });
    const control = new AbortController();
    const outcome = call({ signal: control.signal });
    await clock.advance(10);
    control.abort();
    expect(await outcome).toMatchObject({ kind: 'failed', code: 'model.cancelled', tried: [{ outcome: 'cancelled' }] });
    expect(providers.get('anthropic')?.requests).toEqual([]);
    expect(open()).toBe(0);
  });

  test('a stop before the first call calls nobody', async () => {
    const { call, providers } = world({ deepseek: [says('ok')] });
    expect(await call({ signal: AbortSignal.abort() })).toMatchObject({ kind: 'failed', code: 'model.cancelled', tried: [] });
    expect(providers.get('deepseek')?.requests).toEqual([]);
  });

  test('I6: when the reader of the text breaks, the stream is let go and the reservation settled', async () => {
    const { call, open, providers } = world({ deepseek: [says('a', 'b')] });
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
    const { call, providers } = world({ deepseek: [fails('rejected')], anthropic: [says('Кот')] });
    expect(await call({ chain: [blind, DEAR], request })).toMatchObject({ kind: 'reply', model: DEAR.id });
    const told = { role: 'user', text: 'Кто?\n<file picture="1" missing="not shown: you cannot see pictures"/>' };
    expect(providers.get('deepseek')?.requests[0]?.messages).toEqual([told]);
    expect(providers.get('anthropic')?.requests[0]?.messages).toEqual(request.messages);
  });

  test('I6: are reserved for by their number where they are shown', async () => {
    const { call, state } = world({ deepseek: [fails('rejected')], anthropic: [says('Кот')] });
    await call({ chain: [blind, DEAR], request });
    const [unseen = 0, seen = 0] = [...state.reservations.values()].map((reservation) => reservation.request.inputBound);
    // At the dearest rate for input: DeepSeek's text of some 2,100 bytes; Anthropic's with 5,000 tokens for the picture.
    expect(unseen).toBeLessThan(3_000 * 300);
    expect(seen).toBeGreaterThan(5_000 * 2_500);
    expect(seen).toBeLessThan(8_000 * 2_500);
  });

  test('I6: that no budget is left for are not shown', async () => {
    const { call, providers } = world({ anthropic: [says('Кот')] });
    const picturesDay: BudgetLine = { name: 'person-day', account: 'person:anna', limit: 5_000 * 2_500, renewsAt: null };
    const refused = await call({ chain: [DEAR], request, budgets: [picturesDay] });
    expect(refused).toMatchObject({ kind: 'failed', code: 'budget.exceeded' });
    expect(providers.get('anthropic')?.requests).toEqual([]);
    const words = { ...request, messages: [{ role: 'user', text: 'Кто?' }] } as const;
    expect(await call({ chain: [DEAR], request: words, budgets: [picturesDay] })).toMatchObject({ kind: 'reply' });
  });
});
