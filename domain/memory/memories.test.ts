import { describe, expect, test } from 'vitest';

import { ForbiddenError, InvalidInputError, UnauthenticatedError, UnknownIdError } from '../errors.ts';
import { ANNA, as, BORIS, furnish, GUEST, makeDomainWorld, OWNER } from '../testing/domain-world.ts';
import { makeRedactor } from '../redaction/redactor.ts';
import { makeMemories } from './memories.ts';

async function world() {
  const ports = await furnish(makeDomainWorld());
  return { ports, memories: makeMemories({ ...ports, redactor: makeRedactor({ secrets: ['our-own-secret'] }) }) };
}

describe('memories', () => {
  test('are kept as they were said, once, newest first', async () => {
    const { ports, memories } = await world();
    const fact = await memories.remember(as(ANNA), '  Живу в Лиссабоне\n', 'turn-1');
    expect(fact).toMatchObject({
      scope: { kind: 'person', personId: ANNA.id },
      text: 'Живу в Лиссабоне',
      turnId: 'turn-1',
      createdAt: ports.clock.now(),
    });
    await ports.clock.advance(1);
    const newer = await memories.remember(as(ANNA), 'Люблю чай', null);
    await expect(memories.remember(as(ANNA), 'Живу в Лиссабоне', null)).resolves.toEqual(fact);
    await expect(memories.list(as(ANNA))).resolves.toEqual([newer, fact]);
  });

  test("I9: are nobody else's, the owner's neither", async () => {
    const { memories } = await world();
    const fact = await memories.remember(as(ANNA), 'секрет', null);
    for (const person of [BORIS, OWNER]) {
      await expect(memories.list(as(person))).resolves.toEqual([]);
      await expect(memories.forget(as(person), fact.id)).rejects.toThrow(new UnknownIdError('memory'));
    }
    await memories.forget(as(ANNA), fact.id);
    await expect(memories.list(as(ANNA))).resolves.toEqual([]);
    await expect(memories.forget(as(ANNA), fact.id)).rejects.toThrow(UnknownIdError);
  });

  test('have 1 to 2,000 characters', async () => {
    const { memories } = await world();
    for (const text of ['', ' \n', 'щ'.repeat(2_001)])
      await expect(memories.remember(as(ANNA), text, null)).rejects.toThrow(InvalidInputError);
    await expect(memories.remember(as(ANNA), 'щ'.repeat(2_000), null)).resolves.toBeDefined();
  });

  test('I10: hold no secrets: who wants one kept is told that nothing was', async () => {
    const { memories } = await world();
    for (const text of ['my password is hunter2', 'our-own-secret', 'карта 4111 1111 1111 1111', `key sk-${'a1'.repeat(12)}`])
      await expect(memories.remember(as(ANNA), text, null)).rejects.toThrow('Nothing was kept');
    await expect(memories.list(as(ANNA))).resolves.toEqual([]);
  });

  test('are kept without what is not to be seen or turns the direction of a text, or not at all', async () => {
    const { memories } = await world();
    await expect(memories.remember(as(ANNA), '\u202ELis\u0000bon\u200B\r\n👩‍👩‍👧 is home\u0007', null)).resolves.toMatchObject({
      text: 'Lisbon\n👩‍👩‍👧 is home',
    });
    for (const text of ['\u202E\u200B\u0007', 'x'.repeat(10_000_000)])
      await expect(memories.remember(as(ANNA), text, null)).rejects.toThrow(InvalidInputError);
  });

  test('say of whom they say what, so that a newer one takes the place of an older one', async () => {
    const { ports, memories } = await world();
    await memories.remember(as(ANNA), 'Я живу в Берлине', null);
    await ports.clock.advance(1);
    await expect(memories.remember(as(ANNA), 'I live in Lisbon', null)).resolves.toMatchObject({
      predicate: 'home',
      value: 'Lisbon',
      confidence: 1,
    });
    expect((await memories.list(as(ANNA))).map(({ text }) => text)).toEqual(['I live in Lisbon']);
  });

  test('are not added to while their person wants nothing kept', async () => {
    const { ports, memories } = await world();
    await ports.people.change(ANNA.id, { keepsMemory: false });
    await expect(memories.remember(as(ANNA), 'Люблю чай', null)).rejects.toThrow('`/memory on`');
  });

  test('are kept for guests too, but need a token that may write', async () => {
    const { memories } = await world();
    await expect(memories.remember(as(GUEST), 'x', null)).resolves.toBeDefined();
    await expect(memories.remember(as(ANNA, { scope: 'read' }), 'x', null)).rejects.toThrow(ForbiddenError);
    await expect(memories.forget(as(ANNA, { scope: 'read' }), 'x')).rejects.toThrow(ForbiddenError);
    await expect(memories.list(null)).rejects.toThrow(UnauthenticatedError);
  });
});
