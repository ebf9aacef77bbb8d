import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startPlaces } from '../places/start-places.ts';
import type { SeenMessage } from '../telegram/seen-message.ts';
import { ask, follow } from './api-client.ts';
import { EVENTS, SEND } from './documents.ts';
import type { EventSeen, Sent } from './documents.ts';
import type { Program } from './start-program.ts';
import { codeIn, setTelegramStage, soon } from './telegram-stage.ts';
import type { TelegramStage } from './telegram-stage.ts';

const PATIENCE = { timeout: 30_000, interval: 100 };
const PATIENCE_MS = 30_000;
const TURN = `query ($id: ID!) { node(id: $id) { ... on Turn { reply buttons { id label } pin { latitude longitude title address url } } } }`;
const PRESS = `mutation ($id: ID!) { pressButton(input: { id: $id }) { ... on PressButtonPayload { said } ... on Error { message } } }`;
const ARBAT = { latitude: 55.7501, longitude: 37.5911 };

interface Told {
  readonly reply: string | null;
  readonly buttons: readonly { readonly id: string; readonly label: string }[];
  readonly pin: { readonly title: string; readonly url: string } | null;
}

let places: Awaited<ReturnType<typeof startPlaces>>;
let stage: TelegramStage;
let program: Program;
beforeAll(async () => {
  places = await startPlaces();
  const endpoints = { nominatim: places.url, overpass: `${places.url}/api/interpreter`, contact: 'admin@example.org' };
  stage = await setTelegramStage({ members: 1, settings: { plugins: { settings: { places: endpoints } } } });
  program = await stage.start();
});
afterAll(async () => {
  await stage.close();
  await places.close();
});

async function say(text: string): Promise<Told> {
  return answered((await ask<Sent>(program, SEND, { text })).sendMessage.turn.id);
}

async function answered(id: string): Promise<Told> {
  const turn = async () => (await ask<{ node: Told }>(program, TURN, { id })).node;
  await expect.poll(async () => (await turn()).reply, PATIENCE).not.toBeNull();
  return turn();
}

/** One program through all of it. */
describe('places near somebody', () => {
  test('on Telegram: a location that is shared, a question, more of the list and a pin', async () => {
    const { telegram } = stage;
    const [anna] = stage.members;
    if (anna === undefined) throw new Error('Nobody is there.');
    const chat = telegram.privateChat(anna);
    const ours = (): SeenMessage[] => telegram.visible(chat).filter(({ fromBot }) => fromBot);
    const told = async (words: string | RegExp): Promise<SeenMessage> =>
      soon(
        () => ours().findLast(({ text }) => text.search(words) !== -1),
        PATIENCE_MS,
        () => JSON.stringify(ours().map(({ text }) => text)),
      );

    telegram.sendLocation(chat, anna, ARBAT);
    const asked = await told('📍');
    expect(asked.buttons.flat()).toHaveLength(6);
    telegram.say(chat, anna, 'where can I eat around here');
    const list = await told('within 1.5 km');
    expect(list.text).toContain('© OpenStreetMap contributors');
    expect(list.buttons.flat().at(-1)).toBe('More ▸');
    await telegram.press(chat, anna, list.id, 'More ▸').answered;
    await told(/^6\. /m);
    await telegram.press(chat, anna, list.id, '📍 1').answered;
    const pin = await soon(() => ours().find(({ place }) => place !== undefined), PATIENCE_MS);
    expect(list.text).toContain(pin.place?.title ?? 'nothing');
    expect(pin.place?.latitude).toBeCloseTo(ARBAT.latitude, 2);

    telegram.say(chat, anna, 'ближайшая аптека на Арбате');
    await soon(() => ours().filter(({ place }) => place !== undefined).length === 2, PATIENCE_MS);
  });

  test('I9: in a group where they are is asked for there, and a location counts when it answers us', async () => {
    const { telegram } = stage;
    const boris = telegram.person('Boris');
    const chat = telegram.privateChat(boris);
    telegram.say(chat, boris, 'hello');
    await stage.pairCode(program, await soon(() => telegram.visible(chat).map(({ text }) => codeIn(text))[1]));
    telegram.sendLocation(chat, boris, ARBAT);
    await soon(() => telegram.visible(chat).find(({ text }) => text.includes('📍 Got it')), PATIENCE_MS);

    const group = telegram.group('Walkers', { members: [boris] });
    telegram.addBotTo(group, boris);
    const ours = (): SeenMessage[] => telegram.visible(group).filter(({ fromBot }) => fromBot);
    telegram.sendLocation(group, boris, ARBAT);
    telegram.say(group, boris, '@parley_bot is there a pharmacy nearby?');
    const asked = await soon(() => ours().find(({ text }) => text.includes('near what?')), PATIENCE_MS);
    telegram.sendLocation(group, boris, ARBAT, { replyTo: asked.id });
    const list = await soon(() => ours().find(({ text }) => text.includes('Горздрав')), PATIENCE_MS);
    expect(list.text).toContain('**Pharmacies** near you'.replaceAll('*', ''));
    expect(ours()).toHaveLength(2);
  });

  test('on the web: by words and by command, with the place as data', async () => {
    const nearest = await say('what is the nearest pharmacy to Alexanderplatz');
    expect(nearest.reply).toContain('**Pharmacies** near Alexanderplatz, Berlin, within 1.5 km:');
    expect(nearest.pin).toMatchObject({
      title: 'Apotheke am Alexanderplatz',
      url: expect.stringContaining('https://www.openstreetmap.org/?mlat=52.52'),
    });
    expect(nearest.buttons.map(({ label }) => label)).toContain('📍 1');
    const command = await say('/places vegan near Union Square');
    expect(command.reply).toContain('Jajaja Plantas');
    expect(command.pin).toBeNull();
    expect((await say('где тут поесть веганское рядом с Арбатом')).reply).toContain('Джаганнат');
    expect((await say('/places аптека рядом с Арбатом')).reply).toContain('Горздрав');
  });

  test('on the web: more of the list by a button', async () => {
    const sent = await ask<Sent>(program, SEND, { text: 'where can I eat near Арбат' });
    const list = await answered(sent.sendMessage.turn.id);
    const more = list.buttons.find(({ label }) => label === 'More ▸');
    await ask(program, PRESS, { id: more?.id });
    const told = await follow<EventSeen>(program, EVENTS, { id: sent.sendMessage.conversation.id }, ({ conversationEvents: { text } }) =>
      /^6\. /m.test(text ?? ''),
    );
    expect(told.at(-1)?.conversationEvents.__typename).toBe('Notice');
  });

  test('which a server does not tell are said so in a sentence', async () => {
    places.breaks('overpass', 'gateway');
    expect((await say('museums near Alexanderplatz')).reply).toBe(
      'The place search of OpenStreetMap (Overpass) did not answer in time. Try again in a minute.',
    );
    places.breaks('overpass', null);
    expect(places.asked.length).toBeGreaterThan(5);
    expect(places.rude.filter((each) => each.startsWith('who is'))).toEqual([]);
  });
});
