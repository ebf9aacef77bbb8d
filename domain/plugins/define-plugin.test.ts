import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { aPlugin } from '../testing/a-plugin.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { ANNA, as } from '../testing/domain-world.ts';
import { aConversation } from '../testing/fixtures.ts';
import { definePlugin } from './define-plugin.ts';
import { makeMatcher } from './make-matcher.ts';
import { makePluginContext } from './plugin-context.ts';

const TOLD = { en: 'x', ru: 'у' };
const EXAMPLES = {
  en: ['what will the weather be tomorrow', 'is it going to rain today', 'how cold is it outside'],
  ru: ['какая завтра погода', 'будет ли сегодня дождь', 'холодно ли на улице'],
};

function withSettings(settings: z.ZodType<{ readonly city: string }>) {
  return definePlugin({
    contract: 1,
    name: 'weather',
    version: '1.0.0',
    title: TOLD,
    description: TOLD,
    examples: EXAMPLES,
    settings,
    permissions: [],
    handle: async (_, context) => ({ text: context.settings.city }),
  });
}

async function aContext() {
  const whole = await makeWholeWorld();
  const call = { plugin: aPlugin().open(undefined), person: ANNA, principal: as(ANNA), conversation: aConversation(), origin: 'test' };
  const run = { kind: 'plugin', id: 'r' } as const;
  return makePluginContext(whole, { ...call, run, onForeign: () => undefined, signal: new AbortController().signal });
}

describe('a plugin’s definition', () => {
  test.each([
    ['a name with capitals', { name: 'Weather' }, 'name: must be like `weather-report`'],
    ['no version', { version: '' }, 'version: '],
    ['a title without words', { title: { en: ' ', ru: 'у' } }, 'title.en: '],
    ['too few examples', { examples: { ...EXAMPLES, ru: ['раз', 'два'] } }, 'examples.ru: '],
    ['a threshold beyond 1', { threshold: 2 }, 'threshold: '],
    [
      'a command with a slash',
      { commands: [{ name: '/w', usage: '', summary: TOLD, run: async () => ({ text: '' }) }] },
      'commands.0.name: must be like `weather`',
    ],
    ['a permission nobody knows', { ...JSON.parse('{"permissions": ["root"]}') }, 'permissions.0: '],
    ['half a version of what it keeps', { storeVersion: 1.5 }, 'storeVersion: '],
    ['a second version of what it keeps, and no way there', { storeVersion: 2 }, 'migrate: must be there when `storeVersion` is above 1'],
    ['nothing that handles', { ...JSON.parse('{"handle": "x"}') }, 'handle: must be a function'],
    [
      'another contract',
      { ...JSON.parse('{"contract": 7}') },
      'contract: was written for another version of the contract; this Parley has version 1',
    ],
  ])('with %s is refused with the place', (_, change, said) => {
    expect(() => aPlugin(change)).toThrow(said);
  });

  test('has half a threshold and no commands where it names none', () => {
    expect(aPlugin()).toMatchObject({ threshold: 0.5, commands: [] });
    expect(aPlugin({ threshold: 0.8 }).open(undefined)).toMatchObject({ threshold: 0.8, name: 'echo' });
  });
});

describe('the settings of a plugin', () => {
  const CITY = z.strictObject({ city: z.string().default('Berlin') });
  const request = { text: 'x', language: 'en', audience: 'private', answers: null, files: [] } as const;

  test.each([
    ['nothing', undefined, 'Berlin'],
    ['null', null, 'Berlin'],
    ['a city', { city: 'Riga' }, 'Riga'],
  ])('are read where parley.yaml has %s', async (_, raw, city) => {
    const open = withSettings(CITY).open(raw);
    await expect(open.handle(request, await aContext())).resolves.toEqual({ text: city });
  });

  test.each([
    ['a wrong value', { city: 5 }, 'plugins.settings.weather.city: '],
    ['a key nobody knows', { town: 'Riga' }, 'plugins.settings.weather: '],
    ['a text', 'Riga', 'plugins.settings.weather: '],
  ])('are refused where it has %s, with the place', (_, raw, said) => {
    expect(() => withSettings(CITY).open(raw)).toThrow(said);
  });
});

describe('an open plugin', () => {
  test('says nothing to a button, command or job that it does not have', async () => {
    const open = aPlugin().open(undefined);
    const context = await aContext();
    await expect(open.press('x', context)).resolves.toBeNull();
    await expect(open.runCommand('sing', '', context, [])).rejects.toThrow('echo has no command /sing.');
    await expect(open.runJob({ id: 'a', job: 'ring', at: new Date(0), body: null }, context)).resolves.toBeNull();
  });

  test('answers a button with what it says', async () => {
    const open = aPlugin({ press: async (data) => `pressed ${JSON.stringify(data)}` }).open(undefined);
    await expect(open.press([1], await aContext())).resolves.toBe('pressed [1]');
  });
});

describe('how much a message is like the examples', () => {
  const match = makeMatcher(EXAMPLES);
  const of = (text: string): number => match({ text, language: 'en' });

  test.each([...EXAMPLES.en, ...EXAMPLES.ru])('is all of it for "%s" itself', (text) => expect(of(text)).toBe(1));

  test.each([
    ['what will the weather be on Friday', 'write a poem about love'],
    ['will it rain today', 'fix the failing test'],
    ['какая погода будет завтра', 'исправь тест в проекте'],
    ['будет дождь сегодня?', 'напиши письмо бабушке'],
  ])('is more for "%s" than for "%s"', (near, far) => {
    expect(of(near)).toBeGreaterThan(of(far));
    expect(of(far)).toBeLessThan(0.5);
  });

  test.each(['', '   '])('is nothing for "%s"', (text) => expect(of(text)).toBeLessThan(0.2));

  test('decides for a plugin that does not tell by itself', () => {
    expect(
      withSettings(z.object({ city: z.string().default('') }))
        .open({})
        .match({ text: 'какая завтра погода', language: 'ru' }),
    ).toBe(1);
  });
});
