import { expect, it } from 'vitest';

import { aFact, ofPerson } from '../../domain/testing/a-fact.ts';
import { aPerson, uuid } from '../../domain/testing/fixtures.ts';
import { makePostgresWorld } from '../../testing/postgres/postgres-world.ts';

async function findIn(facts: readonly string[], query: string, limit = 10): Promise<string[]> {
  const { people, memory, close } = await makePostgresWorld();
  try {
    await people.add(aPerson());
    for (const [n, text] of facts.entries()) await memory.keep(aFact({ id: uuid(300 + n), text }));
    return (await memory.search(ofPerson(uuid(1)), query, limit)).map(({ text }) => text);
  } finally {
    await close();
  }
}

it('finds words in other forms, in both languages', async () => {
  const facts = ['Мой стоматолог принимает на Садовой улице', 'My dentists are in Warsaw'];
  expect(await findIn(facts, 'где принимают стоматологи?')).toEqual([facts[0]]);
  expect(await findIn(facts, 'which dentist?')).toEqual([facts[1]]);
});

it('finds a word that is misspelt', async () => {
  expect(await findIn(['Моя машина стоит во дворе', 'Люблю чай'], 'где машна')).toEqual(['Моя машина стоит во дворе']);
});

it('what shares more words comes first', async () => {
  const facts = ['кошка спит', 'кошка Мурка спит на диване'];
  expect(await findIn(facts, 'кошка Мурка на диване', 1)).toEqual([facts[1]]);
});

it('words that everything holds find nothing', async () => {
  expect(await findIn(['Я живу на горе', 'I live on a hill'], 'на и the on')).toEqual([]);
});

it('takes quotes, backslashes, addresses, emoji and texts longer than an index entry', async () => {
  const long = `${'слово '.repeat(60_000)}хвост`;
  expect(await findIn([long], 'слово')).toEqual([long]);
  expect(
    await findIn(["C:\\temp\\it's 👩‍👩‍👧 https://example.com/?a=1&b=2"], "it's C:\\temp https://example.com/?a=1&b=2 'x' \\"),
  ).toHaveLength(1);
  expect(await findIn(['чай'], 'чай '.repeat(100_000))).toEqual(['чай']);
});
