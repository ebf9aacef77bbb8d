import { describe, expect, test } from 'vitest';

import { issueToken } from '../access/manage-tokens.ts';
import { makeWatchToken } from '../access/watch-token.ts';
import { InvalidInputError, UnauthenticatedError, UnknownIdError, UnreachableError } from '../errors.ts';
import { aBody, aConversation, aMessage, anAnswer, uuid } from '../testing/fixtures.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { ANNA, as, BORIS, furnish, makeDomainWorld, settled } from '../testing/domain-world.ts';
import type { DomainWorld } from '../testing/domain-world.ts';
import { makeFollowConversation } from './follow-conversation.ts';
import type { ConversationUpdate } from './follow-conversation.ts';

const TALK = uuid(10);
/** So long at most something is kept back to be told with what follows it. */
const GATHERED_MS = 25;

async function world() {
  const ports = await furnish(makeDomainWorld());
  await ports.conversations.ensure(aConversation({ id: TALK }));
  return ports;
}

/** Short words for what came: `1 message-stored`, `+0 text`. */
function word(update: ConversationUpdate): string {
  if (update.kind === 'event') return `${update.event.number} ${update.event.body.kind}`;
  return `+${update.partial.offset} ${update.partial.delta}`;
}

/** Follows and keeps what comes; `ended` says how it ended. */
async function follow(
  ports: DomainWorld,
  { after = 0, principal = as(ANNA), until = new AbortController(), log = ports.conversationLog } = {},
) {
  const start = makeFollowConversation({ ...ports, conversationLog: log, watchToken: makeWatchToken(ports) });
  const updates = await start(principal, TALK, after, until.signal);
  const seen: string[] = [];
  const ended = (async () => {
    try {
      for await (const update of updates) seen.push(word(update));
      return 'quietly';
    } catch (cause) {
      return cause;
    }
  })();
  await settled(ports);
  return { seen, ended, until };
}

async function say(ports: DomainWorld, number: number): Promise<void> {
  await ports.inbox.store(aMessage(number));
  ports.doorbell.ring(`conversation:${TALK}`);
  await ports.clock.advance(GATHERED_MS);
}

async function claim(ports: DomainWorld) {
  return present(await ports.inbox.claim(lease('w')));
}

async function show(ports: DomainWorld, turnId: string, fence: number, text: string): Promise<void> {
  await ports.conversationLog.putPartial(TALK, fence, { turnId, text });
  ports.doorbell.ring(`conversation:${TALK}`);
  await ports.clock.advance(GATHERED_MS);
}

describe('following a conversation', () => {
  test('gives what happened after a number, then what happens, then each once', async () => {
    const ports = await world();
    for (const number of [1, 2, 3]) await say(ports, number);
    const { seen, until, ended } = await follow(ports, { after: 1 });
    expect(seen).toEqual(['2 message-stored', '3 message-stored']);
    const { turn, fence } = await claim(ports);
    await ports.turns.finish(turn.id, fence, anAnswer(), aBody());
    await say(ports, 4);
    expect(seen).toEqual(['2 message-stored', '3 message-stored', '4 reply-final', '5 message-stored']);
    until.abort();
    await expect(ended).resolves.toBe('quietly');
    expect([ports.clock.sleepers, ports.doorbell.listeners(`conversation:${TALK}`)]).toEqual([0, 0]);
  });

  test('tells together what happens within a moment, and looks once for all of it', async () => {
    const ports = await world();
    let looks = 0;
    const log = {
      ...ports.conversationLog,
      read: (...args: Parameters<typeof ports.conversationLog.read>) => {
        looks += 1;
        return ports.conversationLog.read(...args);
      },
    };
    const { seen, until } = await follow(ports, { log });
    for (const number of [1, 2, 3]) {
      await ports.inbox.store(aMessage(number));
      ports.doorbell.ring(`conversation:${TALK}`);
      await settled(ports);
    }
    expect([seen, looks]).toEqual([[], 1]);
    await ports.clock.advance(GATHERED_MS);
    expect([seen, looks]).toEqual([['1 message-stored', '2 message-stored', '3 message-stored'], 2]);
    until.abort();
  });

  test('finds what no ring told of', async () => {
    const ports = await world();
    const { seen, until } = await follow(ports);
    await ports.inbox.store(aMessage(1));
    await ports.clock.advance(2_000);
    expect(seen).toEqual(['1 message-stored']);
    until.abort();
  });

  test('gives a long past in order and without a gap', async () => {
    const ports = await world();
    for (let number = 1; number <= 450; number += 1) await ports.inbox.store(aMessage(number));
    const { seen, until } = await follow(ports, { after: 20 });
    expect(seen).toEqual(Array.from({ length: 430 }, (_, index) => `${index + 21} message-stored`));
    until.abort();
  });

  test('gives the reply as it grows, also when another model begins anew, and nothing stale behind the final event', async () => {
    const ports = await world();
    await say(ports, 1);
    const { turn, fence } = await claim(ports);
    const { seen, until } = await follow(ports, { after: 1 });
    await show(ports, turn.id, fence, 'При');
    await show(ports, turn.id, fence, 'Привет');
    await show(ports, turn.id, fence, 'Пока');
    expect(seen).toEqual(['+0 При', '+3 вет', '+1 ока']);
    await ports.turns.finish(turn.id, fence, anAnswer(), aBody());
    await show(ports, turn.id, fence, 'Пока, до завтра');
    expect(seen.slice(3)).toEqual(['2 reply-final']);
    until.abort();
  });

  test('gives no partial text that was read before the final event, however the two cross', async () => {
    const ports = await world();
    await say(ports, 1);
    const { turn, fence } = await claim(ports);
    await ports.conversationLog.putPartial(TALK, fence, { turnId: turn.id, text: 'half' });
    const log = {
      ...ports.conversationLog,
      partial: async (id: string) => {
        const partial = await ports.conversationLog.partial(id);
        await ports.turns.finish(turn.id, fence, anAnswer(), aBody());
        return partial;
      },
    };
    const { seen, until } = await follow(ports, { after: 1, log });
    expect(seen).toEqual(['2 reply-final']);
    until.abort();
  });

  test('gives a follower that comes back in the middle of a reply all of it', async () => {
    const ports = await world();
    await say(ports, 1);
    const { turn, fence } = await claim(ports);
    await show(ports, turn.id, fence, 'Привет, мир');
    const { seen, until } = await follow(ports, { after: 1 });
    expect(seen).toEqual(['+0 Привет, мир']);
    until.abort();
  });

  test('gives the partial text only to who knows of its turn', async () => {
    const ports = await world();
    for (let number = 1; number <= 201; number += 1) await ports.inbox.store(aMessage(number));
    const { turn, fence } = await claim(ports);
    await ports.conversationLog.putPartial(TALK, fence, { turnId: turn.id, text: 'half' });
    const { seen, until } = await follow(ports);
    expect(seen.slice(199)).toEqual(['200 message-stored', '201 message-stored', '+0 half']);
    until.abort();
  });

  test('ends with the reason within a second when the token is revoked, and gives nothing that comes later', async () => {
    const ports = await world();
    const at = ports.clock.now();
    const { token } = await issueToken(ports, { personId: ANNA.id, name: 'n', scope: 'read', kind: 'api', at, expiresAt: null });
    const { seen, ended, until } = await follow(ports, { principal: as(ANNA, { tokenId: token.id }) });
    await ports.tokens.revoke(token.id, ANNA.id, ports.clock.now());
    await ports.clock.advance(1_000);
    await expect(ended).resolves.toBeInstanceOf(UnauthenticatedError);
    await say(ports, 1);
    expect(seen).toEqual([]);
    expect(ports.doorbell.listeners(`conversation:${TALK}`)).toBe(0);
    until.abort();
  });

  test('goes on where it was when the database was away', async () => {
    const ports = await world();
    let isAway = false;
    const log = {
      ...ports.conversationLog,
      read: async (...args: Parameters<typeof ports.conversationLog.read>) => {
        if (isAway) throw new UnreachableError('away');
        return ports.conversationLog.read(...args);
      },
    };
    const { seen, until, ended } = await follow(ports, { log });
    await say(ports, 1);
    isAway = true;
    await say(ports, 2);
    await ports.clock.advance(30_000);
    expect(seen).toEqual(['1 message-stored']);
    isAway = false;
    await say(ports, 3);
    await ports.clock.advance(2_000);
    expect(seen).toEqual(['1 message-stored', '2 message-stored', '3 message-stored']);
    isAway = true;
    await say(ports, 4);
    until.abort();
    await expect(ended).resolves.toBe('quietly');
  });

  test('is told to nobody whose conversation it is not', async () => {
    const ports = await world();
    await expect(follow(ports, { principal: as(BORIS) })).rejects.toThrow(new UnknownIdError('conversation'));
    await expect(follow(ports, { after: -1 })).rejects.toThrow(InvalidInputError);
    const start = makeFollowConversation({ ...ports, watchToken: makeWatchToken(ports) });
    await expect(start(null, TALK, 0, new AbortController().signal)).rejects.toThrow(UnauthenticatedError);
  });

  test('a store that broke down ends it with what is wrong', async () => {
    const ports = await world();
    const log = { ...ports.conversationLog, partial: () => Promise.reject(new Error('broken')) };
    const { ended } = await follow(ports, { log });
    await expect(ended).resolves.toEqual(new Error('broken'));
  });
});
