import { describe, expect, test } from 'vitest';

import { PLAIN_SOURCE } from '../../messaging/message-source.ts';
import { ANNA } from '../../testing/domain-world.ts';
import { uuid } from '../../testing/fixtures.ts';
import { makeReadingWorld } from '../../testing/reading-world.ts';
import type { ReadingWorld } from '../../testing/reading-world.ts';
import { fails, SCRIPTED_USAGE, says } from '../../testing/scripted-provider.ts';
import { wholeItems } from './whole-items.ts';

const OF_ANNA = { kind: 'person', personId: ANNA.id } as const;
const HOME = {
  message: 2,
  subject: 'self',
  predicate: 'home',
  value: 'Лиссабон',
  text: 'Живу в Лиссабоне',
  category: 'place',
  confidence: 0.9,
};

async function facts(world: ReadingWorld) {
  const { items } = await world.memory.list(OF_ANNA, { limit: 50, after: null, isWithHistory: false });
  return items.map(({ item }) => item);
}

async function sayFive(world: ReadingWorld, from = 1): Promise<void> {
  for (let number = from; number < from + 5; number += 1)
    await world.say(number, number === 2 ? 'Переехала в Лиссабон' : `Слово ${number}`);
}

function answer(...found: readonly unknown[]) {
  return says(JSON.stringify({ facts: found }));
}

describe('facts that a model finds', () => {
  test('come from several messages in one call, each with the turn that says it', async () => {
    const world = await makeReadingWorld(answer(HOME));
    await sayFive(world);
    await world.read();
    expect(world.cheap.requests).toHaveLength(1);
    expect(await facts(world)).toMatchObject([
      {
        text: 'Живу в Лиссабоне',
        predicate: 'home',
        turnId: uuid(2002),
        origin: 'extracted',
        isTainted: false,
        confidence: 0.8,
        speaker: 'Аня',
      },
    ]);
  });

  test('are looked for in few messages when no more come', async () => {
    const world = await makeReadingWorld(answer());
    await world.say(1, 'Одно слово');
    await world.read(100_000);
    expect(world.cheap.requests).toEqual([]);
    await world.read(30_000);
    expect(world.cheap.requests).toHaveLength(1);
  });

  test('I8: come from the own words of people alone: no quotations, code, commands, nor what is passed on', async () => {
    const world = await makeReadingWorld(answer());
    await world.say(1, '> Я живу в Риме\nНет, не там\n`я живу в коде`');
    await world.say(2, 'Чужое', { source: { ...PLAIN_SOURCE, isForwarded: true } });
    await world.say(3, '/remember x');
    await world.say(4, 'Ответ', { source: { ...PLAIN_SOURCE, quote: 'Цитата' } });
    await world.read(130_000);
    const [request] = world.cheap.requests;
    const said = JSON.stringify(request?.messages);
    expect(said).toContain('Нет, не там');
    expect(said).toContain('Ответ');
    for (const foreign of ['Риме', 'коде', 'Чужое', '/remember', 'Цитата', 'About']) expect(said).not.toContain(foreign);
  });

  test('are not looked for in where somebody is for a moment', async () => {
    const world = await makeReadingWorld(answer());
    await world.say(1, 'geo:52.52,13.405 Дома');
    await world.say(2, 'Тут рядом есть аптека');
    await world.read(130_000);
    expect(JSON.stringify(world.cheap.requests)).toContain('аптека');
    expect(JSON.stringify(world.cheap.requests)).not.toContain('52.5');
  });

  test('are kept as far as the answer is as it was asked for, also when it is cut off', async () => {
    const odd = [{ ...HOME, message: 9 }, { ...HOME, predicate: 'lives in{}' }, { message: 1 }, 'word', { ...HOME, text: ' ' }];
    const text = `Here:\n{"facts": ${JSON.stringify([...odd, HOME]).slice(0, -1)}, {"message": 3, "subject": "self", "pre`;
    const world = await makeReadingWorld({
      events: [
        { type: 'text', delta: text },
        { type: 'done', stop: 'length', usage: SCRIPTED_USAGE, opaque: null },
      ],
    });
    await sayFive(world);
    await world.read();
    expect((await facts(world)).map((fact) => fact.text)).toEqual(['Живу в Лиссабоне']);
  });

  test('I10: are no secrets', async () => {
    const world = await makeReadingWorld(answer({ ...HOME, predicate: 'note', text: 'My password is: qwerty123', value: 'qwerty123' }));
    await sayFive(world);
    await world.read();
    expect(await facts(world)).toEqual([]);
  });

  test('are not looked for once somebody wants nothing kept', async () => {
    const world = await makeReadingWorld(answer(HOME));
    await sayFive(world);
    await world.people.change(ANNA.id, { keepsMemory: false });
    await world.read(130_000);
    expect(world.cheap.requests).toEqual([]);
  });

  test('are found once, though the process dies before they are kept', async () => {
    const world = await makeReadingWorld(answer(HOME));
    await sayFive(world);
    const killed = { ...world.memory, keep: () => Promise.reject(new Error('killed')) };
    await world.read(0, undefined, { memory: killed });
    expect(world.logger.of('facts.not-extracted')).toHaveLength(1);
    expect(await facts(world)).toEqual([]);
    await world.clock.advance(900_000);
    await world.read();
    await world.read(130_000);
    expect(world.cheap.requests).toHaveLength(1);
    expect(await facts(world)).toHaveLength(1);
  });

  test('wait while the model fails, and are given up when it cannot', async () => {
    const world = await makeReadingWorld(fails('rejected'), answer(HOME));
    await sayFive(world);
    await world.read(20_000);
    expect(await facts(world)).toEqual([]);
    await world.read(15_000);
    expect(await facts(world)).toHaveLength(1);
    expect(world.cheap.requests).toHaveLength(2);
  });
});

describe('the whole items of a list', () => {
  test.each([
    ['', []],
    ['no list', []],
    ['[]', []],
    ['{"facts": [{"a": "]}"}, {"b": {"c": [1]}}], "x": [{"d": 1}]}', [{ a: ']}' }, { b: { c: [1] } }]],
    ['[{"a": "\\"{"}, {"b": 1', [{ a: '"{' }]],
    ['[{"a": 1}, {broken}, {"b": 2}]', [{ a: 1 }, { b: 2 }]],
  ])('%s', (text, items) => {
    expect(wholeItems(text)).toEqual(items);
  });
});
