import { describe, expect, test } from 'vitest';

import { ENGLISH, makePlacesWorld, RUSSIAN } from '../../testing/places/places-world.ts';

const HOUR_MS = 3_600_000;
const ATTRIBUTION = '[© OpenStreetMap contributors](https://www.openstreetmap.org/copyright)';
const ALEX = 'geo:52.521918,13.413215';

describe('places around a name', () => {
  test.each([
    ['Moscow', RUSSIAN, 'где тут поесть веганское рядом с Арбатом', ['Джаганнат', 'Fresh'], 'открыто до 23:00'],
    ['Berlin', ENGLISH, 'vegan restaurants near Alexanderplatz', ['Yoyo Foodworld', 'Transit', '1990 Vegan Living'], 'open until 23:59'],
    ['New York', ENGLISH, 'halal food near Union Square', ['Halal Guys'], 'closed, opens 10:00'],
  ])(
    'are those of %s, the nearest first, each with distance, hours and a map, and whose data they are',
    async (_, person, text, names, hours) => {
      const { say, standIn } = await makePlacesWorld();
      const reply = await say(person, text);
      const shown = [...(reply?.text ?? '').matchAll(/^\d+\. \*\*(.*?)\*\* · (\d+) (?:m|м) · /gm)];
      expect(shown.map(([, name]) => name)).toEqual(names);
      const far = shown.map(([, , metres]) => Number(metres));
      expect(far).toEqual(far.toSorted((one, other) => one - other));
      if (names.length !== 3) expect(reply?.text).toContain(hours);
      expect(reply?.text.endsWith(ATTRIBUTION)).toBe(true);
      expect(reply?.text).toContain('https://www.openstreetmap.org/?mlat=');
      expect(reply?.isForeign).toBe(true);
      expect(standIn.rude).toEqual([]);
    },
  );

  test('are found by several words of where, in whatever order', async () => {
    const { say } = await makePlacesWorld();
    for (const where of ['near Alexanderplatz in Berlin', 'in Berlin near Alexanderplatz'])
      await expect(say(ENGLISH, `find cafes ${where}`)).resolves.toMatchObject({
        text: expect.stringContaining('near Alexanderplatz, Berlin'),
      });
    await expect(say(RUSSIAN, 'кафе в Москве рядом с Арбатом')).resolves.toMatchObject({ text: expect.stringContaining('Шоколадница') });
  });

  test('open till late on a day of the place, whatever the clock of the person', async () => {
    const { say } = await makePlacesWorld();
    const reply = await say(ENGLISH, 'supermarkets open till late on Sunday near Alexanderplatz');
    expect(reply?.text).toContain('None of these is open then');
    expect(reply?.text).toMatch(/open Sun,? 29 Nov,? 23:00/);
    const bars = await say(ENGLISH, 'bars open till late on Sunday near Alexanderplatz');
    expect(bars?.text).toMatch(/Kaffee Burger\*\* · \d+ m · 🟢 open until 04:00/);
  });

  test('that are nearest come with a pin, and further ones are looked for where there is nothing near', async () => {
    const { say, standIn } = await makePlacesWorld({ radius: 100 });
    const reply = await say(RUSSIAN, 'ближайшая круглосуточная аптека рядом с улицей Арбат');
    expect(reply?.pin).toEqual({ latitude: 55.7520312, longitude: 37.5925178, title: '36,6', address: 'улица Арбат 9' });
    expect(reply?.text).toContain('в радиусе 500 м');
    expect(standIn.asked.filter((asked) => asked.startsWith('[out:json]'))).toHaveLength(2);
    expect(standIn.rude).toEqual([]);
  });

  test('that the map does not know are said so, and the next words are tried in their place', async () => {
    const { say } = await makePlacesWorld();
    const unknown = await say(ENGLISH, 'cafes near Xyzzy');
    expect(unknown?.text).toBe('The map knows no place "Xyzzy". Name it differently, add the city, or share your location.');
    const found = await say(ENGLISH, 'near Union Square', { answers: unknown?.ask ?? null });
    expect(found?.text).toContain('**Cafés** near Union Square Park, City of New York');
    await expect(say(ENGLISH, 'never mind', { answers: unknown?.ask ?? null })).resolves.toBeNull();
    await expect(say(ENGLISH, 'x'.repeat(200), { answers: unknown?.ask ?? null })).resolves.toBeNull();
  });

  test('of which there are none are said so', async () => {
    const { say } = await makePlacesWorld();
    const reply = await say(ENGLISH, 'zoo near Alexanderplatz');
    expect(reply?.text).toBe(`The map shows none of these near Alexanderplatz, Berlin within 7.5 km: zoos.\n\n${ATTRIBUTION}`);
    await expect(say(ENGLISH, 'car parks near Alexanderplatz')).resolves.toMatchObject({ text: expect.stringContaining('none of these') });
  });

  test('may be called like anything', async () => {
    const { say, standIn } = await makePlacesWorld();
    const reply = await say(ENGLISH, 'the nearest "Star];out;*" near Alexanderplatz');
    expect(reply?.text).toContain('The map shows none of these');
    expect(reply?.text).toContain(String.raw`Star\]`);
    expect(standIn.rude).toEqual([]);
  });
});

describe('places around a person', () => {
  test('are asked for where nobody knows where that is, and told when they have said it', async () => {
    const { say } = await makePlacesWorld();
    const asked = await say(RUSSIAN, 'аптека рядом, которая сейчас открыта');
    expect(asked?.text).toBe('Аптеки, открыто сейчас: рядом с чем? Пришлите геопозицию или назовите адрес, станцию или город.');
    const told = await say(RUSSIAN, 'geo:55.7501,37.5911', { answers: asked?.ask ?? null });
    expect(told?.text).toMatch(/1\. \*\*Горздрав\*\* · \d+ м · 🟢 открыто до 22:00/);
    const again = await say(RUSSIAN, 'а где рядом кафе?');
    expect(again?.text).toContain('Шоколадница');
    const named = await say(RUSSIAN, 'у метро Сокол', { answers: asked?.ask ?? null });
    expect(named?.text).toContain('Сокол, Москва');
  });

  test('who shares where they are and not what for are asked by buttons', async () => {
    const { say, press, command } = await makePlacesWorld();
    const reply = await say(ENGLISH, `${ALEX} Weltzeituhr`);
    expect(reply?.text).toMatch(/^📍 Got it: Weltzeituhr\./);
    expect(reply?.buttons).toHaveLength(6);
    const told = await press(ENGLISH, reply?.buttons?.[2]?.data ?? null);
    expect(told?.text).toContain('Apotheke am Alexanderplatz');
    const bare = await say(ENGLISH, 'cafes', { answers: reply?.ask ?? null });
    expect(bare?.text).toContain('Einstein Kaffee');
    expect((await command(ENGLISH, ALEX)).text).toMatch(/^📍 Got it\./);
  });

  test('I9: are forgotten after an hour, and never used in a group', async () => {
    const { say, command, whole, runDue } = await makePlacesWorld();
    await say(ENGLISH, ALEX);
    await expect(command(ENGLISH, 'atm')).resolves.toMatchObject({ text: expect.stringContaining('Berliner Sparkasse') });
    for (const reply of [await say(ENGLISH, 'atm nearby', { audience: 'group' }), await command(ENGLISH, 'atm', 'group')])
      expect(reply?.text).toMatch(/^Cash machines: near what\?/);
    await expect(command(RUSSIAN, 'банкомат')).resolves.toMatchObject({ text: expect.stringContaining('рядом с чем?') });
    const here = async () => (await whole.pluginValues.list({ plugin: 'places', personId: ENGLISH.id }, 'own:here', 9)).length;
    expect(await here()).toBe(1);
    await whole.clock.advance(HOUR_MS);
    await expect(command(ENGLISH, 'atm')).resolves.toMatchObject({ text: expect.stringContaining('near what?') });
    await runDue(ENGLISH);
    expect(await here()).toBe(0);
  });

  test('I9: in a group are where they said it there, and that is kept with the question alone', async () => {
    const { say, whole } = await makePlacesWorld();
    const reply = await say(ENGLISH, ALEX, { audience: 'group' });
    const told = await say(ENGLISH, 'atm nearby', { audience: 'group', answers: reply?.ask ?? null });
    expect(told?.text).toContain('Berliner Sparkasse');
    await expect(whole.pluginValues.list({ plugin: 'places', personId: ENGLISH.id }, 'own:here', 9)).resolves.toEqual([]);
  });

  test('who moved since keep what was said last', async () => {
    const { say, command, whole, runDue } = await makePlacesWorld();
    await say(ENGLISH, 'geo:55.75,37.59');
    await whole.clock.advance(HOUR_MS / 2);
    await say(ENGLISH, ALEX);
    await whole.clock.advance(HOUR_MS / 2);
    await runDue(ENGLISH);
    await expect(command(ENGLISH, 'atm')).resolves.toMatchObject({ text: expect.stringContaining('Berliner Sparkasse') });
  });

  test('are sent to nobody more exactly than to a hundred metres', async () => {
    const { say, standIn } = await makePlacesWorld();
    await say(ENGLISH, 'geo:52.5219184,13.4132147');
    await say(ENGLISH, 'pharmacy nearby');
    expect(standIn.asked.join('\n')).not.toContain('52.5219');
    expect(standIn.asked.join('\n')).toContain('around:1500,52.522,13.413');
  });
});

describe('/places', () => {
  test.each([
    [ENGLISH, 'pharmacy near Alexanderplatz', 'Apotheke am Alexanderplatz'],
    [RUSSIAN, 'аптека рядом с Арбатом', 'Горздрав'],
    [ENGLISH, '', 'Write what and where: `/places pharmacy near Alexanderplatz`'],
    [RUSSIAN, 'ы', 'Напишите, что и где: `/places аптека рядом с Арбатом`'],
  ])('%# is answered', async (person, argument, said) => {
    const { command } = await makePlacesWorld();
    await expect(command(person, argument)).resolves.toMatchObject({ text: expect.stringContaining(said) });
  });
});

test('words that are not for it are left to the chat', async () => {
  const { say, plugin } = await makePlacesWorld();
  await expect(say(ENGLISH, 'what is the capital of Peru')).resolves.toBeNull();
  expect(plugin.match({ text: 'what is the capital of Peru', language: 'en' })).toBe(0);
  expect(plugin.match({ text: ALEX, language: 'en' })).toBe(1);
});
