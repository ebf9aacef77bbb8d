import { describe, expect, test } from 'vitest';

import { settled } from '../testing/domain-world.ts';
import { exits } from '../testing/scripted-sandbox.ts';
import { claim, HANGS, ID, linesOf, makeTaskRunWorld, runOnce, start } from '../testing/task-run-world.ts';
import { RunAborted } from './run-aborted.ts';

const REPEATABLE = { work: { kind: 'command', command: 'make', isRepeatable: true } } as const;
const AGAIN = 'system: Команда была прервана, и её можно повторять: она выполняется снова с начала.';

/** A command that is cut off so often, and then ends. */
async function cutOff(times: number) {
  let runs = 0;
  const made = await makeTaskRunWorld({ task: REPEATABLE, runs: () => (++runs > times ? exits(0, 'готово\n') : HANGS) });
  return { ...made, aborted: async (why: 'lost' | 'shutdown') => cut(made, why) };
}

async function cut({ ports }: Awaited<ReturnType<typeof makeTaskRunWorld>>, why: 'lost' | 'shutdown'): Promise<void> {
  const { stop, done } = start(ports, await claim(ports));
  await settled(ports);
  stop.abort(new RunAborted(why));
  await done;
}

describe('a command task that may be run again', () => {
  test('is handed over when the process ends, runs again from its beginning, and that is no crash', async () => {
    const { ports, sandbox, aborted } = await cutOff(4);
    for (let deploys = 1; deploys <= 4; deploys += 1) {
      await aborted('shutdown');
      await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'interrupted', attempt: 0 });
    }
    expect(sandbox.running).toBe(0);
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'succeeded', attempt: 1, result: { exitCode: 0 } });
    expect(sandbox.commands).toHaveLength(5);
    expect((await linesOf(ports)).slice(-6)).toEqual([
      'text: работаю',
      'system: Продолжается с того же места.',
      AGAIN,
      'stage: $ make',
      'text: готово',
      `system: Задача ${ID} выполнена.`,
    ]);
  });

  test('is run again after its worker died, with its output going on and its attempts counted', async () => {
    const { ports, sandbox, aborted } = await cutOff(1);
    await aborted('lost');
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(sandbox.commands).toHaveLength(2);
    const lines = await linesOf(ports);
    expect(lines.filter((line) => line === AGAIN)).toHaveLength(1);
    expect(lines).toContain('system: Продолжается после гибели исполнителя, попытка 2.');
  });

  test('that crashed its worker three times is not tried again', async () => {
    const { ports, sandbox, aborted } = await cutOff(3);
    for (let crashes = 1; crashes <= 3; crashes += 1) await aborted('lost');
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'failed', reason: { code: 'task.crashed' } });
    expect(sandbox.commands).toHaveLength(3);
  });

  test('has no more time than it was given, however often it is run', async () => {
    const made = await makeTaskRunWorld({
      task: { ...REPEATABLE, limits: { budget: 1, steps: 5, wallMs: 10_000, idleMs: 900_000 } },
      runs: () => HANGS,
    });
    const first = start(made.ports, await claim(made.ports));
    await made.ports.clock.advance(6_000);
    first.stop.abort(new RunAborted('shutdown'));
    await first.done;
    const second = start(made.ports, await claim(made.ports));
    await made.ports.clock.advance(3_999);
    expect(made.sandbox.running).toBe(1);
    await made.ports.clock.advance(1);
    await second.done;
    await expect(made.ports.tasks.get(ID)).resolves.toMatchObject({ state: 'failed', reason: { code: 'task.limit.time' } });
  });

  test('that ended is not run again, however it ended', async () => {
    let isDead = false;
    const { ports, sandbox } = await makeTaskRunWorld({
      task: REPEATABLE,
      runs: () => exits(3),
      onReach: (point) => {
        if (point !== 'after.tool.finish' || isDead) return;
        isDead = true;
        throw new RunAborted('lost');
      },
    });
    await ports.runTask(await claim(ports), new AbortController().signal);
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'failed', result: { exitCode: 3 } });
    expect(sandbox.commands).toHaveLength(1);
  });
});
