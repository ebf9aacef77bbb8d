import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { UnreachableError } from '../errors.ts';
import type { ModelEvent, ModelProvider, ModelRequest, PromptMessage } from '../ports/model-provider.ts';
import type { CrashPoint } from '../ports/crash-points.ts';
import { RunAborted } from '../tasks/run-aborted.ts';
import { FIRST_MODEL, makeAgentWorld, SCRIPTED_COST, SECOND_MODEL } from '../testing/agent-world.ts';
import type { AgentWorld } from '../testing/agent-world.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { ANNA, furnish, settled } from '../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../testing/fixtures.ts';
import { callsTool, fails, hangs, makeScriptedProvider, says, SCRIPTED_USAGE } from '../testing/scripted-provider.ts';
import type { ScriptedReply } from '../testing/scripted-provider.ts';
import { makeRunAgent, MAYBE_RAN } from './run-agent.ts';
import type { AgentRun } from './run-agent.ts';
import { NOT_APPROVED, PERMITTED } from './permissions/permit.ts';
import { defineTool } from './tool.ts';
import type { Tool } from './tool.ts';

const RUN = { kind: 'turn', id: uuid(2001) } as const;
const LIMITS = { wallMs: 60_000, memoryBytes: 1e9, processes: 10, outputBytes: 1e6 };

/** A tool that says what it noted, and what was noted in order. */
function noting(): { tool: Tool; noted: string[] } {
  const noted: string[] = [];
  const tool = defineTool({
    name: 'note',
    description: 'Notes a text.',
    input: z.object({ text: z.string() }),
    commandOf: ({ text }) => text,
    isPrivileged: false,
    run: async ({ text }) => {
      noted.push(text);
      return { output: `noted ${text}`, isError: false };
    },
  });
  return { tool, noted };
}

interface Claimed {
  readonly fence: number;
}

async function world(options: Parameters<typeof makeAgentWorld>[0]): Promise<AgentWorld> {
  const ports = await furnish(makeAgentWorld(options));
  await ports.conversations.ensure(aConversation());
  await ports.inbox.store(aMessage(1));
  return ports;
}

/** Takes the turn from whoever held it. */
async function claim(ports: AgentWorld, worker = 'w'): Promise<Claimed> {
  return present(await ports.inbox.claim({ workerId: worker, milliseconds: 0 }));
}

function aRun(ports: AgentWorld, { fence }: Claimed, change: Partial<AgentRun> = {}): AgentRun {
  return {
    ref: RUN,
    fence,
    person: ANNA,
    conversationId: uuid(10),
    taskId: null,
    chain: [FIRST_MODEL, SECOND_MODEL],
    maxOutputTokens: 1_000,
    maxSteps: 20,
    system: 'You are the agent.',
    opening: [{ role: 'user', text: 'Сделай' }],
    tools: [],
    context: { folder: '/workspace/demo', files: ports.files, sandbox: ports.sandbox, limits: LIMITS, sendFile: ports.sendFile },
    events: {
      onText: () => {},
      onModelCall: () => {},
      onModelActivity: () => {},
      onToolCall: () => {},
      onCommandOutput: () => {},
      onToolResult: () => {},
    },
    closingNote: async () => null,
    budgets: () => [],
    mayRun: async () => PERMITTED,
    signal: new AbortController().signal,
    ...change,
  };
}

function note(text: string, id = `call-${text}`): ScriptedReply {
  return callsTool('note', { text }, { id });
}

function toolMessages(request: ModelRequest | undefined): readonly PromptMessage[] {
  return (request?.messages ?? []).filter(({ role }) => role === 'tool');
}

describe('the tool loop', () => {
  test('asks the model, does what it asks for, and ends when it asks for nothing more', async () => {
    const provider = makeScriptedProvider('first', [note('a'), note('b'), says('Готово')]);
    const ports = await world({ providers: [provider] });
    const { tool, noted } = noting();
    const outcome = await ports.runAgent(aRun(ports, await claim(ports), { tools: [tool] }));
    expect(outcome).toMatchObject({ kind: 'done', model: 'first/model', reply: { text: 'Готово' } });
    expect(noted).toEqual(['a', 'b']);
    const [first, , last] = provider.requests;
    expect(first).toMatchObject({ system: 'You are the agent.', messages: [{ role: 'user', text: 'Сделай' }], tools: [tool.spec] });
    expect(last?.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool', 'assistant', 'tool']);
    expect(toolMessages(last)).toEqual([
      { role: 'tool', callId: 'call-a', name: 'note', output: 'noted a', isError: false },
      { role: 'tool', callId: 'call-b', name: 'note', output: 'noted b', isError: false },
    ]);
    await expect(ports.ledger.spentBy(RUN)).resolves.toBe(3 * SCRIPTED_COST);
    expect((await ports.steps.load(RUN)).map(({ number, intent }) => [number, intent.kind])).toEqual([
      [1, 'model'],
      [2, 'tool'],
      [3, 'model'],
      [4, 'tool'],
      [5, 'model'],
    ]);
  });

  test('makes every call of one reply, in order, also when they have the same id', async () => {
    const call = (text: string): ModelEvent => ({ type: 'tool-call', call: { id: 'same', name: 'note', input: { text } } });
    const two: ScriptedReply = {
      events: [call('a'), call('b'), { type: 'done', stop: 'tool-calls', usage: SCRIPTED_USAGE, opaque: null }],
    };
    const provider = makeScriptedProvider('first', [two, says('ok')]);
    const ports = await world({ providers: [provider] });
    const { tool, noted } = noting();
    await ports.runAgent(aRun(ports, await claim(ports), { tools: [tool] }));
    expect(noted).toEqual(['a', 'b']);
    expect(toolMessages(provider.requests[1])).toMatchObject([{ output: 'noted a' }, { output: 'noted b' }]);
  });

  test('tells the model of a tool that it does not have, and of input that is wrong, and goes on', async () => {
    const provider = makeScriptedProvider('first', [
      callsTool('fly', { to: 'moon' }),
      callsTool('note', { txt: 1 }),
      callsTool('note', '{"text": '),
      says('Сдаюсь'),
    ]);
    const ports = await world({ providers: [provider] });
    const { tool, noted } = noting();
    await expect(ports.runAgent(aRun(ports, await claim(ports), { tools: [tool] }))).resolves.toMatchObject({ kind: 'done' });
    expect(noted).toEqual([]);
    expect(toolMessages(provider.requests[3])).toMatchObject([
      { output: 'There is no tool named fly.', isError: true },
      { output: expect.stringContaining('The input of note is wrong'), isError: true },
      { output: expect.stringContaining('The input of note is wrong'), isError: true },
    ]);
  });

  test('stops after the most steps that are allowed, but not when the last of them was the answer', async () => {
    const provider = makeScriptedProvider('first', [note('a'), note('b'), says('done')]);
    const ports = await world({ providers: [provider] });
    const { tool } = noting();
    await expect(ports.runAgent(aRun(ports, await claim(ports), { tools: [tool], maxSteps: 4 }))).resolves.toEqual({
      kind: 'failed',
      code: 'task.limit.steps',
      message: 'Остановлено: использованы все разрешённые шаги (4).',
      tried: [
        { model: 'first/model', outcome: 'answered', cost: SCRIPTED_COST, milliseconds: 0 },
        { model: 'first/model', outcome: 'answered', cost: SCRIPTED_COST, milliseconds: 0 },
      ],
    });
    await expect(ports.runAgent(aRun(ports, await claim(ports), { tools: [tool], maxSteps: 5 }))).resolves.toMatchObject({ kind: 'done' });
  });

  test('tells the model that something was not approved, and does not do it', async () => {
    const provider = makeScriptedProvider('first', [note('rm -rf'), says('Тогда нет')]);
    const ports = await world({ providers: [provider] });
    const { tool, noted } = noting();
    const asked: unknown[] = [];
    const mayRun: AgentRun['mayRun'] = async (call, asking, step) => {
      asked.push([call.name, asking.commandOf(call.input), step]);
      return NOT_APPROVED;
    };
    await ports.runAgent(aRun(ports, await claim(ports), { tools: [tool], mayRun }));
    expect([noted, asked]).toEqual([[], [['note', 'rm -rf', 2]]]);
    expect(toolMessages(provider.requests[1])).toMatchObject([{ output: expect.stringContaining('not approved'), isError: true }]);
  });

  test('I6: a used-up budget ends it between two steps, in words', async () => {
    const provider = makeScriptedProvider('first', [note('a'), note('b'), note('c'), says('never')]);
    const ports = await world({ providers: [provider] });
    const { tool, noted } = noting();
    let asked = 0;
    // Enough for two calls; the third would cost more than is left.
    const budgets = () => [{ name: 'task', account: 'task:t', limit: ++asked < 3 ? 1e9 : 3 * SCRIPTED_COST, renewsAt: null }];
    const outcome = await ports.runAgent(aRun(ports, await claim(ports), { tools: [tool], budgets }));
    expect(outcome).toMatchObject({ kind: 'failed', code: 'task.limit.budget', message: expect.stringContaining('бюджет этой задачи') });
    expect(noted).toEqual(['a', 'b']);
    await expect(ports.ledger.spentBy(RUN)).resolves.toBe(2 * SCRIPTED_COST);
  });

  test('another model goes on between two steps, with what was done until then', async () => {
    const first = makeScriptedProvider('first', [note('a'), fails('rejected')]);
    const second = makeScriptedProvider('second', [note('b'), says('Готово')]);
    const ports = await world({ providers: [first, second] });
    const { tool, noted } = noting();
    const chain = [FIRST_MODEL, SECOND_MODEL];
    const outcome = await ports.runAgent(aRun(ports, await claim(ports), { tools: [tool], chain }));
    expect(noted).toEqual(['a', 'b']);
    expect(toolMessages(second.requests[0])).toMatchObject([{ output: 'noted a' }]);
    // The next model call begins with the first of the chain again, whose script is over.
    expect(outcome).toMatchObject({ kind: 'done', model: 'second/model' });
  });

  test('I11: when no model answers it ends with a sentence for the person', async () => {
    const ports = await world({ providers: [makeScriptedProvider('first', [fails('rejected', { message: 'no credit' })])] });
    await expect(ports.runAgent(aRun(ports, await claim(ports), { chain: [FIRST_MODEL] }))).resolves.toEqual({
      kind: 'failed',
      code: 'model.rejected',
      message: 'Модель отклонила запрос. no credit',
      tried: [{ model: 'first/model', outcome: 'rejected', cost: expect.any(Number), milliseconds: 0 }],
    });
  });

  test('I4: a run whose claim was lost writes nothing more and does nothing more', async () => {
    const provider = makeScriptedProvider('first', [note('a'), note('b'), says('x')]);
    const ports = await world({ providers: [provider] });
    const { tool, noted } = noting();
    const claimed = await claim(ports);
    const steal: AgentRun['mayRun'] = async () => {
      await claim(ports, 'another');
      return PERMITTED;
    };
    await expect(ports.runAgent(aRun(ports, claimed, { tools: [tool], mayRun: steal }))).rejects.toEqual(new RunAborted('lost'));
    expect(noted).toEqual([]);
    expect(await ports.steps.load(RUN)).toHaveLength(1);
    await expect(ports.runAgent(aRun(ports, claimed))).rejects.toEqual(new RunAborted('lost'));
  });

  test('I4: a tool call that ends after the claim was lost is not written down', async () => {
    const provider = makeScriptedProvider('first', [note('a'), says('x')]);
    const ports = await world({ providers: [provider] });
    const { tool } = noting();
    const stealing: Tool = {
      ...tool,
      run: async (input, context) => {
        await claim(ports, 'another');
        return tool.run(input, context);
      },
    };
    await expect(ports.runAgent(aRun(ports, await claim(ports), { tools: [stealing] }))).rejects.toEqual(new RunAborted('lost'));
    expect((await ports.steps.load(RUN)).at(-1)).toMatchObject({ intent: { kind: 'tool' }, result: null });
  });

  test('a shutdown in the middle of a model call ends it at once, and the next attempt goes on', async () => {
    const provider = makeScriptedProvider('first', [note('a'), hangs('Дум')]);
    const ports = await world({ providers: [provider] });
    const { tool, noted } = noting();
    const stop = new AbortController();
    const running = ports
      .runAgent(aRun(ports, await claim(ports), { tools: [tool], signal: stop.signal }))
      .catch((cause: unknown) => cause);
    await settled(ports);
    stop.abort(new RunAborted('shutdown'));
    await expect(running).resolves.toEqual(new RunAborted('shutdown'));
    expect(provider.open).toBe(0);
    provider.add(says('Готово'));
    await expect(ports.runAgent(aRun(ports, await claim(ports), { tools: [tool] }))).resolves.toMatchObject({ kind: 'done' });
    expect(noted).toEqual(['a']);
  });

  test('waits for a database that is away and goes on', async () => {
    const provider = makeScriptedProvider('first', [note('a'), says('ok')]);
    const ports = await world({ providers: [provider] });
    const { tool, noted } = noting();
    let failures = 0;
    const flaky = async <T>(work: () => Promise<T>): Promise<T> => {
      failures += 1;
      if (failures % 3 !== 0) throw new UnreachableError('away');
      return work();
    };
    const steps: typeof ports.steps = {
      load: (run) => flaky(() => ports.steps.load(run)),
      begin: (...args) => flaky(() => ports.steps.begin(...args)),
      finish: (...args) => flaky(() => ports.steps.finish(...args)),
    };
    const running = makeRunAgent({ ...ports, steps })(aRun(ports, await claim(ports), { tools: [tool] }));
    await ports.clock.advance(60_000);
    await expect(running).resolves.toMatchObject({ kind: 'done' });
    expect(noted).toEqual(['a']);
  });

  test('whoever watches is told of each call, and may slow a command down', async () => {
    const provider = makeScriptedProvider('first', [callsTool('shell', {}, { text: 'Смотрю' }), says('Го', 'тово')]);
    const ports = await world({ providers: [provider] });
    const shell = defineTool({
      name: 'shell',
      description: 'Prints.',
      input: z.object({}),
      commandOf: () => 'print',
      isPrivileged: false,
      run: async (_input, { onCommandOutput }) => {
        await onCommandOutput('stderr', new Uint8Array([1]));
        return { output: 'printed', isError: false, facts: [{ kind: 'ran', command: 'print', exitCode: 0 }] };
      },
    });
    const told: unknown[] = [];
    const signs: string[] = [];
    const events: AgentRun['events'] = {
      onText: (text) => void told.push(['text', text]),
      onModelCall: (step, isLast) => void told.push(['model', step, isLast]),
      onModelActivity: () => void signs.push('sign'),
      onToolCall: ({ name }, step, command) => void told.push(['tool', name, step, command]),
      onCommandOutput: (stream, bytes) => void told.push([stream, bytes.length]),
      onToolResult: ({ name }, result) => void told.push([name, result.output, result.facts]),
    };
    await ports.runAgent(aRun(ports, await claim(ports), { tools: [shell], events }));
    expect(told).toEqual([
      ['model', 1, false],
      ['text', 'Смотрю'],
      ['tool', 'shell', 2, 'print'],
      ['stderr', 1],
      ['shell', 'printed', [{ kind: 'ran', command: 'print', exitCode: 0 }]],
      ['model', 3, false],
      ['text', 'Го'],
      ['text', 'Готово'],
    ]);
    expect(signs.length).toBeGreaterThanOrEqual(5);
  });
});

class Crash extends Error {}

/** Answers by how many answers there are in the request already, so that a call that is made again is answered alike. */
function makeRepeatableProvider(replies: readonly ScriptedReply[]): ModelProvider & { readonly requests: ModelRequest[] } {
  const requests: ModelRequest[] = [];
  return {
    name: 'first',
    requests,
    list: async () => [],
    async *stream(request) {
      requests.push(structuredClone(request));
      const given = request.messages.filter(({ role }) => role === 'assistant').length;
      yield* replies[given]?.events ?? [];
    },
  };
}

function asks(...calls: readonly (readonly [id: string, text: string])[]): ScriptedReply {
  const events = calls.map(([id, text]): ModelEvent => ({ type: 'tool-call', call: { id, name: 'note', input: { text } } }));
  return { events: [{ type: 'text', delta: '…' }, ...events, { type: 'done', stop: 'tool-calls', usage: SCRIPTED_USAGE, opaque: null }] };
}

/** Five calls, of which two have the same id. */
const WORK = [asks(['1', 'a']), asks(['2', 'b'], ['2', 'c']), asks(['1', 'd'], ['3', 'e']), says('Готово')];
const CALLS = ['a', 'b', 'c', 'd', 'e'];
/** A run of `WORK` reaches this many crash points. */
const POINTS = 4 * 6 + 5 * 4;

/** Runs `WORK` to its end, however often it is cut off: in attempt n at the `cuts[n]`-th crash point that it reaches. */
async function runWithCuts(cuts: readonly number[]) {
  let toGo = Infinity;
  let last: CrashPoint | null = null;
  const cutAt: CrashPoint[] = [];
  const provider = makeRepeatableProvider(WORK);
  const ports = await world({
    providers: [provider],
    onReach: (point) => {
      last = point;
      if (toGo-- === 0) throw new Crash(point);
    },
  });
  const { tool, noted } = noting();
  for (const cut of [...cuts, Infinity]) {
    toGo = cut;
    try {
      const outcome = await ports.runAgent(aRun(ports, await claim(ports), { tools: [tool], chain: [FIRST_MODEL] }));
      return { ports, provider, noted, outcome, cutAt, last: provider.requests.at(-1) };
    } catch (cause) {
      if (!(cause instanceof Crash)) throw cause;
      if (last !== null) cutAt.push(last);
    }
  }
  throw new Error('it never ended');
}

describe('resuming from the journal', () => {
  test('the run of these tests reaches the crash points that they cut at', async () => {
    const { ports, noted, outcome } = await runWithCuts([]);
    expect(outcome).toMatchObject({ kind: 'done', reply: { text: 'Готово' } });
    expect(noted).toEqual(CALLS);
    expect(ports.crashPoints.reached).toHaveLength(POINTS);
  });

  test.each(Array.from({ length: POINTS }, (_, cut) => cut))(
    'cut at crash point %i it goes on, repeats no tool call, and comes to the same end',
    async (cut) => {
      const whole = await runWithCuts([]);
      const { noted, outcome, cutAt, last } = await runWithCuts([cut]);
      const isTool = cutAt[0] === 'after.tool.begin' || cutAt[0] === 'after.tool.call';
      expect(outcome).toEqual(whole.outcome);
      expect(last?.messages.map(({ role }) => role)).toEqual(whole.last?.messages.map(({ role }) => role));
      // A call that was begun and not finished is told as such; it ran once at most.
      const uncertain = toolMessages(last).filter((message) => message.role === 'tool' && message.output === MAYBE_RAN);
      expect(uncertain).toHaveLength(isTool ? 1 : 0);
      expect(noted).toEqual(noted.toSorted());
      expect(new Set(noted).size).toBe(noted.length);
      expect(CALLS.length - noted.length).toBe(cutAt[0] === 'after.tool.begin' ? 1 : 0);
      if (!isTool) expect(last?.messages).toEqual(whole.last?.messages);
    },
  );

  test('I1: however often it is cut, every call is made at most once and has exactly one result, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(POINTS), { maxLength: 6 }), async (cuts) => {
        const { ports, noted, outcome, last, cutAt } = await runWithCuts(cuts);
        expect(outcome).toMatchObject({ kind: 'done', model: 'first/model', reply: { text: 'Готово' } });
        expect(new Set(noted).size).toBe(noted.length);
        const results = toolMessages(last).map((message) => (message.role === 'tool' ? message.output : ''));
        expect(results).toHaveLength(CALLS.length);
        for (const [index, text] of CALLS.entries()) {
          if (results[index] === MAYBE_RAN) continue;
          expect(results[index]).toBe(`noted ${text}`);
          expect(noted).toContain(text);
        }
        // A call that is uncertain already may be cut off once more while that is written down.
        const uncertain = results.filter((result) => result === MAYBE_RAN).length;
        const cutCalls = cutAt.filter((point) => point === 'after.tool.begin' || point === 'after.tool.call').length;
        expect(uncertain).toBeLessThanOrEqual(cutCalls);
        expect(uncertain > 0).toBe(cutCalls > 0);
        const steps = await ports.steps.load(RUN);
        expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1));
      }),
      { numRuns: 100 },
    );
  });

  test('a run that had ended says again how, and who answered, without asking anybody', async () => {
    const { ports, provider, outcome } = await runWithCuts([]);
    const asked = provider.requests.length;
    await expect(ports.runAgent(aRun(ports, await claim(ports)))).resolves.toEqual(outcome);
    expect(provider.requests).toHaveLength(asked);
  });

  test('I6: what a cut-off call had reserved is spent at its bound', async () => {
    let isCut = true;
    const ports = await world({
      providers: [makeRepeatableProvider([says('ok')])],
      onReach: (point) => {
        if (isCut && point === 'after.model.reserve') throw new Crash();
      },
    });
    await expect(ports.runAgent(aRun(ports, await claim(ports)))).rejects.toThrow(Crash);
    isCut = false;
    await expect(ports.ledger.spentBy(RUN)).resolves.toBe(0);
    await ports.runAgent(aRun(ports, await claim(ports)));
    expect(await ports.ledger.spentBy(RUN)).toBeGreaterThan(2 * SCRIPTED_COST);
    await expect(ports.inbox.claim(lease('w'))).resolves.not.toBeNull();
  });
});
