import { describe, expect, test } from 'vitest';

import { NO_USAGE } from '../routing/collect-reply.ts';
import { whenText } from '../costs/budget-texts.ts';
import { aPerson } from '../testing/fixtures.ts';
import { callsTool, fails, hangs, says } from '../testing/scripted-provider.ts';
import type { ScriptedReply } from '../testing/scripted-provider.ts';
import { CHEAP, DEAR, RUN, TOOL, CHEAP_COST, DEAR_COST, EMPTY, DECLINES, makeChainWorld } from '../testing/chain-world.ts';

describe('calling a chain', () => {
  test('the first that answers is it: reserved before, settled by the provider’s count after', async () => {
    const { call, texts, ledger, crashPoints, state, metrics } = makeChainWorld({ deepseek: [says('Hel', 'lo')] });
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
    const { call, texts, open, ledger } = makeChainWorld({
      deepseek: [fails('unreachable', { said: 'Half an ans' })],
      anthropic: [says('Whole.')],
    });
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
    const { call } = makeChainWorld({ deepseek: [refused], anthropic: [says('ok')] });
    expect((await call()).cost).toBe(DEAR_COST);
  });

  test.each([
    ['empty', EMPTY],
    ['refused', DECLINES],
  ])('an answer that says nothing (%s) goes to the next model', async (outcome, reply) => {
    const { call } = makeChainWorld({ deepseek: [reply], anthropic: [says('ok')] });
    expect(await call()).toMatchObject({ kind: 'reply', tried: [{ outcome }, { outcome: 'answered' }], cost: CHEAP_COST + DEAR_COST });
  });

  test('an agent may end without a last word, and its tool calls are handed over, not made', async () => {
    const { call, providers } = makeChainWorld({ deepseek: [EMPTY, callsTool('add', { a: 1 })] });
    expect(await call({ mode: 'agent', chain: [CHEAP] })).toMatchObject({ kind: 'reply', reply: { text: '' } });
    expect(await call({ mode: 'agent', chain: [CHEAP] })).toMatchObject({
      kind: 'reply',
      reply: { toolCalls: [{ name: 'add', input: { a: 1 } }] },
    });
    expect(providers.get('deepseek')?.requests).toHaveLength(2);
  });

  test('a silent model is a timeout, known within the deadline, and its stream is let go', async () => {
    const { call, clock, providers } = makeChainWorld({ deepseek: [hangs()], anthropic: [says('ok')] });
    const outcome = call();
    await clock.advance(1_000);
    expect(await outcome).toMatchObject({ kind: 'reply', tried: [{ outcome: 'timeout', milliseconds: 1_000 }, { outcome: 'answered' }] });
    expect(providers.get('deepseek')?.open).toBe(0);
  });

  test('a place in a chain has deadlines of its own, and all tries together an end', async () => {
    const impatient = { ...CHEAP, deadlines: { firstEventMs: 200 } };
    const { call, clock } = makeChainWorld({ deepseek: [hangs()], anthropic: [hangs()] });
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
    const { call, clock, providers } = makeChainWorld({ deepseek: [hangs('Half')], anthropic: [says('late')] });
    const outcome = call({ until: clock.monotonic() + 400 });
    await clock.advance(400);
    expect(await outcome).toMatchObject({ kind: 'failed', code: 'model.timeout', tried: [{ milliseconds: 400 }] });
    expect(providers.get('anthropic')?.requests).toEqual([]);
  });

  test('a short wait that was asked for is kept to', async () => {
    const { call, clock, providers } = makeChainWorld({ deepseek: [fails('rate-limited', { retryAfterMs: 2_000 }), says('ok')] });
    const outcome = call({ chain: [CHEAP] });
    await clock.advance(1_999);
    expect(providers.get('deepseek')?.requests).toHaveLength(1);
    await clock.advance(1);
    expect(await outcome).toMatchObject({ kind: 'reply', model: CHEAP.id });
  });

  test('whoever is asked to wait for an hour is told until when, by the provider that wants the shortest wait', async () => {
    const { call, clock } = makeChainWorld({
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
    const { call, providers } = makeChainWorld({ deepseek: [fails('rejected')], anthropic: [says('ok')] });
    await call({ request: { system: '', messages, tools: [], maxOutputTokens: 10 } });
    expect(providers.get('deepseek')?.requests[0]?.messages).toEqual([{ ...messages[0], opaque: null }]);
    expect(providers.get('anthropic')?.requests[0]?.messages).toEqual(messages);
  });

  test('tools go only to models that know tools', async () => {
    const { call } = makeChainWorld({ deepseek: [says('ok')] });
    const mute = { ...CHEAP, capabilities: { ...CHEAP.capabilities, tools: false } };
    const outcome = await call({ chain: [mute], request: { system: '', messages: [], tools: [TOOL], maxOutputTokens: 10 } });
    expect(outcome).toMatchObject({ kind: 'failed', code: 'model.none' });
  });

  test('a model that keeps failing is passed over for a while', async () => {
    const broken = Array.from({ length: 3 }, () => fails('unreachable'));
    const { call, providers } = makeChainWorld({ deepseek: broken, anthropic: Array.from({ length: 4 }, () => says('ok')) });
    for (const _ of broken) await call();
    expect(await call()).toMatchObject({ kind: 'reply', tried: [{ model: DEAR.id }] });
    expect(providers.get('deepseek')?.requests).toHaveLength(3);
  });
});
