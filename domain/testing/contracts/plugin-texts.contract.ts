import { describe, expect } from 'vitest';

import type { MemoryScope } from '../../memory/recall/remembered.ts';
import type { NewPluginText, TextCollection } from '../../ports/plugin-texts.ts';
import { aPerson, NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, TALK, testIn, type MakeWorld } from './world.ts';

const GROUP = { channel: 'telegram', account: 'bot1', chat: '-100' } as const;
const OF_GROUP = { kind: 'group', ...GROUP } as const satisfies MemoryScope;

function of(scope: MemoryScope, plugin = 'knowledge'): TextCollection {
  return { plugin, scope };
}
function ownOf(personId: string): TextCollection {
  return of({ kind: 'person', personId });
}
function aText(text: string): NewPluginText {
  return { text, under: '', place: { page: text.length }, terms: text.toLowerCase(), traits: 4 };
}

/** What every PluginTexts does. */
export function pluginTextsContract(name: string, make: MakeWorld): void {
  const it = testIn(make);
  const doc = (key: string) => ({ key, about: { title: `«${key}»` }, at: NOON, by: { personId: ANNA, conversationId: TALK } });
  describe(name, () => {
    it('keeps a document as it was put, with its texts in their order', async ({ pluginTexts }) => {
      await pluginTexts.put(ownOf(ANNA), doc('б'), [aText('Первый 🥛'), aText('Второй')]);
      await pluginTexts.put(ownOf(ANNA), doc('а%'), []);
      expect(await pluginTexts.list(ownOf(ANNA), '', 9)).toEqual([
        { key: 'а%', about: { title: '«а%»' }, texts: 0 },
        { key: 'б', about: { title: '«б»' }, texts: 2 },
      ]);
      expect((await pluginTexts.list(ownOf(ANNA), 'а%', 9)).map(({ key }) => key)).toEqual(['а%']);
      const [first, second, ...more] = await pluginTexts.read(ownOf(ANNA), 0, 9);
      expect(more).toEqual([]);
      expect(first).toMatchObject({ kind: 'said', position: 1, speakerId: null, at: NOON, terms: 'первый 🥛', traits: 4 });
      expect(second).toMatchObject({ position: 2, conversationId: first?.conversationId });
      const number = second?.number ?? 0;
      expect(number).toBeGreaterThan(first?.number ?? 0);
      expect(await pluginTexts.read(ownOf(ANNA), first?.number ?? 0, 9)).toHaveLength(1);
      const found = { number, key: 'б', about: { title: '«б»' }, text: 'Второй', place: { page: 6 } };
      expect(await pluginTexts.texts(ownOf(ANNA), [number, 10 ** 9])).toEqual([found]);
      expect(await pluginTexts.head(ownOf(ANNA))).toEqual({ last: number, epoch: 0 });
    });

    it('replaces a document, so that whoever read it before reads it anew', async ({ pluginTexts }) => {
      await pluginTexts.put(ownOf(ANNA), doc('a'), [aText('old'), aText('older')]);
      const before = await pluginTexts.head(ownOf(ANNA));
      await pluginTexts.put(ownOf(ANNA), { ...doc('a'), about: 'new' }, [aText('new')]);
      const after = await pluginTexts.head(ownOf(ANNA));
      expect(after.epoch).not.toBe(before.epoch);
      expect(after.last).toBeGreaterThan(before.last);
      expect((await pluginTexts.read(ownOf(ANNA), 0, 9)).map(({ terms }) => terms)).toEqual(['new']);
      expect(await pluginTexts.list(ownOf(ANNA), '', 9)).toEqual([{ key: 'a', about: 'new', texts: 1 }]);
      await expect(pluginTexts.remove(ownOf(ANNA), 'a')).resolves.toBe(true);
      await expect(pluginTexts.remove(ownOf(ANNA), 'a')).resolves.toBe(false);
      expect(await pluginTexts.read(ownOf(ANNA), 0, 9)).toEqual([]);
      expect((await pluginTexts.head(ownOf(ANNA))).epoch).not.toBe(after.epoch);
    });

    it('I9: shows it to its plugin and its person or group alone', async ({ pluginTexts }) => {
      await pluginTexts.put(ownOf(ANNA), doc('a'), [aText('own')]);
      await pluginTexts.put(of(OF_GROUP), doc('a'), [aText('group')]);
      const [own] = await pluginTexts.read(ownOf(ANNA), 0, 9);
      const others = [of(OF_GROUP), ownOf(BORIS), of({ kind: 'person', personId: ANNA }, 'other'), of({ ...OF_GROUP, chat: '-2' })];
      for (const other of others) {
        expect((await pluginTexts.read(other, 0, 9)).filter(({ terms }) => terms === 'own')).toEqual([]);
        expect(await pluginTexts.texts(other, [own?.number ?? 0])).toEqual([]);
        if (other.scope !== OF_GROUP) await expect(pluginTexts.remove(other, 'a')).resolves.toBe(false);
      }
      expect(await pluginTexts.list(of(OF_GROUP), '', 9)).toHaveLength(1);
      expect(await pluginTexts.head(ownOf(BORIS))).toEqual({ last: 0, epoch: 0 });
    });

    it('gives numbers in the order in which things are there, whoever adds at the same time', async ({ pluginTexts }) => {
      const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
      await Promise.all(keys.map(async (key) => pluginTexts.put(ownOf(ANNA), doc(key), [aText(key), aText(`${key}${key}`)])));
      const all = await pluginTexts.read(ownOf(ANNA), 0, 99);
      expect(all.map(({ terms }) => terms).toSorted()).toEqual(keys.flatMap((key) => [key, key + key]));
      expect((await pluginTexts.head(ownOf(ANNA))).last).toBe(all.at(-1)?.number);
    });

    it('goes with a person who becomes one with another, and with a group that moves', async ({
      pluginTexts,
      people,
      identities,
      groups,
    }) => {
      const carla = uuid(3);
      await people.add(aPerson({ id: carla }));
      await pluginTexts.put(ownOf(ANNA), doc('both'), [aText('anna')]);
      await pluginTexts.put(ownOf(carla), doc('both'), [aText('carla')]);
      await pluginTexts.put(ownOf(carla), doc('hers'), [aText('hers')]);
      const before = await pluginTexts.head(ownOf(ANNA));
      await expect(identities.merge(carla, ANNA)).resolves.toBe(true);
      expect((await pluginTexts.read(ownOf(ANNA), 0, 9)).map(({ terms }) => terms).toSorted()).toEqual(['anna', 'hers']);
      expect((await pluginTexts.head(ownOf(ANNA))).epoch).not.toBe(before.epoch);
      await pluginTexts.put(of(OF_GROUP), doc('a'), [aText('group')]);
      await groups.migrate(GROUP, '-200');
      expect(await pluginTexts.list(of(OF_GROUP), '', 9)).toEqual([]);
      expect(await pluginTexts.list(of({ ...OF_GROUP, chat: '-200' }), '', 9)).toHaveLength(1);
    });
  });
}
