import { describe, expect, test } from 'vitest';

import { makeStopTurn } from './conversation/stop-turn.ts';
import { as, ANNA, settled } from './testing/domain-world.ts';
import { aTask } from './testing/fixtures.ts';
import { hangs, makeScriptedProvider, says } from './testing/scripted-provider.ts';
import { exits, makeScriptedSandbox } from './testing/scripted-sandbox.ts';
import type { ScriptedRun } from './testing/scripted-sandbox.ts';
import { makeWholeWorld } from './testing/whole-world.ts';
import type { WholeWorld } from './testing/whole-world.ts';
import { startWorker } from './worker.ts';

const HELLO = { text: 'Привет', conversationId: null, clientMessageId: null };

async function world(script: Parameters<typeof makeScriptedProvider>[1] = [], run: ScriptedRun = exits(0, 'hello\n')) {
  const provider = makeScriptedProvider('first', script);
  const sandbox = makeScriptedSandbox(() => run);
  const ports = await makeWholeWorld({ providers: [provider], sandbox });
  return { ports, provider, sandbox };
}

function start(ports: WholeWorld, workerId = 'worker') {
  return startWorker(ports, ports.useCases, { ...ports.workerSettings, workerId, slots: { turns: 1, tasks: 1 } });
}

async function stop(ports: WholeWorld, worker: { stop(): Promise<void> }): Promise<void> {
  const stopping = worker.stop();
  await settled(ports);
  await stopping;
}

describe('a worker', () => {
  test('answers messages and runs tasks as they come, and leaves nothing behind when it stops', async () => {
    const { ports } = await world([says('Здравствуйте')]);
    const worker = await start(ports);
    const { turn } = await ports.useCases.conversations.send(as(ANNA), HELLO);
    await ports.tasks.add(aTask());
    ports.doorbell.ring('work:tasks');
    await settled(ports);
    await expect(ports.turns.get(turn.id)).resolves.toMatchObject({ outcome: { state: 'answered', reply: 'Здравствуйте' } });
    await expect(ports.tasks.get('abc234')).resolves.toMatchObject({ state: 'succeeded' });
    await stop(ports, worker);
    expect(ports.clock.sleepers).toBe(0);
    expect(
      ['work:turns', 'work:tasks'].map((topic) => ports.doorbell.listeners(topic === 'work:turns' ? 'work:turns' : 'work:tasks')),
    ).toEqual([0, 0]);
  });

  test('that stops gives back what it runs, and another goes on at once', async () => {
    const { ports, sandbox } = await world([hangs('Сей'), says('Готово')], {});
    const worker = await start(ports);
    const { turn } = await ports.useCases.conversations.send(as(ANNA), HELLO);
    await settled(ports);
    await stop(ports, worker);
    expect(sandbox.running).toBe(0);
    const next = await start(ports, 'next');
    await settled(ports);
    await expect(ports.turns.get(turn.id)).resolves.toMatchObject({ outcome: { state: 'answered', reply: 'Готово' } });
    await stop(ports, next);
  });

  test('I1: that is killed is taken over from within two seconds', async () => {
    const { ports } = await world([hangs('Сей'), says('Готово')]);
    const dead = await start(ports, 'dead');
    const { turn } = await ports.useCases.conversations.send(as(ANNA), HELLO);
    await settled(ports);
    const heir = await start(ports, 'heir');
    await ports.clock.advance(1_100);
    await expect(ports.turns.get(turn.id)).resolves.toMatchObject({ outcome: null });
    // Nothing of the dead one happens any more: it neither beats nor registers anew.
    ports.killWorker('dead');
    ports.workers.beat = async () => true;
    await ports.clock.advance(2_000);
    await expect(ports.turns.get(turn.id)).resolves.toMatchObject({ outcome: { state: 'answered', reply: 'Готово' } });
    await stop(ports, dead);
    await stop(ports, heir);
  });

  test('ends a turn that somebody stops at once, and goes on with the next one', async () => {
    const { ports, provider } = await world([hangs('Сей'), says('Готово')]);
    const worker = await start(ports);
    const { turn } = await ports.useCases.conversations.send(as(ANNA), HELLO);
    const next = await ports.useCases.conversations.send(as(ANNA), HELLO);
    await settled(ports);
    await makeStopTurn(ports).byPerson(as(ANNA), turn.id);
    await settled(ports);
    await expect(ports.turns.get(turn.id)).resolves.toMatchObject({ outcome: { state: 'stopped' } });
    await expect(ports.turns.get(next.turn.id)).resolves.toMatchObject({ outcome: { reply: 'Готово' } });
    expect(provider.open).toBe(0);
    await stop(ports, worker);
    expect(ports.doorbell.listeners('work:stops')).toBe(0);
  });
});
