import { describe, expect, test } from 'vitest';

import type { Person } from '../access/person.ts';
import { aPlugin } from '../testing/a-plugin.ts';
import { ANNA, as, BORIS, GUEST } from '../testing/domain-world.ts';
import { aChat, aConversation, uuid } from '../testing/fixtures.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { makePluginContext } from './plugin-context.ts';
import type { PluginIndex } from './plugin-index.ts';

const GROUP = aConversation({ id: uuid(15), audience: 'group', address: aChat({ chat: '-100' }) });

async function world(permissions: readonly 'index'[] = ['index']) {
  const whole = await makeWholeWorld();
  const over = new AbortController();
  let foreign = 0;
  const indexFor = (person: Person, conversation = aConversation(), name = 'echo'): PluginIndex => {
    const plugin = aPlugin({ permissions, name }).open(undefined);
    const run = { kind: 'plugin', id: 'r' } as const;
    const call = { plugin, person, principal: as(person), conversation, origin: 't', run, onForeign: () => void (foreign += 1) };
    return makePluginContext(whole, { ...call, signal: over.signal }).index;
  };
  return { whole, indexFor, over, foreign: () => foreign };
}

const text = (words: string, under = '') => ({ text: words, under, place: { at: words.length } });

describe('the texts of a plugin', () => {
  test('are found in any form of their words, misspelt, by what they stand under and by what stands for them', async () => {
    const { indexFor } = await world();
    const index = indexFor(ANNA);
    await index.put({ key: 'a', about: { title: 'A' } }, [
      text('Сотрудники уходят в отпуск по графику.', 'Справочник'),
      text('The dog sleeps in the garden.'),
      text('Кофе стоит на полке.', 'Кухня'),
    ]);
    const best = async (question: string) => (await index.query(question, 3))[0];
    expect(await best('отпуска сотрудников')).toMatchObject({ key: 'a', about: { title: 'A' }, place: { at: 38 }, fit: 1 });
    expect(await best('сотрудинки отпуск')).toMatchObject({ text: 'Сотрудники уходят в отпуск по графику.' });
    expect(await best('кухня')).toMatchObject({ text: 'Кофе стоит на полке.', shown: 'Кофе стоит на полке.' });
    expect(await best('puppy')).toMatchObject({ text: 'The dog sleeps in the garden.', fit: expect.closeTo(0.7) });
    expect((await best('where does the dog park its spaceship'))?.fit).toBeLessThan(0.5);
    expect(await index.query('xyzzy', 3)).toEqual([]);
    expect(await index.query('', 3)).toEqual([]);
  });

  test('are the ones that are there now, whatever was asked before', async () => {
    const { indexFor } = await world();
    const index = indexFor(ANNA);
    await index.put({ key: 'a', about: null }, [text('alpha beta')]);
    expect(await index.query('alpha', 3)).toHaveLength(1);
    await index.put({ key: 'b', about: null }, [text('alpha gamma')]);
    expect(await index.query('alpha', 3)).toHaveLength(2);
    await index.put({ key: 'a', about: null }, [text('delta')]);
    expect((await index.query('alpha', 3)).map(({ key }) => key)).toEqual(['b']);
    expect(await index.remove('b')).toBe(true);
    expect(await index.query('alpha', 3)).toEqual([]);
    expect(await index.list('')).toEqual([{ key: 'a', about: null, texts: 1 }]);
  });

  test('I9: of a person, a group and a plugin are apart', async () => {
    const { indexFor } = await world();
    await indexFor(ANNA).put({ key: 'a', about: null }, [text('alpha own')]);
    await indexFor(ANNA, GROUP).put({ key: 'a', about: null }, [text('alpha group')]);
    const found = async (index: PluginIndex) => (await index.query('alpha', 9)).map((hit) => hit.text);
    expect(await found(indexFor(ANNA))).toEqual(['alpha own']);
    expect(await found(indexFor(BORIS, GROUP))).toEqual(['alpha group']);
    expect(await found(indexFor(BORIS))).toEqual([]);
    expect(await found(indexFor(ANNA, aConversation(), 'other'))).toEqual([]);
  });

  test('I8: taint what is answered with them, and only when some are found', async () => {
    const { indexFor, foreign } = await world();
    await indexFor(ANNA).put({ key: 'a', about: null }, [text('alpha')]);
    await indexFor(ANNA).query('nothing', 3);
    expect(foreign()).toBe(0);
    await indexFor(ANNA).query('alpha', 3);
    expect(foreign()).toBe(1);
  });

  test('I10: are stored without secrets: a key where it stands, else the line that tells one', async () => {
    const { indexFor } = await world();
    const index = indexFor(ANNA);
    const masked = await index.put({ key: 'a', about: null }, [
      text('The door opens at nine.'),
      text('About the door.\nPassword for the door: hunter22\nIt is green.'),
    ]);
    expect(masked).toBe(1);
    expect((await index.query('door', 3)).map((hit) => hit.text).toSorted()).toEqual([
      'About the door.\n[…]\nIt is green.',
      'The door opens at nine.',
    ]);
    expect(await index.query('hunter22', 3)).toEqual([]);
  });

  test('I7: need the permission; guests only find; and nothing is done when the time is over', async () => {
    const { indexFor, over } = await world();
    await indexFor(ANNA, GROUP).put({ key: 'a', about: null }, [text('alpha')]);
    const guest = indexFor(GUEST, GROUP);
    expect(await guest.query('alpha', 3)).toHaveLength(1);
    expect(await guest.list('')).toHaveLength(1);
    await expect(guest.put({ key: 'b', about: null }, [])).rejects.toThrow('may not use "index"');
    await expect(guest.remove('a')).rejects.toThrow('may not use "index"');
    const { indexFor: without } = await world([]);
    await expect(without(ANNA).query('alpha', 3)).rejects.toThrow('does not name the permission "index"');
    over.abort();
    await expect(indexFor(ANNA).list('')).rejects.toThrow('is over');
  });

  test.each([
    ['without a key', { key: '', about: null }, [], '1 to 1000 characters'],
    ['with a long key', { key: 'x'.repeat(1_001), about: null }, [], '1 to 1000 characters'],
    ['with too much about it', { key: 'a', about: 'x'.repeat(16_384) }, [], 'at most 16384 bytes'],
    ['with too many texts', { key: 'a', about: null }, Array.from({ length: 5_001 }, () => text('x')), 'at most 5000 texts'],
    ['with too long a text', { key: 'a', about: null }, [text('x'.repeat(4_001))], 'at most 4000 characters'],
  ])('of a document %s are refused', async (_, document, texts, why) => {
    const { indexFor } = await world();
    await expect(indexFor(ANNA).put(document, texts)).rejects.toThrow(why);
  });

  test('are at most ten thousand documents', async () => {
    const { indexFor, whole } = await world();
    const collection = { plugin: 'echo', scope: { kind: 'person', personId: ANNA.id } } as const;
    const by = { personId: ANNA.id, conversationId: uuid(10) };
    for (let each = 0; each < 10_000; each += 1)
      await whole.pluginTexts.put(collection, { key: `k${String(each)}`, about: null, at: whole.clock.now(), by }, []);
    await expect(indexFor(ANNA).put({ key: 'new', about: null }, [])).rejects.toThrow('no more room');
    await expect(indexFor(ANNA).put({ key: 'k7', about: 'again' }, [])).resolves.toBe(0);
  });
});
