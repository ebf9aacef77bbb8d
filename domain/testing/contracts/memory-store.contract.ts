import { describe, expect } from 'vitest';
import type { Fact } from '../../memory/fact.ts';
import { NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, testIn, type MakeWorld } from './world.ts';

function fact(number: number, text: string, personId = ANNA): Fact {
  return { id: uuid(300 + number), personId, text, turnId: null, createdAt: new Date(NOON.getTime() + number * 1000) };
}

/** What every MemoryStore does. */
export function memoryStoreContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
    it('keeps a fact once for each person', async ({ memory }) => {
      expect(await memory.add(fact(1, 'Люблю чай'))).toEqual(fact(1, 'Люблю чай'));
      expect(await memory.add(fact(2, 'Люблю чай'))).toEqual(fact(1, 'Люблю чай'));
      expect(await memory.add(fact(3, 'Люблю чай', BORIS))).toEqual(fact(3, 'Люблю чай', BORIS));
    });

    it('lists the newest first', async ({ memory }) => {
      for (const n of [1, 2, 3]) await memory.add(fact(n, `fact ${String(n)}`));
      expect((await memory.list(ANNA, 2)).map(({ text }) => text)).toEqual(['fact 3', 'fact 2']);
    });

    it('finds those that share words with the query, in Russian and English, whatever the case', async ({ memory }) => {
      await memory.add(fact(1, 'My dentist is in Warsaw'));
      await memory.add(fact(2, 'Моя машина стоит на Садовой'));
      const found = async (query: string) => (await memory.search(ANNA, query, 10)).map(({ text }) => text);
      expect(await found('WARSAW dentist')).toEqual(['My dentist is in Warsaw']);
      expect(await found('машина')).toEqual(['Моя машина стоит на Садовой']);
      expect(await found('zebra')).toEqual([]);
      expect(await found('')).toEqual([]);
      expect(await found("'; -- & | ! :* (")).toEqual([]);
    });

    it("I9: never shows, finds or forgets another person's fact", async ({ memory }) => {
      await memory.add(fact(1, 'secret code 1234', BORIS));
      expect(await memory.list(ANNA, 10)).toEqual([]);
      expect(await memory.search(ANNA, 'secret code', 10)).toEqual([]);
      expect(await memory.forget(ANNA, fact(1, '').id)).toBe(false);
      expect(await memory.list(BORIS, 10)).toHaveLength(1);
    });

    it('forgets once', async ({ memory }) => {
      await memory.add(fact(1, 'Люблю чай'));
      expect(await memory.forget(ANNA, fact(1, '').id)).toBe(true);
      expect(await memory.forget(ANNA, fact(1, '').id)).toBe(false);
      expect(await memory.search(ANNA, 'чай', 10)).toEqual([]);
    });
  });
}
