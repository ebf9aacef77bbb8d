import { describe, expect } from 'vitest';

import type { MemoryScope } from '../../memory/recall/remembered.ts';
import { aChat, aConversation, aPerson, NOON, uuid } from '../fixtures.ts';
import type { Stores } from '../in-memory-stores.ts';
import { ANNA, BORIS, present, TALK, testIn } from './world.ts';
import type { MakeWorld } from './world.ts';

const OF_ANNA: MemoryScope = { kind: 'person', personId: ANNA };
const OF_GROUP: MemoryScope = { kind: 'group', channel: 'telegram', account: 'bot1', chat: '-100' };
const GROUP_TALK = uuid(13);
const OLD = { model: 'box/old', dimensions: 2 };
const NEW = { model: 'box/new', dimensions: 2 };
const WANTED = { ...NEW, dimensions: null, limit: 10, maxCharacters: 40, leaseMs: 60_000 };

async function put({ pluginTexts }: Stores, key: string, texts: readonly string[], scope = OF_ANNA, plugin = 'knowledge'): Promise<void> {
  const by = scope.kind === 'group' ? { personId: BORIS, conversationId: GROUP_TALK } : { personId: scope.personId, conversationId: TALK };
  const all = texts.map((text) => ({ text, under: 'Title', place: null, terms: text, traits: 0 }));
  await pluginTexts.put({ plugin, scope }, { key, about: null, at: NOON, by }, all);
}

async function embedAll({ pluginEmbeddings }: Stores, space = NEW): Promise<number> {
  let made = 0;
  for (;;) {
    const batch = await pluginEmbeddings.take({ ...WANTED, ...space, limit: 2 });
    if (batch === null) return made;
    const vectors = batch.texts.map(({ number }) => ({ number, vector: new Float32Array(space.dimensions).fill(0.5) }));
    expect(await pluginEmbeddings.keep(batch, space, vectors, batch.upTo)).toBe(true);
    made += vectors.length;
  }
}

async function numbersOf({ pluginTexts }: Stores, scope = OF_ANNA): Promise<readonly number[]> {
  return (await pluginTexts.read({ plugin: 'knowledge', scope }, 0, 99)).map(({ number }) => number);
}

async function embedded({ pluginVectors }: Stores, scope = OF_ANNA, space = NEW, plugin = 'knowledge'): Promise<readonly number[]> {
  return (await pluginVectors(plugin).read(scope, space, 0, 99)).map(({ number }) => number);
}

/** What every queue and index of the vectors of what plugins took in do. */
export function pluginVectorsContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
    it('gives out what has no vector with what it stands under and who pays, and keeps the vectors exactly', async (world) => {
      await world.conversations.ensure(aConversation({ id: GROUP_TALK, audience: 'group', address: aChat({ chat: '-100' }) }));
      await put(world, 'a', ['Отпуск 28 дней', 'x'.repeat(200)]);
      await put(world, 'g', ['of all'], OF_GROUP);
      expect(await world.pluginEmbeddings.waiting(NEW.model, null)).toBe(3);
      const [own, group] = [present(await world.pluginEmbeddings.take(WANTED)), present(await world.pluginEmbeddings.take(WANTED))];
      expect(own.texts).toMatchObject([
        { text: 'Title\nОтпуск 28 дней', personId: ANNA, conversationId: null },
        { text: `Title\n${'x'.repeat(34)}`, personId: ANNA },
      ]);
      expect(group.texts).toMatchObject([{ text: 'Title\nof all', personId: BORIS, conversationId: GROUP_TALK }]);
      expect(await world.pluginEmbeddings.take(WANTED)).toBeNull();
      const [first = 0, second = 0] = own.texts.map(({ number }) => number);
      const vector = Float32Array.from([0.6, -0.8]);
      const vectors = [
        { number: first, vector },
        { number: second, vector: null },
      ];
      expect(await world.pluginEmbeddings.keep(own, NEW, vectors, own.upTo)).toBe(true);
      expect(await world.pluginVectors('knowledge').read(OF_ANNA, NEW, 0, 9)).toEqual([{ number: first, vector }]);
      expect(await world.pluginVectors('knowledge').heads(OF_ANNA)).toMatchObject([{ ...NEW, count: 1, isComplete: true }]);
      expect(await world.pluginEmbeddings.waiting(NEW.model, 2)).toBe(1);
      expect(await world.pluginEmbeddings.keep(own, NEW, vectors, own.upTo)).toBe(false);
    });

    it('goes on where it stopped, lets a collection rest, and knows nothing of what was replaced meanwhile', async (world) => {
      await put(world, 'a', ['one', 'two', 'three']);
      const batch = present(await world.pluginEmbeddings.take({ ...WANTED, limit: 1 }));
      await world.pluginEmbeddings.putOff(batch, new Date(Date.now() + 3_600_000));
      expect(await world.pluginEmbeddings.take(WANTED)).toBeNull();
      await world.pluginEmbeddings.putOff(batch, new Date(0));
      const again = present(await world.pluginEmbeddings.take(WANTED));
      await put(world, 'a', ['new', 'newer']);
      const vectors = again.texts.map(({ number }) => ({ number, vector: Float32Array.from([1, 0]) }));
      expect(await world.pluginEmbeddings.keep(again, NEW, vectors, again.upTo)).toBe(true);
      expect(await embedded(world)).toEqual([]);
      expect(await embedAll(world)).toBe(2);
      expect(await embedded(world)).toEqual(await numbersOf(world));
      await world.pluginTexts.remove({ plugin: 'knowledge', scope: OF_ANNA }, 'a');
      expect(await embedded(world)).toEqual([]);
    });

    it('keeps what the model before made until the new one has everything, and begins anew for another length', async (world) => {
      await put(world, 'a', ['one', 'two', 'three']);
      await embedAll(world, OLD);
      const batch = present(await world.pluginEmbeddings.take({ ...WANTED, limit: 2 }));
      await world.pluginEmbeddings.keep(batch, NEW, [], batch.upTo);
      expect(await world.pluginEmbeddings.dropOld(NEW)).toBe(0);
      expect(await world.pluginVectors('knowledge').heads(OF_ANNA)).toHaveLength(2);
      await embedAll(world);
      expect(await world.pluginEmbeddings.dropOld(NEW)).toBe(3);
      expect(await embedded(world, OF_ANNA, OLD)).toEqual([]);
      const longer = { ...NEW, dimensions: 4 };
      expect(await world.pluginEmbeddings.waiting(NEW.model, 4)).toBe(3);
      expect(await embedAll(world, longer)).toBe(3);
      expect(await embedded(world)).toEqual([]);
      expect(await embedded(world, OF_ANNA, longer)).toHaveLength(3);
    });

    it('I9: shows the vectors to their plugin and their person alone', async (world) => {
      await put(world, 'a', ['own']);
      await put(world, 'a', ['other plugin'], OF_ANNA, 'other');
      await embedAll(world);
      expect(await embedded(world)).toEqual(await numbersOf(world));
      expect(await embedded(world, OF_ANNA, NEW, 'other')).not.toEqual(await numbersOf(world));
      expect(await embedded(world, { kind: 'person', personId: BORIS })).toEqual([]);
      expect(await world.pluginVectors('knowledge').heads({ kind: 'person', personId: BORIS })).toEqual([]);
    });

    it('turns what came from another person into vectors again, behind all that was there', async (world) => {
      const carla = uuid(3);
      await world.people.add(aPerson({ id: carla }));
      const hers: MemoryScope = { kind: 'person', personId: carla };
      await put(world, 'hers', ['hers'], hers);
      await put(world, 'a', ['one']);
      await embedAll(world);
      const [before = 0] = await numbersOf(world);
      await expect(world.identities.merge(carla, ANNA)).resolves.toBe(true);
      expect(await embedAll(world)).toBe(1);
      const numbers = await numbersOf(world);
      expect(numbers[0]).toBe(before);
      expect(await embedded(world)).toEqual(numbers);
      expect(numbers).toHaveLength(2);
    });
  });
}
