import { describe, expect, test } from 'vitest';

import { aPlugin } from '../testing/a-plugin.ts';
import { ANNA, BORIS } from '../testing/domain-world.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import type { Json, PluginDefinition } from './contract.ts';
import { migrateStores } from './migrate-stores.ts';
import { makeStoreOf } from './store-of.ts';
import { makeVaultOf } from './vault-of.ts';

type Migrate = NonNullable<PluginDefinition<unknown>['migrate']>;
const SHARED = { plugin: 'echo', personId: null };
const OF_ANNA = { plugin: 'echo', personId: ANNA.id };
const allow = (): void => {};

/** Wraps each value: what was kept twice over would be seen. */
const wrap: Migrate = async (from, { store, vault, isShared }) => {
  for (const { key, value } of await store.list('')) await store.put(key, { from, isShared, value });
  for (const { key, value } of await vault.list('')) await vault.put(key, [value]);
};

async function world() {
  const whole = await makeWholeWorld();
  const store = (space: typeof SHARED | typeof OF_ANNA) => makeStoreOf(whole, space, allow);
  await store(OF_ANNA).put('city', 'Рига');
  await store(SHARED).put('city', 'Berlin');
  await whole.pluginValues.put(OF_ANNA, 'once:told', { state: 'begun' }, null);
  await makeVaultOf(whole, OF_ANNA, allow).put('key', 'abc');
  /** Starts Parley with a version of the plugin; what it says of it. */
  async function start(storeVersion: number, migrate: Migrate = wrap) {
    const plugins = [aPlugin({ storeVersion, migrate }).open(undefined), aPlugin({ name: 'other' }).open(undefined)];
    const installation = migrateStores(whole, { plugins, problems: ['before'] });
    return { installation, names: async () => (await installation).plugins.map(({ name }) => name) };
  }
  const kept = async (): Promise<readonly (Json | null)[]> => [await store(OF_ANNA).get('city'), await store(SHARED).get('city')];
  return { whole, start, kept, store };
}

const MADE_OVER = [
  { from: 1, isShared: false, value: 'Рига' },
  { from: 1, isShared: true, value: 'Berlin' },
];

describe('what a plugin keeps', () => {
  test('is made over once by a newer version of it, of each person and what is shared, the vault too', async () => {
    const { whole, start, kept } = await world();
    for (const _ of [1, 2]) await expect((await start(2)).names()).resolves.toEqual(['echo', 'other']);
    expect(await kept()).toEqual(MADE_OVER);
    await expect(makeVaultOf(whole, OF_ANNA, allow).get('key')).resolves.toEqual(['abc']);
    await expect(whole.pluginValues.get(OF_ANNA, 'once:told')).resolves.toEqual({ state: 'begun' });
    expect(whole.logger.of('plugin.migrated')).toMatchObject([{ fields: { plugin: 'echo', from: 1, to: 2 } }]);
  });

  test('is made over by one of two processes that start at once, and the other one uses it then', async () => {
    const { whole, start, kept } = await world();
    const gate = Promise.withResolvers<undefined>();
    const first = await start(2, async (from, values) => gate.promise.then(async () => wrap(from, values)));
    const second = await start(2);
    await whole.clock.advance(1_000);
    gate.resolve(undefined);
    await expect(first.names()).resolves.toEqual(['echo', 'other']);
    await whole.clock.advance(1_000);
    await expect(second.names()).resolves.toEqual(['echo', 'other']);
    expect(await kept()).toEqual(MADE_OVER);
  });

  test('stays as it is under the same version, and where nothing was kept the version is noted', async () => {
    const { start, kept } = await world();
    await expect((await start(1)).names()).resolves.toEqual(['echo', 'other']);
    expect(await kept()).toEqual(['Рига', 'Berlin']);
    const plugin = aPlugin({ name: 'fresh', storeVersion: 3, migrate: async () => Promise.reject(new Error('nothing to do')) });
    const { whole } = await world();
    await migrateStores(whole, { plugins: [plugin.open(undefined)], problems: [] });
    const older = aPlugin({ name: 'fresh', storeVersion: 2, migrate: wrap }).open(undefined);
    await expect(migrateStores(whole, { plugins: [older], problems: [] })).resolves.toMatchObject({ plugins: [] });
  });

  test('is not given to an older version of it, which is refused in one line', async () => {
    const { start, kept } = await world();
    await (
      await start(3)
    ).installation;
    const { plugins, problems } = await (await start(2)).installation;
    expect(plugins.map(({ name }) => name)).toEqual(['other']);
    expect(problems).toEqual([
      'before',
      'The plugin echo was not loaded: what it keeps was written by a newer version of it (3, and this one knows 2), which is to be installed again.',
    ]);
    expect(await kept()).toEqual(MADE_OVER);
  });

  test.each<[string, Migrate, string]>([
    ['throws', async () => Promise.reject(new Error('no city.\nand more')), 'no city'],
    ['throws something else', async () => Promise.reject('x'), 'that failed'],
    ['hangs', async () => new Promise(() => {}), 'that took more than 30 seconds'],
    ['keeps too much', async (_, { store }) => store.put('x', 'x'.repeat(70_000)), 'A value has at most 65536 bytes as JSON'],
  ])('I11: stays as it was when making it over %s: the plugin is off with the reason, and the others are on', async (_, migrate, why) => {
    const { whole, start, kept } = await world();
    const { installation } = await start(2, async (from, values) => {
      await wrap(from, values);
      await migrate(from, values);
    });
    for (let step = 0; step < 4; step += 1) await whole.clock.advance(10_000);
    const { plugins, problems } = await installation;
    expect(plugins.map(({ name }) => name)).toEqual(['other']);
    expect(problems[1]).toBe(`The plugin echo was not loaded: what it keeps could not be taken from version 1 to version 2: ${why}.`);
    expect(await kept()).toEqual(['Рига', 'Berlin']);
    // The next start tries again, from the same version.
    await expect((await start(2)).names()).resolves.toEqual(['echo', 'other']);
    expect(await kept()).toEqual(MADE_OVER);
  });

  test('is not made over at the start after the plugin held up Parley, but at the one after that', async () => {
    const { whole, start, kept } = await world();
    const plugins = [aPlugin({ storeVersion: 2, migrate: wrap }).open(undefined), aPlugin({ name: 'other' }).open(undefined)];
    const { plugins: left, problems } = await migrateStores(whole, { plugins, problems: [] }, ['echo', 'other']);
    expect([left.map(({ name }) => name), problems]).toEqual([['other'], [expect.stringContaining('it held up Parley')]]);
    expect(await kept()).toEqual(['Рига', 'Berlin']);
    await expect((await start(2)).names()).resolves.toEqual(['echo', 'other']);
  });

  test('is of many persons, each of whom is asked for alone', async () => {
    const { whole, start } = await world();
    await makeStoreOf(whole, { plugin: 'echo', personId: BORIS.id }, allow).put('town', 'Oslo');
    const seen: Json[] = [];
    await (
      await start(2, async (_, { store }) => {
        seen.push((await store.list('')).map(({ key }) => key));
        await store.remove('town');
        await store.put('next', (await store.get('town')) ?? 'none');
      })
    ).installation;
    expect(seen).toHaveLength(3);
    await expect(makeStoreOf(whole, { plugin: 'echo', personId: BORIS.id }, allow).list('')).resolves.toEqual([
      { key: 'next', value: 'none' },
    ]);
  });
});
