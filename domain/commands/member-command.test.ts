import { expect, test } from 'vitest';

import type { Person } from '../access/person.ts';
import { present } from '../testing/contracts/world.ts';
import { ANNA, as, BORIS, GUEST } from '../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../testing/fixtures.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';

async function bench() {
  const ports = await makeWholeWorld();
  let messages = 0;
  return {
    isMember: () => ports.projects.isMember(uuid(20), BORIS.id),
    async say(person: Person, argument: string): Promise<string> {
      messages += 1;
      const conversation = aConversation({ id: uuid(100 + messages), personId: person.id, projectId: uuid(20) });
      await ports.conversations.ensure(conversation);
      const { turnId } = await ports.inbox.store(aMessage(messages, { conversationId: conversation.id, personId: person.id }));
      const turn = present(await ports.turns.get(turnId));
      const reply = await ports.useCases.commands.run('member', { principal: as(person), person, conversation, turn, argument });
      return typeof reply === 'string' ? reply : reply.text;
    },
  };
}

test('/member lets somebody use the project of the conversation, and ends that', async () => {
  const { say, isMember } = await bench();
  await expect(say(ANNA, 'add "boris"')).resolves.toBe('boris теперь участвует в проекте demo и видит его задачи.');
  expect(await isMember()).toBe(true);
  await expect(say(ANNA, 'REMOVE Boris')).resolves.toBe('Boris больше не участвует в проекте demo.');
  expect(await isMember()).toBe(false);
});

test('/member says in the language of whoever asks what is wrong', async () => {
  const { say, isMember } = await bench();
  for (const nothing of ['', 'add', 'add   ', 'Boris']) await expect(say(ANNA, nothing)).resolves.toMatch(/^Скажите кого: /);
  await expect(say(ANNA, 'add Никто')).resolves.toMatch(/^Никого с именем «Никто» здесь нет/);
  await expect(say(ANNA, `add ${GUEST.name}`)).resolves.toContain('гостям проекты недоступны');
  await expect(say(ANNA, `remove ${ANNA.name}`)).resolves.toContain('остаётся его участником');
  await expect(say(BORIS, 'add Boris')).resolves.toMatch(/no such project|Only whoever added/);
  await expect(say(GUEST, 'add Boris')).resolves.toContain('There is no command /member');
  expect(await isMember()).toBe(false);
});
