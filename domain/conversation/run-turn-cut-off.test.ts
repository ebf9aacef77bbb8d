import { describe, expect, test } from 'vitest';

import { ConflictError, UnreachableError } from '../errors.ts';
import type { CrashPoint } from '../ports/crash-points.ts';
import { RunAborted } from '../tasks/run-aborted.ts';
import { present } from '../testing/contracts/world.ts';
import { settled } from '../testing/domain-world.ts';
import { aMessage, uuid } from '../testing/fixtures.ts';
import { hangs, says } from '../testing/scripted-provider.ts';
import type { WholeWorld } from '../testing/whole-world.ts';
import { makeRunTurn } from './run-turn.ts';
import { TALK, PARTS, makeTurnRunWorld, claim, outcomeOf, eventsOf, Crash, fail } from '../testing/turn-run-world.ts';

describe('a turn whose worker dies', () => {
  const CHAT_POINTS: readonly CrashPoint[] = [
    'after.turn.claim',
    'before.model.reserve',
    'after.model.reserve',
    'before.model.call',
    'during.model.stream',
    'after.model.call',
    'after.model.settle',
    'before.turn.finish',
  ];

  test.each(CHAT_POINTS)('I1: at %s is answered once by the next one', async (point) => {
    let isCut = false;
    const { ports } = await makeTurnRunWorld([says('раз'), says('два')], {
      onReach: (reached) => {
        if (reached !== point || isCut) return;
        isCut = true;
        throw new Crash();
      },
    });
    await ports.inbox.store(aMessage(1));
    const dead = await claim(ports);
    const zombie = { ...ports.turns, finish: async () => Promise.reject(new Crash()) };
    await makeRunTurn({ ...ports, ...PARTS, turns: zombie, runCommand: fail, answer: answersOf(ports) })(
      dead,
      new AbortController().signal,
    ).catch(() => {});
    expect(isCut).toBe(true);
    const next = await claim(ports);
    expect(next).toMatchObject({ turn: { id: dead.turn.id }, attempt: 2 });
    await ports.runTurn(next, new AbortController().signal);
    await expect(outcomeOf(ports, next)).resolves.toMatchObject({ state: 'answered' });
    expect((await eventsOf(ports)).filter((kind) => kind === 'reply-final')).toHaveLength(1);
    expect((await eventsOf(ports)).filter((kind) => kind === 'turn-routed')).toHaveLength(1);
    await expect(ports.inbox.claim({ workerId: 'w', milliseconds: 0 })).resolves.toBeNull();
  });

  test('I4: writes nothing when it comes back', async () => {
    const { ports, provider } = await makeTurnRunWorld([hangs('ста'), says('новый')]);
    await ports.inbox.store(aMessage(1));
    const dead = await claim(ports);
    const stop = new AbortController();
    const running = ports.runTurn(dead, stop.signal);
    await settled(ports);
    await ports.runTurn(await claim(ports), new AbortController().signal);
    stop.abort(new RunAborted('lost'));
    await running;
    await expect(outcomeOf(ports, dead)).resolves.toMatchObject({ reply: 'новый' });
    expect(await eventsOf(ports)).toEqual(['message-stored', 'turn-routed', 'reply-final']);
    expect(provider.open).toBe(0);
  });

  test('I4: also when it has an answer by then', async () => {
    const { ports } = await makeTurnRunWorld([says('старый'), says('новый')]);
    await ports.inbox.store(aMessage(1));
    const dead = await claim(ports);
    await ports.runTurn(await claim(ports), new AbortController().signal);
    await ports.runTurn(dead, new AbortController().signal);
    await expect(outcomeOf(ports, dead)).resolves.toMatchObject({ reply: 'старый' });
    expect(ports.metrics.total('turns_total')).toBe(1);
    await ports.inbox.store(aMessage(2, { text: '/whoami' }));
    const late = await claim(ports);
    await ports.runTurn(await claim(ports), new AbortController().signal);
    await ports.runTurn(late, new AbortController().signal);
    expect(ports.logger.of('turn.lost')).toHaveLength(1);
  });

  test('I4: and one that gives up keeps its claim to itself until the lease is over', async () => {
    const { ports } = await makeTurnRunWorld([hangs()]);
    await ports.inbox.store(aMessage(1));
    const stop = new AbortController();
    const running = ports.runTurn(await claim(ports), stop.signal);
    await settled(ports);
    stop.abort(new RunAborted('lost'));
    await running;
    await expect(ports.turns.get(uuid(2001))).resolves.toMatchObject({ state: 'running' });
    await expect(claim(ports)).resolves.toMatchObject({ attempt: 2 });
  });

  test('three times is not tried again, and that is said', async () => {
    const { ports } = await makeTurnRunWorld([says('never')]);
    await ports.inbox.store(aMessage(1));
    for (let attempt = 1; attempt <= 3; attempt += 1) await claim(ports);
    const fourth = await claim(ports);
    await ports.runTurn(fourth, new AbortController().signal);
    await expect(outcomeOf(ports, fourth)).resolves.toMatchObject({
      state: 'failed',
      code: 'turn.crashed',
      message: expect.stringContaining('трижды'),
    });
  });

  test('after its first choice keeps the route that it was given', async () => {
    const { ports, provider } = await makeTurnRunWorld([hangs(), says('ok')]);
    await ports.inbox.store(aMessage(1));
    const stop = new AbortController();
    const running = ports.runTurn(await claim(ports), stop.signal);
    await settled(ports);
    stop.abort(new RunAborted('lost'));
    await running;
    await ports.conversations.change(TALK, { preferredMode: 'agent' });
    await ports.runTurn(await claim(ports), new AbortController().signal);
    expect(provider.requests[1]?.tools).toEqual([]);
  });
});

/** The answers that the world's own turns use. */
function answersOf(ports: WholeWorld): Parameters<typeof makeRunTurn>[0]['answer'] {
  const chat: Parameters<typeof makeRunTurn>[0]['answer']['chat'] = async ({ turn, person, signal }) => {
    const request = { system: '', messages: [{ role: 'user', text: turn.text } as const], tools: [], maxOutputTokens: 100 };
    const run = { kind: 'turn', id: turn.id } as const;
    const [model] = ports.models.catalogue();
    const outcome = await ports.call({
      run,
      person,
      conversationId: TALK,
      taskId: null,
      mode: 'chat',
      purpose: 'answer',
      chain: [present(model)],
      request,
      budgets: [],
      onText: () => {},
      signal,
    });
    if (outcome.kind === 'failed') throw new Crash();
    return { kind: 'answered', reply: outcome.reply.text, model: outcome.model, cost: outcome.cost };
  };
  return { chat, agent: chat, assistant: chat };
}

describe('a turn when the process ends', () => {
  test('is given back, so that it is answered at the next start without counting as a crash', async () => {
    const { ports } = await makeTurnRunWorld([hangs('Сей'), says('Вот')]);
    await ports.inbox.store(aMessage(1));
    const stop = new AbortController();
    const running = ports.runTurn(present(await ports.inbox.claim({ workerId: 'w', milliseconds: 60_000 })), stop.signal);
    await settled(ports);
    stop.abort(new RunAborted('shutdown'));
    await running;
    const next = present(await ports.inbox.claim({ workerId: 'v', milliseconds: 60_000 }));
    expect(next.attempt).toBe(1);
    await ports.runTurn(next, new AbortController().signal);
    await expect(outcomeOf(ports, next)).resolves.toMatchObject({ state: 'answered', reply: 'Вот' });
  });

  test('and the database is away, is left to its lease, and the stop is not held up', async () => {
    const { ports } = await makeTurnRunWorld([hangs()]);
    await ports.inbox.store(aMessage(1));
    const away = () => Promise.reject(new UnreachableError('away'));
    const runTurn = makeRunTurn({
      ...ports,
      ...PARTS,
      inbox: { ...ports.inbox, release: away },
      runCommand: fail,
      answer: answersOf(ports),
    });
    const stop = new AbortController();
    const running = runTurn(await claim(ports), stop.signal);
    await settled(ports);
    stop.abort(new RunAborted('shutdown'));
    await expect(running).resolves.toBeUndefined();
    expect(ports.logger.of('turn.release-failed')).toHaveLength(1);
  });

  test('while its outcome waits for the database, ends without an error', async () => {
    const { ports } = await makeTurnRunWorld();
    await ports.inbox.store(aMessage(1, { text: '/whoami' }));
    const turns = { ...ports.turns, finish: () => Promise.reject(new UnreachableError('away')) };
    const runTurn = makeRunTurn({ ...ports, ...PARTS, turns, runCommand: async () => 'x', answer: answersOf(ports) });
    const stop = new AbortController();
    const claimed = await claim(ports);
    const running = runTurn(claimed, stop.signal);
    await ports.clock.advance(5_000);
    stop.abort(new RunAborted('shutdown'));
    await expect(running).resolves.toBeUndefined();
    await expect(ports.turns.get(claimed.turn.id)).resolves.toMatchObject({ state: 'queued' });
  });
});

describe('a turn while the database is away', () => {
  test('waits and goes on', async () => {
    const { ports } = await makeTurnRunWorld([says('ok')]);
    await ports.inbox.store(aMessage(1));
    let failures = 0;
    const people: typeof ports.people = {
      ...ports.people,
      get: async (id) => {
        failures += 1;
        if (failures < 5) throw new UnreachableError('away');
        return ports.people.get(id);
      },
    };
    const { turn, fence, attempt } = await claim(ports);
    // As it was claimed by what told nothing else with it.
    const claimed = { turn, fence, attempt };
    const running = makeRunTurn({ ...ports, ...PARTS, people, runCommand: fail, answer: answersOf(ports) })(
      claimed,
      new AbortController().signal,
    );
    await ports.clock.advance(10_000);
    await running;
    await expect(outcomeOf(ports, claimed)).resolves.toMatchObject({ state: 'answered', milliseconds: 1_500 });
  });

  test('a crash of ours that no abort explains is not hidden', async () => {
    const { ports } = await makeTurnRunWorld();
    await ports.inbox.store(aMessage(1, { text: '/whoami' }));
    const turns = { ...ports.turns, finish: () => Promise.reject(new ConflictError('broken')) };
    const runTurn = makeRunTurn({ ...ports, ...PARTS, turns, runCommand: async () => 'x', answer: answersOf(ports) });
    await expect(runTurn(await claim(ports), new AbortController().signal)).rejects.toThrow('broken');
  });
});
