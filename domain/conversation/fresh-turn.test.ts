import { expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import { aRoute } from '../testing/a-route.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { aConversation, aMessage } from '../testing/fixtures.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import type { AnswerTurn } from './answer-turn.ts';
import { makeRunTurn } from './run-turn.ts';

const STAYS = new AbortController().signal;

/** Runs turns whose chat is cut off so many times before it answers; `fresh`: what each try was told. */
async function world({ cuts = 0 } = {}) {
  const ports = await makeWholeWorld({ providers: [] });
  await ports.conversations.ensure(aConversation());
  await ports.inbox.store(aMessage(1));
  const fresh: (boolean | undefined)[] = [];
  const chat: AnswerTurn = async ({ isFresh, recorded }) => {
    await recorded;
    fresh.push(isFresh);
    if (fresh.length <= cuts) throw new UnreachableError('away');
    return { kind: 'answered', reply: 'да', model: null, cost: 0 };
  };
  const runTurn = makeRunTurn({
    ...ports,
    answer: { chat, agent: chat, assistant: chat },
    runCommand: async () => '',
    hearVoice: async (_turn, files) => ({ files, unheard: new Map() }),
    routeTurn: async () => aRoute(),
    recordIntent: async () => {},
    catalogue: () => [],
  });
  return { ports, runTurn, fresh };
}

test('a turn that nobody has begun is fresh, and not any more when the database was away while it was answered', async () => {
  const { ports, runTurn, fresh } = await world({ cuts: 2 });
  const running = runTurn(present(await ports.inbox.claim(lease('w'))), STAYS);
  await ports.clock.advance(10_000);
  await running;
  expect(fresh).toEqual([true, false, false]);
});

test('I1: a turn that somebody else had begun is not fresh', async () => {
  const { ports, runTurn, fresh } = await world();
  await ports.inbox.claim({ workerId: 'dead', milliseconds: 0 });
  await runTurn(present(await ports.inbox.claim(lease('w'))), STAYS);
  expect(fresh).toEqual([false]);
});
