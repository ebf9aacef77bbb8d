import { describe, expect, test } from 'vitest';

import { settled } from '../testing/domain-world.ts';
import { callsTool, says } from '../testing/scripted-provider.ts';
import { exits } from '../testing/scripted-sandbox.ts';
import { RunAborted } from './run-aborted.ts';
import { HANGS, makeTaskBoundsWorld, taskOf, linesOf, noticesOf, runs } from '../testing/task-bounds-world.ts';

describe('I11: a task whose checks failed', () => {
  test('never claims success, whatever its agent says: it names the check and its exit code', async () => {
    const script = [
      callsTool('write_file', { path: 'a.ts', text: 'x' }),
      runs('npm test'),
      runs('ls'),
      says('Всё готово, тесты проходят!'),
    ];
    const { ports, run } = await makeTaskBoundsWorld({ script, runs: (command) => exits(command === 'npm test' ? 1 : 0) });
    await expect(run()).resolves.toMatchObject({
      state: 'failed',
      reason: { code: 'task.checks-failed', message: 'Работа не подтверждена: `npm test` → 1.' },
      result: {
        summary: 'Всё готово, тесты проходят!',
        evidence: {
          commands: [
            { command: 'npm test', exitCode: 1 },
            { command: 'ls', exitCode: 0 },
          ],
          filesWritten: ['a.ts'],
        },
      },
    });
    const [notice] = await noticesOf(ports);
    expect(notice).toMatch(/^Задача `abc234` не удалась: Работа не подтверждена/u);
    expect(notice).toContain('Записаны файлы: `a.ts`');
  });

  test('and passed when they were run again has succeeded', async () => {
    let times = 0;
    const script = [runs('npm test'), runs('npm test'), says('Готово')];
    const { run } = await makeTaskBoundsWorld({ script, runs: () => exits(times++ === 0 ? 1 : 0) });
    await expect(run()).resolves.toMatchObject({
      state: 'succeeded',
      result: { evidence: { commands: [{ exitCode: 1 }, { exitCode: 0 }] } },
    });
  });

  test('and whose command a crash cut off has not succeeded either', async () => {
    const { ports, claim, start, run, provider } = await makeTaskBoundsWorld({ script: [runs('npm test')], runs: () => HANGS });
    const dead = start(await claim());
    await settled(ports);
    dead.stop.abort(new RunAborted('lost'));
    await dead.done;
    provider.add(says('Готово'));
    await expect(run()).resolves.toMatchObject({ state: 'failed', reason: { code: 'task.checks-failed' } });
  });
});

describe('what a task is doing', () => {
  test('its plan and its stage are in the task while it runs, and its plan is there after a restart', async () => {
    const items = [{ text: 'Починить', state: 'doing' }];
    const { ports, claim, start } = await makeTaskBoundsWorld({
      script: [callsTool('update_plan', { items }), runs('npm test')],
      runs: () => HANGS,
    });
    const first = start(await claim());
    await ports.clock.advance(1_000);
    await expect(taskOf(ports)).resolves.toMatchObject({ progress: { stage: 'testing', detail: 'npm test', plan: items } });
    first.stop.abort(new RunAborted('shutdown'));
    await first.done;
    await expect(taskOf(ports)).resolves.toMatchObject({ state: 'interrupted', progress: { plan: items } });
    expect(await linesOf(ports)).toContain('stage: planning');
  });
});
