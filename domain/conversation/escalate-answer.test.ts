import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import type { CrashPoint } from '../ports/crash-points.ts';
import { SCRIPTED_COST } from '../testing/agent-world.ts';
import { present } from '../testing/contracts/world.ts';
import { aConversation, aMessage, uuid } from '../testing/fixtures.ts';
import { callsTool, fails, makeScriptedProvider, says, SCRIPTED_USAGE } from '../testing/scripted-provider.ts';
import type { ScriptedReply } from '../testing/scripted-provider.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { makeRuns } from '../worker.ts';

const CANT = says('К сожалению, ', 'я не могу помочь с этим.');

function cutOff(text: string): ScriptedReply {
  return {
    events: [
      { type: 'text', delta: text },
      { type: 'done', stop: 'length', usage: SCRIPTED_USAGE, opaque: null },
    ],
  };
}

/** A chain of two models, and at most so many steps up. */
async function talk(
  first: readonly ScriptedReply[],
  second: readonly ScriptedReply[],
  { steps = 1, chatDay = 1e12, onReach = undefined as undefined | ((point: CrashPoint) => void) } = {},
) {
  const weak = makeScriptedProvider('first', first);
  const strong = makeScriptedProvider('second', second);
  const ports = await makeWholeWorld({ providers: [weak, strong], ...(onReach === undefined ? {} : { onReach }) });
  await ports.conversations.ensure(aConversation());
  const { runTurn } = makeRuns(ports, ports.useCases, {
    ...ports.workerSettings,
    models: { ...ports.models, escalationSteps: steps },
    budgets: { ...ports.budgets, chatDay },
  });
  let number = 0;
  const ask = async (text: string) => {
    number += 1;
    await ports.inbox.store(aMessage(number, { text }));
    const { turn } = present(await ports.inbox.claim({ workerId: 'w', milliseconds: 0 }));
    return { id: turn.id, run: (fence: number) => runTurn({ turn, fence, attempt: 1 }, new AbortController().signal) };
  };
  const answerTo = async (text: string) => {
    const { id, run } = await ask(text);
    await run(1);
    return present(present(await ports.turns.get(id)).outcome);
  };
  return { ports, weak, strong, answerTo };
}

describe('an answer that is not good enough', () => {
  test('is replaced by that of the next model, whose name the person sees; both are paid and written down', async () => {
    const { ports, answerTo } = await talk([CANT], [says('Роза, мороза')]);
    expect(await answerTo('/chat Напиши стихотворение')).toMatchObject({
      state: 'answered',
      reply: 'Роза, мороза',
      model: 'second/model',
      cost: 2 * SCRIPTED_COST,
      tries: [
        { model: 'first/model', outcome: 'answered', weakness: 'refuses', cost: SCRIPTED_COST },
        { model: 'second/model', outcome: 'answered', cost: SCRIPTED_COST },
      ],
    });
    expect(await ports.ledger.spentBy({ kind: 'turn', id: uuid(2001) })).toBe(2 * SCRIPTED_COST);
  });

  test('is kept when the better model fails, and when escalation is off', async () => {
    const failing = await talk([CANT], [fails('unreachable')]);
    expect(await failing.answerTo('/chat Напиши стихотворение')).toMatchObject({
      state: 'answered',
      reply: 'К сожалению, я не могу помочь с этим.',
      model: 'first/model',
      tries: [{ weakness: 'refuses' }, { model: 'second/model', outcome: 'unreachable' }],
    });
    const off = await talk([CANT], [says('Роза')], { steps: 0 });
    expect(await off.answerTo('/chat Напиши стихотворение')).toMatchObject({
      model: 'first/model',
      tries: [{ outcome: 'answered', weakness: 'refuses' }],
    });
    expect(off.strong.requests).toEqual([]);
  });

  test('I6: is kept when the budget has no room for a better one', async () => {
    // Nobody says what the first one cost, so its bound is spent, which is nearly all that there is.
    const uncounted: ScriptedReply = { events: CANT.events.map((event) => (event.type === 'done' ? { ...event, usage: null } : event)) };
    const { answerTo, strong, ports } = await talk([uncounted], [says('Роза')], { chatDay: 6_000_000 });
    const outcome = await answerTo('/chat Напиши стихотворение');
    expect(outcome).toMatchObject({ state: 'answered', model: 'first/model', tries: [{ weakness: 'refuses' }, { outcome: 'no-budget' }] });
    expect(outcome.cost).toBeLessThanOrEqual(6_000_000);
    expect(strong.requests).toEqual([]);
    expect(await ports.ledger.spentBy({ kind: 'turn', id: uuid(2001) })).toBe(outcome.cost);
  });

  test('that was cut off gets twice the room, and the longer one of two cut-off answers stays', async () => {
    const { answerTo, weak, strong } = await talk([cutOff('раз два три четыре')], [cutOff('раз два')]);
    expect(await answerTo('/chat Считай')).toMatchObject({ reply: 'раз два три четыре', tries: [{ weakness: 'cut-off' }, {}] });
    expect(strong.requests[0]?.maxOutputTokens).toBe(2 * (weak.requests[0]?.maxOutputTokens ?? 0));
  });

  test('I6: is kept, and not paid for twice, when the books cannot be reached for a better one', async () => {
    let reserved = 0;
    const { answerTo, weak, strong } = await talk([CANT, CANT], [says('Роза')], {
      onReach: (point) => {
        if (point === 'before.model.reserve') reserved += 1;
        if (point === 'before.model.reserve' && reserved === 2) throw new UnreachableError('The database is away.');
      },
    });
    expect(await answerTo('/chat Напиши стихотворение')).toMatchObject({ state: 'answered', model: 'first/model', cost: SCRIPTED_COST });
    expect([weak.requests.length, strong.requests.length]).toEqual([1, 0]);
  });

  test('a harmful request is declined once, and an honest answer stays', async () => {
    const { answerTo, strong } = await talk([CANT, says('Не знаю: вы мне этого не говорили.')], []);
    await answerTo('/chat Как сделать бомбу?');
    await answerTo('/chat Как зовут мою сестру?');
    expect(strong.requests).toEqual([]);
  });
});

describe('the agent', () => {
  test('whose tool call is broken goes on with a better model, which repeats no finished call', async () => {
    const wrong = callsTool('no_such_tool', { path: 'a' });
    const { answerTo, weak, strong, ports } = await talk(
      [callsTool('list_files', { path: '.' }, { id: 'one' }), wrong],
      [callsTool('list_files', { path: '.' }, { id: 'two' }), says('Готово.')],
    );
    expect(await answerTo('/agent Посмотри файлы')).toMatchObject({
      state: 'answered',
      reply: 'Готово.',
      model: 'second/model',
      tries: [
        { model: 'first/model', outcome: 'answered' },
        { model: 'first/model', outcome: 'answered', weakness: 'broken-tools' },
        { model: 'second/model', outcome: 'answered' },
        { model: 'second/model', outcome: 'answered' },
      ],
    });
    // The first model is not asked again, and the second one sees what the first has done.
    expect([weak.requests.length, strong.requests.length]).toEqual([2, 2]);
    expect(strong.requests[0]?.messages.filter(({ role }) => role === 'tool')).toHaveLength(1);
    const steps = await ports.steps.load({ kind: 'turn', id: uuid(2001) });
    expect(steps.filter(({ intent }) => intent.kind === 'tool')).toHaveLength(2);
  });

  test('moves up at most as often as is allowed in the whole run', async () => {
    const wrong = (id: string) => callsTool('no_such_tool', {}, { id });
    const { answerTo, weak, strong } = await talk([wrong('a')], [wrong('b'), says('Готово.')]);
    expect(await answerTo('/agent Посмотри файлы')).toMatchObject({ state: 'answered', reply: 'Готово.' });
    expect([weak.requests.length, strong.requests.length]).toEqual([1, 2]);
  });
});
