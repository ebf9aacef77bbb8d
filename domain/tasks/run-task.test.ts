import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import { ANNA, as, settled } from '../testing/domain-world.ts';
import { hangs, says } from '../testing/scripted-provider.ts';
import { RunAborted } from './run-aborted.ts';
import { ID, PROMPT, HANGS, makeTaskRunWorld, claim, start, runOnce, linesOf, noticesOf } from '../testing/task-run-world.ts';

describe('I4: stopping a task that runs', () => {
  test('kills its command at once and nothing that it does afterwards is written', async () => {
    const { ports, sandbox } = await makeTaskRunWorld({ runs: () => HANGS });
    const { done } = start(ports, await claim(ports));
    await settled(ports);
    await ports.useCases.stopTask(as(ANNA), ID);
    await settled(ports);
    await done;
    expect(sandbox.running).toBe(0);
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'stopped' });
    expect((await linesOf(ports)).at(-1)).toBe('system: Остановлено: Аня.');
    await expect(noticesOf(ports)).resolves.toEqual(['Остановлено: Аня.']);
    await expect(ports.taskQueue.claim({ workerId: 'w', milliseconds: 0 }, ports.clock.now())).resolves.toBeNull();
  });

  test('is noticed from a ring for the task, whoever stopped it', async () => {
    const { ports, sandbox } = await makeTaskRunWorld({ runs: () => ({ output: [['stdout', 'a\n']] }) });
    const { done } = start(ports, await claim(ports));
    await settled(ports);
    await ports.tasks.stop(ID, { code: 'x', message: 'x' }, ports.clock.now());
    expect(sandbox.running).toBe(1);
    ports.doorbell.ring(`task:${ID}`);
    await settled(ports);
    await done;
    expect(sandbox.running).toBe(0);
  });

  test('loses against its completion, of which the one who stops is told', async () => {
    const { ports } = await makeTaskRunWorld();
    await runOnce(ports);
    await expect(ports.useCases.stopTask(as(ANNA), ID)).rejects.toThrow(`Задача ${ID} уже выполнена.`);
  });

  test('wins against a completion that comes later', async () => {
    const { ports } = await makeTaskRunWorld({ onReach: () => {} });
    const taskQueue: typeof ports.taskQueue = {
      ...ports.taskQueue,
      finish: async (...args) => {
        await ports.tasks.stop(ID, { code: 'task.stopped.by-person', message: 'stopped' }, ports.clock.now());
        return ports.taskQueue.finish(...args);
      },
    };
    await start(ports, await claim(ports), { taskQueue }).done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'stopped' });
    expect(ports.logger.of('task.lost')).toHaveLength(1);
    expect(ports.metrics.total('tasks_total')).toBe(0);
  });

  test('a ring for a task that goes on, or while the database is away, ends nothing', async () => {
    const { ports, sandbox } = await makeTaskRunWorld({ runs: () => HANGS });
    let isAway = false;
    const tasks: typeof ports.tasks = {
      ...ports.tasks,
      get: async (id) => (isAway ? Promise.reject(new UnreachableError('away')) : ports.tasks.get(id)),
    };
    const running = start(ports, await claim(ports), {
      tasks,
      runCommand: (run) => new Promise((_, reject) => run.signal.addEventListener('abort', () => reject(run.signal.reason))),
    });
    for (const away of [false, true]) {
      isAway = away;
      ports.doorbell.ring(`task:${ID}`);
      await settled(ports);
    }
    expect(ports.doorbell.listeners(`task:${ID}`)).toBe(1);
    running.stop.abort(new RunAborted('lost'));
    await running.done;
    expect(sandbox.commands).toEqual([]);
  });
});

describe('a task when the process ends', () => {
  test('is given back with its output stored, and goes on without counting as a crash', async () => {
    const { ports, provider } = await makeTaskRunWorld({ script: [hangs('Дума'), says('Готово')], task: PROMPT });
    const { stop, done } = start(ports, await claim(ports));
    await settled(ports);
    stop.abort(new RunAborted('shutdown'));
    await done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'interrupted', attempt: 0 });
    await expect(linesOf(ports)).resolves.toContain('text: Дума');
    expect(provider.open).toBe(0);
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'succeeded', attempt: 1, result: { summary: 'Готово' } });
  });

  test('or gives up its leases, keeps its claim to itself until they are over', async () => {
    const { ports } = await makeTaskRunWorld({ runs: () => HANGS });
    const { stop, done } = start(ports, await claim(ports));
    await settled(ports);
    stop.abort(new RunAborted('lost'));
    await done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'running', attempt: 1 });
  });

  test('and the database is away, is left to its lease, and the stop is not held up', async () => {
    const { ports } = await makeTaskRunWorld({ runs: () => HANGS });
    const output = { ...ports.output };
    const { stop, done } = start(ports, await claim(ports), {
      makeOutput: () => ({ line: () => {}, text: () => {}, bytes: () => {}, flush: () => Promise.reject(new UnreachableError('away')) }),
      runCommand: (run) => new Promise((_, reject) => run.signal.addEventListener('abort', () => reject(run.signal.reason))),
    });
    await settled(ports);
    stop.abort(new RunAborted('shutdown'));
    await expect(done).resolves.toBeUndefined();
    expect(ports.logger.of('task.release-failed')).toHaveLength(1);
    await expect(output.last(ID)).resolves.toBe(0);
  });

  test('while its ending waits for the database, is given back too', async () => {
    const { ports } = await makeTaskRunWorld();
    const taskQueue = { ...ports.taskQueue, finish: () => Promise.reject(new UnreachableError('away')) };
    const { stop, done } = start(ports, await claim(ports), { taskQueue });
    await ports.clock.advance(5_000);
    stop.abort(new RunAborted('shutdown'));
    await done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'interrupted' });
  });

  test('a crash of ours that no abort explains is not hidden', async () => {
    const { ports } = await makeTaskRunWorld();
    const taskQueue = { ...ports.taskQueue, finish: () => Promise.reject(new Error('broken')) };
    await expect(start(ports, await claim(ports), { taskQueue }).done).rejects.toThrow('broken');
  });
});
