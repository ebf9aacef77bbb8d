import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { UnreachableError } from '../errors.ts';
import type { ModelEvent } from '../ports/model-provider.ts';
import { RunAborted } from '../tasks/run-aborted.ts';
import { FIRST_MODEL, SCRIPTED_COST, SECOND_MODEL } from '../testing/agent-world.ts';
import { settled } from '../testing/domain-world.ts';
import { callsTool, fails, hangs, makeScriptedProvider, says, SCRIPTED_USAGE } from '../testing/scripted-provider.ts';
import type { ScriptedReply } from '../testing/scripted-provider.ts';
import { makeRunAgent } from './run-agent.ts';
import type { AgentRun } from './run-agent.ts';
import { NOT_APPROVED, PERMITTED } from './permissions/permit.ts';
import { defineTool } from './tool.ts';
import type { Tool } from './tool.ts';
import { RUN, noting, makeAgentLoopWorld, claim, aRun, note, toolMessages } from '../testing/agent-loop-world.ts';

describe('the tool loop', () => {
  test('asks the model, does what it asks for, and ends when it asks for nothing more', async () => {
    const provider = makeScriptedProvider('first', [note('a'), note('b'), says('Готово')]);
    const ports = await makeAgentLoopWorld({ providers: [provider] });
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
    const ports = await makeAgentLoopWorld({ providers: [provider] });
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
    const ports = await makeAgentLoopWorld({ providers: [provider] });
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
    const ports = await makeAgentLoopWorld({ providers: [provider] });
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
    const ports = await makeAgentLoopWorld({ providers: [provider] });
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
    const ports = await makeAgentLoopWorld({ providers: [provider] });
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
    const ports = await makeAgentLoopWorld({ providers: [first, second] });
    const { tool, noted } = noting();
    const chain = [FIRST_MODEL, SECOND_MODEL];
    const outcome = await ports.runAgent(aRun(ports, await claim(ports), { tools: [tool], chain }));
    expect(noted).toEqual(['a', 'b']);
    expect(toolMessages(second.requests[0])).toMatchObject([{ output: 'noted a' }]);
    // The next model call begins with the first of the chain again, whose script is over.
    expect(outcome).toMatchObject({ kind: 'done', model: 'second/model' });
  });

  test('I11: when no model answers it ends with a sentence for the person', async () => {
    const ports = await makeAgentLoopWorld({ providers: [makeScriptedProvider('first', [fails('rejected', { message: 'no credit' })])] });
    await expect(ports.runAgent(aRun(ports, await claim(ports), { chain: [FIRST_MODEL] }))).resolves.toEqual({
      kind: 'failed',
      code: 'model.rejected',
      message: 'Модель отклонила запрос. no credit',
      tried: [{ model: 'first/model', outcome: 'rejected', cost: expect.any(Number), milliseconds: 0 }],
    });
  });

  test('I4: a run whose claim was lost writes nothing more and does nothing more', async () => {
    const provider = makeScriptedProvider('first', [note('a'), note('b'), says('x')]);
    const ports = await makeAgentLoopWorld({ providers: [provider] });
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
    const ports = await makeAgentLoopWorld({ providers: [provider] });
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
    const ports = await makeAgentLoopWorld({ providers: [provider] });
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
    const ports = await makeAgentLoopWorld({ providers: [provider] });
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
    const ports = await makeAgentLoopWorld({ providers: [provider] });
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
