import { describe, expect } from 'vitest';

import type { Json } from '../../plugins/contract.ts';
import { NOON } from '../fixtures.ts';
import { ANNA, BORIS, testIn, type MakeWorld } from './world.ts';

const OWN = { plugin: 'weather', personId: ANNA };
const NOTE = { space: { plugin: 'parley/', personId: null }, key: 'version' };
const SHARED = { plugin: 'weather', personId: null };

/** What every PluginValues does. */
export function pluginValuesContract(name: string, make: MakeWorld): void {
  const it = testIn(make);
  describe(name, () => {
    it('keeps a value as it was put, for its plugin and person alone', async ({ pluginValues: values }) => {
      const value = { text: 'Молоко 🥛', list: [1, null, true], of: { more: '' } };
      await values.put(OWN, 'ключ', value, null);
      await expect(values.get(OWN, 'ключ')).resolves.toEqual(value);
      for (const space of [SHARED, { ...OWN, personId: BORIS }, { ...OWN, plugin: 'other' }])
        await expect(values.get(space, 'ключ')).resolves.toBeNull();
      await values.put(OWN, 'ключ', 'new', null);
      await expect(values.get(OWN, 'ключ')).resolves.toBe('new');
      await values.remove(OWN, 'ключ');
      await expect(values.get(OWN, 'ключ')).resolves.toBeNull();
    });

    it('adds only where nothing is, whoever comes at the same time', async ({ pluginValues: values }) => {
      const added = await Promise.all([1, 2, 3, 4].map(async (each) => values.add(SHARED, 'once', each, null)));
      expect(added.filter(Boolean)).toHaveLength(1);
      await expect(values.get(SHARED, 'once')).resolves.toBe(added.indexOf(true) + 1);
    });

    it('adds instead of the very value that was read, whoever comes at the same time', async ({ pluginValues: values }) => {
      await values.put(SHARED, 'next', { at: 1, by: [null] }, null);
      const changed = await Promise.all([2, 3, 4].map(async (at) => values.add(SHARED, 'next', { at }, null, { by: [null], at: 1 })));
      expect(changed.filter(Boolean)).toHaveLength(1);
      await expect(values.get(SHARED, 'next')).resolves.toEqual({ at: changed.indexOf(true) + 2 });
      await expect(values.add(SHARED, 'next', 5, null, null)).resolves.toBe(false);
      await expect(values.add(SHARED, 'other', 5, null, 4)).resolves.toBe(true);
    });

    it('lists by key what begins so, signs of patterns or not', async ({ pluginValues: values }) => {
      for (const key of ['a%2', 'a%1', 'ab', 'b']) await values.put(OWN, key, key, null);
      const keys = async (prefix: string, limit = 9) => (await values.list(OWN, prefix, limit)).map(({ key }) => key);
      expect(await keys('a%')).toEqual(['a%1', 'a%2']);
      expect(await keys('')).toEqual(['a%1', 'a%2', 'ab', 'b']);
      expect(await keys('', 1)).toEqual(['a%1']);
    });

    it('makes over what a plugin keeps, space by space, with its version', async ({ pluginValues: values }) => {
      for (const space of [OWN, { ...OWN, personId: BORIS }, SHARED]) await values.put(space, 'n', 1, null);
      await values.put(OWN, 'gone', 1, null);
      await values.put({ ...OWN, plugin: 'other' }, 'n', 1, null);
      const seen: (string | null)[] = [];
      await expect(
        values.rewrite('weather', {
          note: NOTE,
          next: (noted) => (noted === null ? 2 : null),
          space: async ({ personId }, kept) => {
            seen.push(personId);
            return new Map<string, Json>([...kept].flatMap(([key, value]) => (key === 'gone' ? [] : [[key, [value, personId]]])));
          },
        }),
      ).resolves.toBe(true);
      expect([seen.length, new Set(seen)]).toEqual([3, new Set([ANNA, BORIS, null])]);
      expect(await values.list(OWN, '', 9)).toEqual([{ key: 'n', value: [1, ANNA] }]);
      await expect(values.get(SHARED, 'n')).resolves.toEqual([1, null]);
      await expect(values.get({ ...OWN, plugin: 'other' }, 'n')).resolves.toBe(1);
      await expect(values.get(NOTE.space, NOTE.key)).resolves.toBe(2);
    });

    it('changes nothing when making over fails, or is not to be done after all', async ({ pluginValues: values }) => {
      for (const space of [OWN, SHARED]) await values.put(space, 'n', 1, null);
      const space = async ({ personId }: { personId: string | null }): Promise<ReadonlyMap<string, Json>> => {
        if (personId !== null) throw new Error('oops');
        return new Map([['n', 2]]);
      };
      await expect(values.rewrite('weather', { note: NOTE, next: () => 2, space })).rejects.toThrow();
      await expect(values.rewrite('weather', { note: NOTE, next: () => null, space })).resolves.toBe(true);
      await expect(values.get(SHARED, 'n')).resolves.toBe(1);
      await expect(values.get(NOTE.space, NOTE.key)).resolves.toBeNull();
    });

    it('is made over by one of two', async ({ pluginValues: values }) => {
      await values.put(OWN, 'n', 1, null);
      const second = { note: NOTE, next: () => 3, space: async () => new Map([['n', 3]]) };
      const first = {
        ...second,
        next: () => 2,
        space: async () => {
          await expect(values.rewrite('weather', second)).resolves.toBe(false);
          return new Map([['n', 2]]);
        },
      };
      await expect(values.rewrite('weather', first)).resolves.toBe(true);
      await expect(values.get(OWN, 'n')).resolves.toBe(2);
    });

    it('discards what was to be kept until then', async ({ pluginValues: values }) => {
      await values.put(OWN, 'old', 1, new Date(NOON.getTime() - 1));
      await values.put(OWN, 'new', 1, new Date(NOON.getTime() + 1));
      await values.put(OWN, 'stays', 1, null);
      await expect(values.discard(NOON)).resolves.toBe(1);
      expect((await values.list(OWN, '', 9)).map(({ key }) => key)).toEqual(['new', 'stays']);
    });
  });
}
