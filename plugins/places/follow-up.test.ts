import { describe, expect, test } from 'vitest';

import { GUEST } from '../../domain/testing/domain-world.ts';
import { ENGLISH, makePlacesWorld, RUSSIAN } from '../../testing/places/places-world.ts';
import { isAnswer } from './answer.ts';

const WISH = { wish: { kind: 'cafe', name: null, traits: [], when: null, where: null, isNearest: false } };
const POINT = { point: { latitude: 52.5, longitude: 13.4 } };

describe('what follows "near what?"', () => {
  test.each([
    'geo:52.52,13.41 Somewhere',
    'Alexanderplatz',
    'alexanderplatz?',
    'near the main station',
    'Kaiserdamm 12, 14057 Berlin',
    "I'm at the central station",
    'we are near Tempelhof',
    'my hotel street is Oranienburger 5',
    'at home on Baker Street',
    'Арбат',
    'на Арбате',
    'у метро Сокол',
    'я на Тверской',
    'мы сейчас у вокзала',
    'улица Ленина, 5',
    'Петроградка',
    'bars near Alexanderplatz',
  ])('is a place: %s', (text) => {
    expect(isAnswer(text, WISH)).toBe(true);
  });

  test.each([
    'never mind',
    'oh, forget it',
    'hello!',
    'thanks anyway',
    'ok',
    '👍',
    '?',
    'what is the capital of Norway?',
    'remind me to call mum at six',
    'translate "good evening" into Spanish',
    'I think it rains',
    'we’ve all been tired',
    'my head hurts',
    "let's talk about something else",
    'do you know how tall the tower there is and when it was built?',
    'неважно',
    'ой, спасибо, уже не надо',
    'привет',
    'ладно',
    'напомни завтра позвонить маме',
    'что в базе знаний про отпуск',
    'какая столица Норвегии',
    'добавь созвон в среду в три',
    'мне скучно',
    'первая строка\nвторая',
    'слово '.repeat(30),
  ])('is something else: %s', (text) => {
    expect(isAnswer(text, WISH)).toBe(false);
  });

  test('is what is looked for where it is the place that was said', () => {
    expect(isAnswer('coffee', POINT)).toBe(true);
    expect(isAnswer('спасибо', POINT)).toBe(false);
    expect(isAnswer('Алексей', null)).toBe(true);
  });

  test('is left to the chat where no map knows it and nothing says that it is a place, and asked again where its form does', async () => {
    const { say } = await makePlacesWorld();
    await expect(say(ENGLISH, 'somewhere over the rainbow', { answers: WISH })).resolves.toBeNull();
    await expect(say(RUSSIAN, 'куда-нибудь подальше отсюда', { answers: WISH })).resolves.toBeNull();
    await expect(say(ENGLISH, 'never mind', { answers: WISH })).resolves.toBeNull();
    await expect(say(ENGLISH, 'Nowhere Street 7', { answers: WISH })).resolves.toMatchObject({
      text: expect.stringContaining('The map knows no place'),
      ask: { wish: { kind: 'cafe' } },
    });
    const found = await say(ENGLISH, 'alexanderplatz', { answers: WISH });
    expect(found?.text).toContain('Einstein Kaffee');
  });
});

test('guests are told that places are for members, by words and by command', async () => {
  const { say, command, standIn } = await makePlacesWorld();
  await expect(say(GUEST, 'a pharmacy nearby')).resolves.toEqual({ text: expect.stringContaining('members only') });
  await expect(command({ ...GUEST, language: 'ru' }, 'аптека рядом с Арбатом')).resolves.toEqual({
    text: expect.stringContaining('только для участников'),
  });
  expect(standIn.asked).toEqual([]);
});
