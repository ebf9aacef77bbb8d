import { describe, expect } from 'vitest';
import type { RunRef, StepIntent, StepResult } from '../../agent/step.ts';
import { ConflictError } from '../../errors.ts';
import { SCRIPTED_USAGE } from '../scripted-provider.ts';
import { aBody, aMessage, anAnswer, aTask, NOON, uuid } from '../fixtures.ts';
import { expiredLease, lease, present, storable, testIn, type ContractWorld, type MakeWorld } from './world.ts';

const TASK: RunRef = { kind: 'task', id: 'abc234' };
const TURN: RunRef = { kind: 'turn', id: uuid(2001) };
const MODEL: StepIntent = { kind: 'model', model: 'anthropic/claude' };
const TOOL = { kind: 'tool', callId: 'c1', tool: 'run', input: { command: 'ls', deep: [1, null, 'ж'] } } satisfies StepIntent;
const REPLIED: StepResult = {
  kind: 'model',
  model: 'anthropic/claude',
  reply: {
    text: 'смотрю',
    toolCalls: [{ id: 'c1', name: 'run', input: { command: 'ls' } }],
    stop: 'tool-calls',
    usage: SCRIPTED_USAGE,
    opaque: { provider: 'anthropic', blocks: [{ signature: 'x' }] },
  },
};
const RAN = { kind: 'tool', output: 'a.txt', isError: false } satisfies StepResult;

async function runningTask({ tasks, taskQueue }: ContractWorld): Promise<number> {
  await tasks.add(aTask());
  return present(await taskQueue.claim(lease('w1'), NOON)).fence;
}

/** What every StepJournal does. */
export function stepJournalContract(name: string, make: MakeWorld): void {
  describe(`${name}: writing`, () => writing(make));
  describe(`${name}: fences`, () => fences(make));
}

function writing(make: MakeWorld): void {
  const it = testIn(make);

  it('returns steps in order as they were written, unfinished ones without a result', async (world) => {
    const fence = await runningTask(world);
    expect(await world.steps.load(TASK)).toEqual([]);
    expect(await world.steps.begin(TASK, fence, 1, MODEL)).toBe(true);
    expect(await world.steps.finish(TASK, fence, 1, REPLIED)).toBe(true);
    expect(await world.steps.begin(TASK, fence, 2, TOOL)).toBe(true);
    expect(await world.steps.load(TASK)).toEqual([
      { number: 1, intent: MODEL, result: REPLIED },
      { number: 2, intent: TOOL, result: null },
    ]);
  });

  it('a result is written once; the first one stays', async (world) => {
    const fence = await runningTask(world);
    await world.steps.begin(TASK, fence, 1, TOOL);
    expect(await world.steps.finish(TASK, fence, 1, RAN)).toBe(true);
    // Who was cut off from the answer asks again.
    expect(await world.steps.finish(TASK, fence, 1, RAN)).toBe(true);
    expect(await world.steps.finish(TASK, fence, 1, { ...RAN, output: 'other' })).toBe(false);
    expect(await world.steps.finish(TASK, fence, 2, RAN)).toBe(false);
    expect(await world.steps.load(TASK)).toMatchObject([{ result: { output: 'a.txt' } }]);
  });

  it('a step without a result may begin again, one with a result may not, and none leaves a gap', async (world) => {
    const fence = await runningTask(world);
    await world.steps.begin(TASK, fence, 1, MODEL);
    expect(await world.steps.begin(TASK, fence, 1, { kind: 'model', model: 'openai/next' })).toBe(true);
    expect(await world.steps.load(TASK)).toEqual([{ number: 1, intent: { kind: 'model', model: 'openai/next' }, result: null }]);
    await world.steps.finish(TASK, fence, 1, REPLIED);
    await expect(world.steps.begin(TASK, fence, 1, MODEL)).rejects.toThrow(ConflictError);
    await expect(world.steps.begin(TASK, fence, 3, MODEL)).rejects.toThrow(ConflictError);
    await expect(world.steps.begin(TASK, fence, 0, MODEL)).rejects.toThrow(ConflictError);
  });

  it('keeps output with characters that the database does not know', async (world) => {
    const fence = await runningTask(world);
    await world.steps.begin(TASK, fence, 1, { ...TOOL, input: { 'k\0ey': 'v\0alue', list: ['\uD800'] } });
    expect(await world.steps.finish(TASK, fence, 1, { kind: 'tool', output: 'a\0b\uD800 \\u0000', isError: true })).toBe(true);
    const result = present((await world.steps.load(TASK))[0]).result;
    expect(result?.kind === 'tool' && storable(result.output)).toBe(storable('a\0b\uD800 \\u0000'));
  });

  it("a turn's and a task's steps are kept apart", async (world) => {
    const fence = await runningTask(world);
    await world.inbox.store(aMessage(1));
    const claimed = present(await world.inbox.claim(lease('w1')));
    expect(await world.steps.begin(TURN, claimed.fence, 1, MODEL)).toBe(true);
    expect(await world.steps.load(TASK)).toEqual([]);
    expect(await world.steps.begin(TASK, fence, 1, TOOL)).toBe(true);
    expect(await world.steps.load(TURN)).toEqual([{ number: 1, intent: MODEL, result: null }]);
  });
}

function fences(make: MakeWorld): void {
  const it = testIn(make);

  it('I4: refuses the steps of a zombie attempt of a task', async (world) => {
    await world.tasks.add(aTask());
    const zombie = present(await world.taskQueue.claim(expiredLease('w1'), NOON));
    await world.steps.begin(TASK, zombie.fence, 1, TOOL);
    const { fence } = present(await world.taskQueue.claim(lease('w2'), NOON));
    expect(await world.steps.finish(TASK, zombie.fence, 1, RAN)).toBe(false);
    expect(await world.steps.begin(TASK, zombie.fence, 2, MODEL)).toBe(false);
    expect(await world.steps.load(TASK)).toEqual([{ number: 1, intent: TOOL, result: null }]);
    expect(await world.steps.finish(TASK, fence, 1, RAN)).toBe(true);
  });

  it('I4: refuses the steps of a zombie and of an ended turn', async (world) => {
    await world.inbox.store(aMessage(1));
    const zombie = present(await world.inbox.claim(expiredLease('w1')));
    const { fence } = present(await world.inbox.claim(lease('w2')));
    expect(await world.steps.begin(TURN, zombie.fence, 1, MODEL)).toBe(false);
    expect(await world.steps.begin(TURN, fence, 1, MODEL)).toBe(true);
    await world.turns.finish(TURN.id, fence, anAnswer(), aBody());
    expect(await world.steps.finish(TURN, fence, 1, REPLIED)).toBe(false);
    expect(await world.steps.begin({ kind: 'turn', id: uuid(77) }, 1, 1, MODEL)).toBe(false);
  });
}
