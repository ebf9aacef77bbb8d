import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ConflictError, RejectedError, UnreachableError } from '../../domain/errors.ts';
import { aPerson, uuid } from '../../domain/testing/fixtures.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { startFreezableProxy } from '../../testing/postgres/freezable-proxy.ts';
import { createTestDatabase } from '../../testing/postgres/test-database.ts';
import type { TestDatabase } from '../../testing/postgres/test-database.ts';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { PersonEntity } from './entities/people.ts';

let place: TestDatabase;
let database: Database;

beforeEach(async () => {
  place = await createTestDatabase();
  const deps = { url: place.url, size: 1, logger: makeRecordingLogger(), isDiskFull: () => false };
  database = openDatabase({ ...deps, answerDeadlineMs: 1_000 });
});

afterEach(async () => {
  await database.close();
  await place.close();
});

function add(id: number, name = 'Anna'): Promise<string> {
  return database.unit((em) => em.insert(PersonEntity, aPerson({ id: uuid(id), name })));
}

function names(): Promise<string[]> {
  return database.unit(async (em) => (await em.find(PersonEntity, {}, { orderBy: { id: 'asc' } })).map(({ name }) => name));
}

async function asAdmin(sql: string, value: unknown): Promise<void> {
  const admin = new Client({ connectionString: place.url });
  await admin.connect();
  await admin.query(sql, [value]);
  await admin.end();
}

describe('what the ORM stores', () => {
  it.each(["'; DROP TABLE persons; --", 'a ? b ?? c \\? :d $1', 'back\\slash \\', 'Ёж 💥', 'line\nbreak\ttab', ''])(
    'comes back as it was: %j',
    async (name) => {
      await add(1, name);
      expect(await names()).toEqual([name]);
      expect(await database.unit((em) => em.count(PersonEntity, { name }))).toBe(1);
    },
  );

  it('has U+FFFD where PostgreSQL cannot keep a character', async () => {
    await add(1, 'a\0b\uD800c\uDC00');
    expect(await names()).toEqual(['a\uFFFDb\uFFFDc\uFFFD']);
  });

  it('is all of a unit of work or nothing', async () => {
    await database.unit((em) =>
      em.transactional(async (inside) => {
        inside.create(PersonEntity, aPerson({ id: uuid(1), name: 'one' }));
        inside.create(PersonEntity, aPerson({ id: uuid(2), name: 'two' }));
      }),
    );
    const failing = database.unit((em) =>
      em.transactional(async (inside) => {
        await inside.insert(PersonEntity, aPerson({ id: uuid(3), name: 'three' }));
        throw new RejectedError('no');
      }),
    );
    await expect(failing).rejects.toThrow(RejectedError);
    expect(await names()).toEqual(['one', 'two']);
  });
});

describe('errors of the ORM', () => {
  it('a taken key is a conflict, and the connection is kept', async () => {
    await add(1);
    const backend = () => database.unit((em) => em.execute('SELECT pg_backend_pid() AS pid'));
    const before = await backend();
    await expect(add(1)).rejects.toThrow(ConflictError);
    expect(await backend()).toEqual(before);
  });

  it('a refused row is not quoted in what is told', async () => {
    const refused = database.unit((em) =>
      em.execute(`INSERT INTO persons VALUES (gen_random_uuid(), 'a secret', 'king', 'en', 'UTC', now())`),
    );
    await expect(refused).rejects.toThrow(/violates check constraint/);
    await expect(refused).rejects.not.toThrow(/a secret/);
  });

  it('a second statement in the text of one is refused', async () => {
    await expect(database.unit((em) => em.execute('SELECT 1; SELECT 2'))).rejects.toThrow(RejectedError);
  });

  it('a statement that is not answered in time holds up nobody else', async () => {
    await expect(database.unit((em) => em.execute('SELECT pg_sleep(60)'))).rejects.toThrow(UnreachableError);
    await add(1);
    expect(await names()).toEqual(['Anna']);
    await asAdmin(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE query LIKE $1`, 'SELECT pg_sleep%');
  });

  it('a connection that is cut inside a transaction is told to whoever uses it, and replaced', async () => {
    const cut = database.unit((em) =>
      em.transactional(async (inside) => {
        const [row] = await inside.execute<{ pid: number }[]>('SELECT pg_backend_pid() AS pid');
        await asAdmin('SELECT pg_terminate_backend($1, 5000)', row?.pid);
        await inside.insert(PersonEntity, aPerson({ id: uuid(1) }));
      }),
    );
    await expect(cut).rejects.toThrow(UnreachableError);
    await add(2, 'after');
    expect(await names()).toEqual(['after']);
  });

  it('a transaction that could not begin keeps no connection', async () => {
    const proxy = await startFreezableProxy(place.url);
    const deps = { size: 1, logger: makeRecordingLogger(), isDiskFull: () => false, answerDeadlineMs: 1_000 };
    const behind = openDatabase({ ...deps, url: proxy.url });
    await behind.unit((em) => em.count(PersonEntity));
    proxy.freeze();
    const work = () => behind.unit((em) => em.transactional((inside) => inside.count(PersonEntity)));
    await expect(work()).rejects.toThrow(UnreachableError);
    proxy.thaw();
    expect(await work()).toBe(0);
    await behind.close();
    await proxy.close();
  });

  it('a server that is not there is unreachable', async () => {
    const deps = { size: 1, logger: makeRecordingLogger(), isDiskFull: () => false, answerDeadlineMs: 500 };
    const away = openDatabase({ ...deps, url: 'postgresql://x:y@127.0.0.1:1/none' });
    await expect(away.unit((em) => em.count(PersonEntity))).rejects.toThrow(UnreachableError);
    await away.close();
  });
});
