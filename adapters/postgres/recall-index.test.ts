import { expect, it } from 'vitest';

import { makeTextAnalyser } from '../../domain/memory/recall/text-analyser.ts';
import { recallIndexContract } from '../../domain/testing/contracts/recall-index.contract.ts';
import { recallScopeContract } from '../../domain/testing/contracts/recall-scope.contract.ts';
import { lease, present } from '../../domain/testing/contracts/world.ts';
import { aBody, aConversation, aMessage, anAnswer, aPerson, uuid } from '../../domain/testing/fixtures.ts';
import { makePostgresWorld } from '../../testing/postgres/postgres-world.ts';

recallIndexContract('the recall index in PostgreSQL', makePostgresWorld);
recallScopeContract('the recall index in PostgreSQL', makePostgresWorld, 12);

const TURNS = 40;

it('several workers that index while turns are stored and answered leave nothing out', { timeout: 60_000 }, async () => {
  const { people, conversations, inbox, turns, recallIndex, close } = await makePostgresWorld();
  const { analyse } = makeTextAnalyser();
  await people.add(aPerson());
  await conversations.ensure(aConversation());
  const over = new AbortController();
  const talk = async (): Promise<void> => {
    for (let number = 1; number <= TURNS; number += 1) {
      await inbox.store(aMessage(number, { text: `question${number}` }));
      const { turn, fence } = present(await inbox.claim(lease('worker')));
      await turns.finish(turn.id, fence, anAnswer({ reply: `answer${number}` }), aBody());
    }
    over.abort();
  };
  const index = async (): Promise<void> => {
    while (!over.signal.aborted) await recallIndex.indexNext(analyse, 3, null);
    while ((await recallIndex.indexNext(analyse, 3, null)) > 0);
  };
  await Promise.all([talk(), index(), index(), index()]);
  const entries = await recallIndex.read({ kind: 'person', personId: uuid(1) }, 0, 1_000);
  const said = Array.from({ length: TURNS }, (_each, place) => [`question${place + 1}`, `answer${place + 1}`]).flat();
  expect(entries.map(({ terms }) => terms).toSorted()).toEqual(said.toSorted());
  await close();
});
