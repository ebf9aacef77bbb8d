import { expect, test } from 'vitest';

import { ForbiddenError, InvalidInputError, UnauthenticatedError, UnknownIdError } from '../errors.ts';
import { makeReceiveMessage } from '../messaging/receive-message.ts';
import { makeProjects } from '../tasks/projects.ts';
import { ANNA, as, BORIS, furnish, GUEST, makeDomainWorld, OWNER } from '../testing/domain-world.ts';
import { uuid } from '../testing/fixtures.ts';
import { makeConversationChoices } from './conversation-choices.ts';
import { makeWebConversations } from './web-conversations.ts';

const nobodyAsks = () => Promise.reject(new Error('on the web nobody is a stranger'));
const HELLO = { text: 'Привет', conversationId: null, clientMessageId: null };

async function world() {
  const ports = await furnish(makeDomainWorld());
  const choices = makeConversationChoices({ ...ports, projects: makeProjects(ports) });
  const talks = makeWebConversations({ ...ports, receiveMessage: makeReceiveMessage({ ...ports, offerPairing: nobodyAsks }) });
  return { ports, choices, talks };
}

test('without an id they are for the person’s own conversation on the web, the one that messages go to', async () => {
  const { choices, talks } = await world();
  expect(await choices.own(as(ANNA))).toBeNull();
  const chosen = await choices.setVerbosity(as(ANNA), null, 2);
  const { turn } = await talks.send(as(ANNA), HELLO);
  expect(turn.conversationId).toBe(chosen.id);
  expect(await choices.own(as(ANNA))).toMatchObject({ id: chosen.id, verbosity: 2, projectId: null });
  expect(await choices.own(as(BORIS))).toBeNull();
});

test('a project is chosen by its name, in a conversation of one’s own', async () => {
  const { ports, choices, talks } = await world();
  const { id } = await talks.create(as(ANNA), null);
  const chosen = await choices.chooseProject(as(ANNA), id, 'DEMO');
  expect(await ports.conversations.get(id)).toEqual(chosen);
  expect(await ports.projects.get(chosen.projectId ?? '')).toMatchObject({ name: 'demo' });
  await expect(choices.chooseProject(as(BORIS), null, 'demo')).rejects.toThrow(ForbiddenError);
});

test('beginning anew hides every turn until now, and doing so twice hides no more', async () => {
  const { choices, talks } = await world();
  expect(await choices.beginAnew(as(ANNA), null)).toMatchObject({ contextStart: 0 });
  await talks.send(as(ANNA), HELLO);
  await talks.send(as(ANNA), HELLO);
  expect(await choices.beginAnew(as(ANNA), null)).toMatchObject({ contextStart: 2 });
  expect(await choices.beginAnew(as(ANNA), null)).toMatchObject({ contextStart: 2 });
});

test('a level that there is not is refused in the person’s language, and nothing is changed', async () => {
  const { choices } = await world();
  for (const level of [-1, 3, 0.5, Number.NaN])
    await expect(choices.setVerbosity(as(ANNA), null, level)).rejects.toThrow(InvalidInputError);
  await expect(choices.setVerbosity(as(ANNA), null, 3)).rejects.toThrow('3 — не 0, 1 или 2');
  expect(await choices.own(as(ANNA))).toMatchObject({ verbosity: 0 });
});

test('I7: somebody else’s conversation is answered like one that does not exist, guests and strangers choose nothing', async () => {
  const { choices, talks } = await world();
  const { id } = await talks.create(as(ANNA), null);
  for (const where of [id, uuid(99)]) {
    for (const person of [BORIS, OWNER])
      await expect(choices.beginAnew(as(person), where)).rejects.toThrow(new UnknownIdError('conversation'));
  }
  await expect(choices.setVerbosity(as(GUEST), null, 1)).rejects.toThrow(ForbiddenError);
  await expect(choices.beginAnew(as(ANNA, { scope: 'read' }), id)).rejects.toThrow(ForbiddenError);
  await expect(choices.own(null)).rejects.toThrow(UnauthenticatedError);
});
