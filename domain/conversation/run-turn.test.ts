import { describe, expect, test } from 'vitest';

import { PROJECT_TOOLS } from '../agent/tools/project-tools.ts';
import { ConflictError, UnreachableError } from '../errors.ts';
import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import type { CrashPoint } from '../ports/crash-points.ts';
import { RunAborted } from '../tasks/run-aborted.ts';
import { SCRIPTED_COST, SECRET } from '../testing/agent-world.ts';
import { present } from '../testing/contracts/world.ts';
import { aRoute } from '../testing/a-route.ts';
import { ANNA, BORIS, GUEST, settled } from '../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../testing/fixtures.ts';
import { callsTool, fails, hangs, makeScriptedProvider, says } from '../testing/scripted-provider.ts';
import type { ScriptedReply } from '../testing/scripted-provider.ts';
import { exits, makeScriptedSandbox } from '../testing/scripted-sandbox.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import type { WholeWorld } from '../testing/whole-world.ts';
import type { HearVoice } from './hear-voice.ts';
import { makeRunTurn } from './run-turn.ts';
import type { ClaimedTurn } from './turn.ts';

const TALK = uuid(10);
const hearsNothing: HearVoice = async (_turn, files) => ({ files, unheard: new Map() });
/** Every message goes to the chat, and nobody speaks. */
const PARTS = { hearVoice: hearsNothing, routeTurn: async () => aRoute(), recordIntent: async () => {}, catalogue: () => [] };

async function world(first: readonly ScriptedReply[] = [], options: { readonly onReach?: (point: CrashPoint) => void } = {}) {
  const provider = makeScriptedProvider('first', first);
  const ports = await makeWholeWorld({ providers: [provider], ...options });
  await ports.conversations.ensure(aConversation());
  return { ports, provider };
}

/** Takes the next turn from whoever holds it. */
async function claim(ports: WholeWorld): Promise<ClaimedTurn> {
  return present(await ports.inbox.claim({ workerId: 'w', milliseconds: 0 }));
}

/** Stores the message, lets its turn run once and says how it ended. */
async function answered(ports: WholeWorld, text: string, number = 1, change: Parameters<typeof aMessage>[1] = {}) {
  await ports.inbox.store(aMessage(number, { text, ...change }));
  const claimed = await claim(ports);
  await ports.runTurn(claimed, new AbortController().signal);
  return outcomeOf(ports, claimed);
}

async function outcomeOf(ports: WholeWorld, { turn }: ClaimedTurn) {
  return (await ports.turns.get(turn.id))?.outcome ?? null;
}

async function eventsOf(ports: WholeWorld): Promise<string[]> {
  return (await ports.conversationLog.read(TALK, 0, 100)).map(({ body }) => body.kind);
}

/** As it really happens: nothing after it runs, and somebody else takes the turn. */
class Crash extends Error {}

describe('a turn', () => {
  test('is answered by a chat model, with who answered, the cost and the time', async () => {
    const { ports, provider } = await world([says('При', 'вет!')]);
    const outcome = await answered(ports, 'Привет');
    expect(outcome).toEqual({
      state: 'answered',
      reply: 'Привет!',
      model: 'first/model',
      cost: SCRIPTED_COST,
      tries: [{ model: 'first/model', outcome: 'answered', cost: SCRIPTED_COST, milliseconds: 0 }],
      milliseconds: 0,
      endedAt: ports.clock.now(),
    });
    expect(provider.requests[0]?.messages).toEqual([{ role: 'user', text: 'Привет' }]);
    expect(await eventsOf(ports)).toEqual(['message-stored', 'turn-routed', 'reply-final']);
    expect(ports.doorbell.rung).toContain('work:turns');
    expect(ports.metrics.total('turns_total', { state: 'answered' })).toBe(1);
  });

  test('by a command needs no model and no route', async () => {
    const { ports, provider } = await world();
    await expect(answered(ports, '/whoami')).resolves.toMatchObject({
      state: 'answered',
      model: null,
      cost: 0,
      reply: expect.stringContaining('Аня'),
    });
    expect(provider.requests).toEqual([]);
    expect(await eventsOf(ports)).toEqual(['message-stored', 'reply-final']);
  });

  test('that begins with a path is a message like any other', async () => {
    const { ports, provider } = await world([says('Файл хостов')]);
    await expect(answered(ports, '/etc/hosts это что?')).resolves.toMatchObject({ reply: 'Файл хостов' });
    expect(provider.requests[0]?.messages.at(-1)).toEqual({ role: 'user', text: '/etc/hosts это что?' });
  });

  test('with /agent TEXT or /chat TEXT goes there this once, whatever holds for the conversation', async () => {
    const { ports, provider } = await world([says('агент'), says('чат'), says('агент')]);
    await answered(ports, '/agent Проверь', 1);
    expect(provider.requests[0]).toMatchObject({ tools: { length: PROJECT_TOOLS.length + 2 }, messages: [{ text: 'Проверь' }] });
    await expect(ports.turns.get(uuid(2001))).resolves.toMatchObject({ route: { mode: 'agent', matchedBy: 'override', confidence: 1 } });
    await answered(ports, '/agent', 2);
    await answered(ports, '/chat  Скажи\nмне', 3);
    expect(provider.requests[1]).toMatchObject({ tools: [] });
    expect(provider.requests[1]?.messages.at(-1)).toEqual({ role: 'user', text: 'Скажи\nмне' });
    await answered(ports, 'а теперь?', 4);
    expect(provider.requests[2]).toMatchObject({ tools: { length: PROJECT_TOOLS.length + 2 } });
    await expect(ports.turns.get(uuid(2004))).resolves.toMatchObject({ route: { mode: 'agent', matchedBy: 'override' } });
  });

  test('I8: whose text was passed on by somebody is never a command', async () => {
    const { ports, provider } = await world([says('Это команда')]);
    const source = { ...PLAIN_SOURCE, isForwarded: true };
    await expect(answered(ports, '/new', 1, { source })).resolves.toMatchObject({ reply: 'Это команда' });
    expect(provider.requests[0]?.messages.at(-1)).toEqual({ role: 'user', text: '<forwarded>\n/new\n</forwarded>' });
  });

  test('meant for an assistant is answered by the chat as long as there is none', async () => {
    const { ports, provider } = await world([says('ok')]);
    await ports.conversations.change(TALK, { preferredMode: 'assistant' });
    await expect(answered(ports, 'Напомни')).resolves.toMatchObject({ state: 'answered' });
    expect(provider.requests[0]?.tools).toEqual([]);
  });

  test('I3: the next message of the conversation waits until it has ended', async () => {
    const { ports } = await world([says('1'), says('2')]);
    await ports.inbox.store(aMessage(1));
    await ports.inbox.store(aMessage(2));
    const first = present(await ports.inbox.claim({ workerId: 'w', milliseconds: 60_000 }));
    await expect(ports.inbox.claim({ workerId: 'v', milliseconds: 60_000 })).resolves.toBeNull();
    await ports.runTurn(first, new AbortController().signal);
    await expect(claim(ports)).resolves.toMatchObject({ turn: { id: uuid(2002) } });
  });
});

describe('a turn that cannot be answered', () => {
  test('I11: says in plain words why no model answered', async () => {
    const { ports } = await world([fails('rejected', { message: 'no credit' })]);
    await expect(answered(ports, 'Привет')).resolves.toMatchObject({
      state: 'failed',
      code: 'model.rejected',
      message: 'Модель отклонила запрос. no credit',
    });
    expect(await eventsOf(ports)).toEqual(['message-stored', 'turn-routed', 'turn-failed']);
  });

  test('I11: says what is wrong with a project that cannot be used', async () => {
    const { ports } = await world();
    const change = { conversationId: uuid(11), personId: BORIS.id };
    await ports.conversations.ensure(aConversation({ id: uuid(11), personId: BORIS.id, projectId: uuid(20) }));
    await expect(answered(ports, '/agent look', 1, change)).resolves.toMatchObject({
      state: 'failed',
      code: 'id.unknown',
      message: 'There is no such project.',
    });
    await ports.conversations.ensure(aConversation({ id: uuid(12), personId: GUEST.id }));
    const guest = { conversationId: uuid(12), personId: GUEST.id };
    await expect(answered(ports, '/agent look', 2, guest)).resolves.toMatchObject({
      state: 'failed',
      code: 'access.forbidden',
      message: expect.stringContaining('"member"'),
    });
  });

  test('I11: and tells a mishap of our own, which is logged once', async () => {
    const { ports } = await world();
    const runTurn = makeRunTurn({
      ...ports,
      ...PARTS,
      runCommand: () => Promise.reject(new TypeError('oops')),
      answer: { chat: fail, agent: fail, assistant: fail },
    });
    await ports.inbox.store(aMessage(1, { text: '/whoami' }));
    const claimed = await claim(ports);
    await runTurn(claimed, new AbortController().signal);
    await expect(outcomeOf(ports, claimed)).resolves.toMatchObject({
      state: 'failed',
      code: 'internal',
      message: expect.stringContaining('сломалось'),
    });
    expect(ports.logger.of('turn.failed')).toHaveLength(1);
  });

  test('I11: speaks also when not even the person can be read', async () => {
    const { ports } = await world();
    const people = { ...ports.people, get: () => Promise.reject(new TypeError('oops')) };
    const runTurn = makeRunTurn({
      ...ports,
      ...PARTS,
      people,
      runCommand: async () => '',
      answer: { chat: fail, agent: fail, assistant: fail },
    });
    await ports.inbox.store(aMessage(1));
    const claimed = await claim(ports);
    await runTurn(claimed, new AbortController().signal);
    await expect(outcomeOf(ports, claimed)).resolves.toMatchObject({
      state: 'failed',
      code: 'internal',
      message: expect.stringContaining('Something went wrong'),
    });
  });

  test('whose person is gone fails', async () => {
    const { ports } = await world();
    await expect(answered(ports, 'x', 1, { personId: uuid(77) })).resolves.toMatchObject({ state: 'failed', code: 'id.unknown' });
  });
});

function fail(): Promise<never> {
  return Promise.reject(new Error('nobody should ask'));
}

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
    const { ports } = await world([says('раз'), says('два')], {
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
    const { ports, provider } = await world([hangs('ста'), says('новый')]);
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
    const { ports } = await world([says('старый'), says('новый')]);
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
    const { ports } = await world([hangs()]);
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
    const { ports } = await world([says('never')]);
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
    const { ports, provider } = await world([hangs(), says('ok')]);
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
    const { ports } = await world([hangs('Сей'), says('Вот')]);
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
    const { ports } = await world([hangs()]);
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
    const { ports } = await world();
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
    const { ports } = await world([says('ok')]);
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
    const { ports } = await world();
    await ports.inbox.store(aMessage(1, { text: '/whoami' }));
    const turns = { ...ports.turns, finish: () => Promise.reject(new ConflictError('broken')) };
    const runTurn = makeRunTurn({ ...ports, ...PARTS, turns, runCommand: async () => 'x', answer: answersOf(ports) });
    await expect(runTurn(await claim(ports), new AbortController().signal)).rejects.toThrow('broken');
  });
});

describe('what a turn is answered from', () => {
  test('I9: private facts are in a private prompt and never in a group, nor are those of another person', async () => {
    const { ports, provider } = await world([says('1'), says('2'), says('3')]);
    await ports.useCases.memories.remember({ personId: ANNA.id, role: 'member', scope: 'admin', tokenId: null }, 'Живу в Лиссабоне', null);
    await ports.useCases.memories.remember({ personId: BORIS.id, role: 'member', scope: 'admin', tokenId: null }, 'Likes Lisbon', null);
    await answered(ports, 'Где я живу?', 1);
    expect(JSON.stringify(provider.requests[0]?.messages.at(-1))).toContain('Живу в Лиссабоне');
    expect(JSON.stringify(provider.requests[0])).not.toContain('Likes Lisbon');
    await ports.conversations.ensure(aConversation({ id: uuid(11), audience: 'group' }));
    await answered(ports, 'Где я живу? Лиссабон?', 2, { conversationId: uuid(11) });
    expect(JSON.stringify(provider.requests[1])).not.toMatch(/Живу|Likes/);
    await answered(ports, '/agent Где я живу?', 3, { conversationId: uuid(11) });
    expect(JSON.stringify(provider.requests[2])).not.toMatch(/Живу в|Likes/);
  });

  test('I9: not even by a detour over /memory', async () => {
    const { ports, provider } = await world([says('1')]);
    await ports.conversations.ensure(aConversation({ id: uuid(11), audience: 'group' }));
    await answered(ports, '/remember Живу в Лиссабоне', 1);
    await answered(ports, '/memory', 2, { conversationId: uuid(11) });
    await answered(ports, 'Что ты знаешь?', 3, { conversationId: uuid(11) });
    expect(JSON.stringify(provider.requests[0])).not.toContain('Лиссабон');
  });

  test('facts stand in the same order whatever is asked, behind what begins each prompt alike', async () => {
    const { ports, provider } = await world([says('1'), says('2')]);
    for (const fact of ['Люблю чай', 'Живу в Лиссабоне', 'Кота зовут Лев']) {
      await ports.useCases.memories.remember({ personId: ANNA.id, role: 'member', scope: 'admin', tokenId: null }, fact, null);
      await ports.clock.advance(1_000);
    }
    await answered(ports, 'Кота покормить?', 1);
    await answered(ports, 'Чай в Лиссабоне?', 2);
    expect(provider.requests[1]?.system).toBe(provider.requests[0]?.system);
    expect(JSON.stringify(provider.requests[0]?.messages.at(-1))).toMatch(/чай.*Лиссабон.*Лев/);
  });

  test('facts that were told in one moment have an order too', async () => {
    const { ports, provider } = await world([says('1'), says('2')]);
    for (const fact of ['а чай', 'б чай', 'в чай', 'г кот', 'д кот']) {
      await ports.useCases.memories.remember({ personId: ANNA.id, role: 'member', scope: 'admin', tokenId: null }, fact, null);
    }
    await answered(ports, 'чай', 1);
    await answered(ports, 'кот', 2);
    expect(provider.requests[1]?.system).toBe(provider.requests[0]?.system);
  });

  test('what was said before /new is left out, without a note of it', async () => {
    const { ports, provider } = await world([says('1'), says('2'), says('3')]);
    await answered(ports, 'старое', 1);
    await answered(ports, 'ещё', 2);
    expect(provider.requests[1]?.messages).toHaveLength(3);
    await answered(ports, '/new', 3);
    await answered(ports, 'новое', 4);
    expect(provider.requests[2]?.messages).toEqual([{ role: 'user', text: 'новое' }]);
    expect(provider.requests[2]?.system).not.toContain('not shown');
  });

  test('the chosen model is asked first', async () => {
    const second = makeScriptedProvider('second', [says('second')]);
    const ports = await makeWholeWorld({ providers: [makeScriptedProvider('first', [says('first')]), second] });
    await ports.conversations.ensure(aConversation({ preferredModel: 'second/model' }));
    await expect(answered(ports, 'x')).resolves.toMatchObject({ model: 'second/model', reply: 'second' });
  });

  test('I10: secrets are neither in the reply nor in what is shown of it while it grows', async () => {
    const { ports, provider } = await world([hangs(`Ключ: ${SECRET} `)]);
    await ports.inbox.store(aMessage(1));
    const stop = new AbortController();
    const running = ports.runTurn(await claim(ports), stop.signal);
    await settled(ports);
    expect(JSON.stringify(await ports.conversationLog.partial(TALK))).not.toContain(SECRET);
    expect((await ports.conversationLog.partial(TALK))?.text).toContain('Ключ');
    stop.abort(new RunAborted('lost'));
    await running;
    provider.add(says('Ключ: ', SECRET));
    const claimed = await claim(ports);
    await ports.runTurn(claimed, new AbortController().signal);
    const outcome = await outcomeOf(ports, claimed);
    expect(outcome).toMatchObject({ state: 'answered', reply: expect.stringMatching(/^Ключ: (?!hunter2)/) });
  });
});

describe('a turn for the agent', () => {
  test('works in the project of the conversation with its tools, and counts all its cost', async () => {
    const { ports, provider } = await world([callsTool('write_file', { path: 'a.txt', text: 'Привет' }), says('Записал')]);
    await ports.conversations.change(TALK, { projectId: uuid(20) });
    await expect(answered(ports, '/agent Запиши')).resolves.toMatchObject({
      state: 'answered',
      reply: 'Записал',
      model: 'first/model',
      cost: 2 * SCRIPTED_COST,
    });
    expect(ports.files.contents.get('/workspace/demo/a.txt')).toBe('Привет');
    expect(provider.requests[0]?.system).toContain("You are Parley's agent");
  });

  test('goes on where a dead worker was, and says who answered also then', async () => {
    const { ports, provider } = await world([callsTool('write_file', { path: 'a.txt', text: '1' }), hangs(), says('Готово')]);
    await ports.inbox.store(aMessage(1, { text: '/agent Запиши' }));
    const stop = new AbortController();
    const running = ports.runTurn(await claim(ports), stop.signal);
    await settled(ports);
    stop.abort(new RunAborted('lost'));
    await running;
    ports.files.contents.clear();
    const next = await claim(ports);
    await ports.runTurn(next, new AbortController().signal);
    await expect(outcomeOf(ports, next)).resolves.toMatchObject({ reply: 'Готово', model: 'first/model' });
    expect([...ports.files.contents.keys()]).toEqual([]);
    expect(provider.requests).toHaveLength(3);
  });

  test('says so when the agent ends without a word, when it fails, and when no model can be an agent', async () => {
    const { ports } = await world([says(''), fails('rejected')]);
    await expect(answered(ports, '/agent a', 1)).resolves.toMatchObject({
      state: 'answered',
      reply: expect.stringContaining('ничего о ней не сказав'),
    });
    await expect(answered(ports, '/agent b', 2)).resolves.toMatchObject({ state: 'failed', code: 'model.rejected' });
    const none = await makeWholeWorld({ providers: [] });
    await none.conversations.ensure(aConversation());
    await expect(answered(none, '/agent a')).resolves.toMatchObject({
      state: 'failed',
      code: 'model.none',
      message: expect.stringContaining('модель с инструментами'),
    });
    await expect(answered(none, 'привет', 2)).resolves.toMatchObject({ state: 'failed', code: 'model.none' });
  });

  test('runs no command where there is no sandbox, and the agent is told', async () => {
    const script = [callsTool('run_command', { command: 'make' }), callsTool('list_files', { path: '' }), says('Не вышло')];
    const provider = makeScriptedProvider('first', script);
    const sandbox = makeScriptedSandbox(() => exits(0), 'none');
    const ports = await makeWholeWorld({ providers: [provider], sandbox });
    await ports.conversations.ensure(aConversation());
    await expect(answered(ports, '/agent собери')).resolves.toMatchObject({ state: 'answered', reply: 'Не вышло' });
    expect(sandbox.commands).toEqual([]);
    expect(provider.requests[1]?.messages.at(-1)).toMatchObject({ output: expect.stringMatching(/owner's yes.*\/task/), isError: true });
    expect(provider.requests[2]?.messages.at(-1)).toMatchObject({ isError: false });
  });

  test('shows its text while it grows', async () => {
    const { ports } = await world([hangs('Смотрю')]);
    await ports.inbox.store(aMessage(1, { text: '/agent x' }));
    const stop = new AbortController();
    const running = ports.runTurn(await claim(ports), stop.signal);
    await settled(ports);
    await expect(ports.conversationLog.partial(TALK)).resolves.toEqual({ turnId: uuid(2001), text: 'Смотрю' });
    stop.abort(new RunAborted('shutdown'));
    await running;
  });
});
