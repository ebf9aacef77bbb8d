import { describe, expect, test } from 'vitest';

import { ENGLISH, makePlacesWorld, RUSSIAN } from '../../testing/places/places-world.ts';

const ATTRIBUTION = '[© OpenStreetMap contributors](https://www.openstreetmap.org/copyright)';

describe('the buttons of a list', () => {
  test('show more of it, and each place on a map', async () => {
    const { say, press } = await makePlacesWorld();
    const reply = await say(ENGLISH, 'restaurants near Union Square');
    expect(reply?.buttons?.map(({ label }) => label)).toEqual(['📍 1', '📍 2', '📍 3', '📍 4', '📍 5']);
    const pinned = await press(ENGLISH, reply?.buttons?.[1]?.data ?? null);
    expect(pinned).toMatchObject({ text: expect.stringMatching(/^2\. \*\*Superiority Burger/), pin: { title: 'Superiority Burger' } });
    const food = await say(RUSSIAN, 'где поесть на Арбате');
    expect(food?.buttons?.at(-1)?.label).toBe('Ещё ▸');
    const more = await press(RUSSIAN, food?.buttons?.at(-1)?.data ?? null);
    expect(more?.text).toMatch(/^6\. /);
    expect(more?.buttons?.[0]?.label).toBe('📍 6');
    expect(more?.text.endsWith(ATTRIBUTION)).toBe(true);
  });

  test('say so when the list is too old, or was never there', async () => {
    const { say, press, whole } = await makePlacesWorld();
    const first = await say(ENGLISH, 'bars near Alexanderplatz');
    for (let count = 0; count < 6; count += 1) {
      await say(ENGLISH, 'cafes near Alexanderplatz');
      await whole.clock.advance(10);
    }
    const gone = 'That list is too old: ask again.';
    await expect(press(ENGLISH, first?.buttons?.[0]?.data ?? null)).resolves.toEqual({ text: gone });
    await expect(press(ENGLISH, { list: 1, pin: 999 })).resolves.toEqual({ text: gone });
    await expect(press(ENGLISH, { odd: true })).resolves.toEqual({ text: gone });
  });

  test('leave no jobs behind', async () => {
    const { say, press, whole } = await makePlacesWorld();
    const reply = await say(ENGLISH, 'bars near Alexanderplatz');
    await press(ENGLISH, reply?.buttons?.[0]?.data ?? null);
    await say(ENGLISH, 'bars near Alexanderplatz');
    await expect(whole.pluginJobs.list({ plugin: 'places', personId: ENGLISH.id })).resolves.toEqual([]);
  });
});
