import { expect, test } from 'vitest';

import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import { aTurn } from '../testing/a-turn.ts';
import { anAttachment } from '../testing/an-attachment.ts';
import { furnish, makeDomainWorld } from '../testing/domain-world.ts';
import { aConversation, aPerson, uuid } from '../testing/fixtures.ts';
import type { ClaimedTurn } from './turn.ts';
import { whoAsks } from './who-asks.ts';

const ANNA = aPerson();
const TALK = aConversation();
const FILE = anAttachment();

/** A person, their conversation and a turn that came with a file; `read`: what had to be read. */
async function world() {
  const ports = await furnish(makeDomainWorld());
  await ports.conversations.ensure(TALK);
  const read: string[] = [];
  const people = {
    ...ports.people,
    get: (id: string) => {
      read.push('person');
      return ports.people.get(id);
    },
  };
  const ofTurns = async (ids: readonly string[]) => {
    read.push('files');
    return new Map(ids.map((id) => [id, id === uuid(2001) ? [FILE] : []]));
  };
  const attachments = { ...ports.attachments, ofTurns };
  return { read, ask: (claimed: ClaimedTurn) => whoAsks({ ...ports, people, attachments }, claimed) };
}

const CLAIMED = { turn: aTurn(), fence: 1, attempt: 1 };

test('who asks and where came with the claim: nothing is read', async () => {
  const { read, ask } = await world();
  const asked = { person: ANNA, conversation: TALK, hasFiles: false };
  await expect(ask({ ...CLAIMED, asked })).resolves.toMatchObject({ person: ANNA, conversation: TALK, files: [] });
  expect(read).toEqual([]);
});

test('the files are read where some came with the message, and for a message that is answered again those of the first time', async () => {
  const { read, ask } = await world();
  const asked = { person: ANNA, conversation: TALK, hasFiles: true };
  await expect(ask({ ...CLAIMED, asked })).resolves.toMatchObject({ files: [FILE] });
  expect(read).toEqual(['files']);
  const again = aTurn({ id: uuid(2002), source: { ...PLAIN_SOURCE, retryOf: uuid(2001) } });
  await expect(ask({ ...CLAIMED, turn: again, asked: { ...asked, hasFiles: false } })).resolves.toMatchObject({ files: [] });
  expect(read).toEqual(['files', 'files']);
});

test('a claim that does not tell leaves it to be looked up, also that somebody is gone', async () => {
  const { read, ask } = await world();
  await expect(ask(CLAIMED)).resolves.toMatchObject({ person: { id: ANNA.id }, conversation: { id: TALK.id }, files: [FILE] });
  expect(read).toEqual(['person', 'files']);
  const gone = aTurn({ personId: uuid(77), conversationId: uuid(78) });
  await expect(ask({ ...CLAIMED, turn: gone })).resolves.toMatchObject({ person: null, conversation: null });
});
