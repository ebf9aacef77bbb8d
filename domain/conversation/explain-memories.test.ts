import { expect, test } from 'vitest';

import { aFact, ofPerson } from '../testing/a-fact.ts';
import { aTurn } from '../testing/a-turn.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { ANNA, as, BORIS } from '../testing/domain-world.ts';
import { aBody, aConversation, aMessage, anAnswer, NOON, uuid } from '../testing/fixtures.ts';
import { callsTool, makeScriptedProvider, says } from '../testing/scripted-provider.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { makeReadUsedMemories, tellMemories } from './explain-memories.ts';

const READER = { language: 'en', timeZone: 'UTC' } as const;

async function world() {
  const ports = await makeWholeWorld({ providers: [makeScriptedProvider('first', [says('Tea?')])] });
  await ports.conversations.ensure(aConversation({ personId: ANNA.id }));
  await ports.memory.keep(aFact({ id: uuid(301), scope: ofPerson(ANNA.id), text: 'Likes tea', createdAt: NOON }));
  return ports;
}

test('an answer tells what was remembered for it, and what is forgotten since then as forgotten', async () => {
  const ports = await world();
  await ports.inbox.store(aMessage(1, { personId: ANNA.id, text: '/chat What do I like to drink, tea?' }));
  await ports.runTurn(present(await ports.inbox.claim(lease('w'))), new AbortController().signal);
  const answered = present(await ports.turns.get(uuid(2001)));
  expect(answered.outcome).toMatchObject({ state: 'answered', memories: [{ kind: 'fact', id: uuid(301) }] });
  // Only which: what it says stands in one place alone.
  expect(JSON.stringify(answered.outcome)).not.toContain('Likes tea');
  const read = makeReadUsedMemories(ports);
  expect(tellMemories(await read(answered), READER)).toBe('What was remembered for it:\n- 2026-11-23: Likes tea');
  const { turnId } = await ports.inbox.store(aMessage(2, { personId: ANNA.id, text: '/why' }));
  const why = {
    principal: as(ANNA),
    person: ANNA,
    conversation: aConversation(),
    turn: present(await ports.turns.get(turnId)),
    argument: '',
  };
  await expect(ports.useCases.commands.run('why', why)).resolves.toContain('Что для него вспомнилось:\n- 2026-11-23: Likes tea');
  await ports.memory.forget(ofPerson(ANNA.id), [uuid(301)]);
  expect(tellMemories(await read(answered), READER)).toBe('What was remembered for it:\n- something that is forgotten');
  expect(tellMemories(await read(answered), { ...READER, language: 'ru' })).toContain('забыто');
});

test('an answer of the agent tells what it looked up, from what its steps have stored', async () => {
  const provider = makeScriptedProvider('first', [callsTool('memory', { query: 'tea' }), says('Tea.')]);
  const ports = await makeWholeWorld({ providers: [provider] });
  await ports.conversations.ensure(aConversation({ personId: ANNA.id }));
  await ports.memory.keep(aFact({ id: uuid(301), scope: ofPerson(ANNA.id), text: 'Likes tea', createdAt: NOON }));
  await ports.inbox.store(aMessage(1, { personId: ANNA.id, text: '/agent What do I drink?' }));
  await ports.runTurn(present(await ports.inbox.claim(lease('w'))), new AbortController().signal);
  const answered = present(await ports.turns.get(uuid(2001)));
  expect(answered.outcome).toMatchObject({ state: 'answered', reply: 'Tea.', memories: [{ kind: 'fact', id: uuid(301) }] });
  expect(tellMemories(await makeReadUsedMemories(ports)(answered), READER)).toContain('Likes tea');
});

test('I9: nothing of another scope is told, whatever stands there', async () => {
  const ports = await world();
  await ports.conversations.ensure(aConversation({ id: uuid(12), personId: BORIS.id }));
  await ports.inbox.store(aMessage(5, { conversationId: uuid(12), personId: BORIS.id, text: 'My secret' }));
  const claimed = present(await ports.inbox.claim(lease('w')));
  await ports.turns.finish(claimed.turn.id, claimed.fence, anAnswer({ reply: 'Kept' }), aBody());
  await ports.memory.keep(aFact({ id: uuid(302), scope: ofPerson(BORIS.id), text: 'Has a secret', createdAt: NOON }));
  const memories = [
    { kind: 'fact', id: uuid(302) },
    { kind: 'said', id: claimed.turn.id },
    { kind: 'reply', id: claimed.turn.id },
    { kind: 'said', id: uuid(9_999) },
  ] as const;
  const outcome = anAnswer({ memories });
  const shown = await makeReadUsedMemories(ports)(aTurn({ personId: ANNA.id, outcome }));
  expect(shown.map(({ text }) => text)).toEqual([null, null, null, null]);
});
