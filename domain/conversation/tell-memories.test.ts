import { describe, expect, test } from 'vitest';

import { aFact } from '../testing/a-fact.ts';
import { aTurn } from '../testing/a-turn.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { ANNA, BORIS } from '../testing/domain-world.ts';
import { aBody, aChat, aConversation, aFailure, aMessage, anAnswer, NOON, uuid } from '../testing/fixtures.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import { makeReadUsedMemories, tellMemories } from './explain-memories.ts';

const ENGLISH = { language: 'en', timeZone: 'UTC' } as const;
const RUSSIAN = { language: 'ru', timeZone: 'Asia/Tokyo' } as const;

describe('what an answer was made with', () => {
  test.each([
    [ENGLISH, ['a summary of what was said before', 'something that is forgotten', 'Parley: Tea.', '2026-11-23: I like tea']],
    [RUSSIAN, ['пересказ сказанного раньше', 'нечто, что забыто', 'Parley: Tea.', '2026-11-24: I like tea']],
  ])('is told line by line, by the days of whoever reads: %#', (reader, lines) => {
    const told = tellMemories(
      [
        { kind: 'summary', at: null, text: null },
        { kind: 'said', at: NOON, text: null },
        { kind: 'reply', at: null, text: 'Tea.' },
        { kind: 'said', at: new Date('2026-11-23T20:00:00Z'), text: 'I like\n\n  tea' },
      ],
      reader,
    );
    expect(told.split('\n- ').slice(1)).toEqual(lines);
  });

  test('is nothing at all when there is nothing', () => {
    expect(tellMemories([], ENGLISH)).toBe('');
  });

  test('is cut where it is long, and never through a character', () => {
    expect(tellMemories([{ kind: 'fact', at: null, text: 'x'.repeat(120) }], ENGLISH)).toMatch(/- x{120}$/);
    expect(tellMemories([{ kind: 'fact', at: null, text: 'x'.repeat(121) }], ENGLISH)).toMatch(/- x{120}…$/);
    expect(tellMemories([{ kind: 'fact', at: null, text: `${'x'.repeat(119)}👍` }], ENGLISH).isWellFormed()).toBe(true);
  });
});

describe('what is remembered of an answer', () => {
  test.each([
    ['it has not ended', null],
    ['it failed', aFailure()],
    ['it was made with none', anAnswer({ memories: [] })],
    ['nobody wrote it down', anAnswer()],
  ])('is nothing when %s', async (_, outcome) => {
    const ports = await makeWholeWorld();
    await ports.conversations.ensure(aConversation());
    await expect(makeReadUsedMemories(ports)(aTurn({ personId: ANNA.id, outcome }))).resolves.toEqual([]);
  });

  test('is nothing when its conversation is gone', async () => {
    const ports = await makeWholeWorld();
    const outcome = anAnswer({ memories: [{ kind: 'summary', id: uuid(1) }] });
    await expect(makeReadUsedMemories(ports)(aTurn({ outcome, conversationId: uuid(99) }))).resolves.toEqual([]);
  });

  test('is what was said and answered, at the time when it was sent; of what has no answer, none', async () => {
    const ports = await makeWholeWorld();
    await ports.conversations.ensure(aConversation());
    const sentAt = new Date('2026-01-02T03:04:05Z');
    await ports.inbox.store(aMessage(1, { text: 'I like tea', source: { ...PLAIN_SOURCE, sentAt } }));
    const answered = present(await ports.inbox.claim(lease('w')));
    await ports.turns.finish(answered.turn.id, answered.fence, anAnswer({ reply: 'Noted.' }), aBody());
    await ports.inbox.store(aMessage(2, { text: '' }));
    const failed = present(await ports.inbox.claim(lease('w')));
    await ports.turns.finish(failed.turn.id, failed.fence, aFailure(), aBody());
    const memories = [
      { kind: 'said', id: answered.turn.id },
      { kind: 'reply', id: answered.turn.id },
      { kind: 'said', id: failed.turn.id },
      { kind: 'reply', id: failed.turn.id },
      { kind: 'summary', id: uuid(1) },
    ] as const;
    const shown = await makeReadUsedMemories(ports)(aTurn({ personId: ANNA.id, outcome: anAnswer({ memories }) }));
    expect(shown).toEqual([
      { kind: 'said', at: sentAt, text: 'I like tea' },
      { kind: 'reply', at: sentAt, text: 'Noted.' },
      { kind: 'said', at: NOON, text: null },
      { kind: 'reply', at: NOON, text: null },
      { kind: 'summary', at: null, text: null },
    ]);
  });

  test("I9: in a group it is the group's, whoever said it, and no other group's", async () => {
    const ports = await makeWholeWorld();
    const inGroup = { audience: 'group', personId: ANNA.id } as const;
    await ports.conversations.ensure(aConversation({ ...inGroup, id: uuid(11), address: aChat({ chat: '-1' }) }));
    await ports.conversations.ensure(aConversation({ ...inGroup, id: uuid(12), address: aChat({ chat: '-2' }) }));
    for (const [number, conversationId] of [uuid(11), uuid(12)].entries())
      await ports.inbox.store(aMessage(number + 1, { conversationId, personId: BORIS.id, text: `Said in ${number + 1}` }));
    const scope = { kind: 'group', channel: 'telegram', account: 'bot1', chat: '-1' } as const;
    await ports.memory.keep(aFact({ id: uuid(301), scope, text: 'The wifi is called Krakatau', createdAt: NOON }));
    const memories = [
      { kind: 'said', id: uuid(2001) },
      { kind: 'said', id: uuid(2002) },
      { kind: 'fact', id: uuid(301) },
    ] as const;
    const turn = aTurn({ personId: ANNA.id, conversationId: uuid(11), outcome: anAnswer({ memories }) });
    const shown = await makeReadUsedMemories(ports)(turn);
    expect(shown.map(({ text }) => text)).toEqual(['Said in 1', null, 'The wifi is called Krakatau']);
  });
});
