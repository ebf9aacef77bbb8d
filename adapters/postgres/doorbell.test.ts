import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { UnreachableError } from '../../domain/errors.ts';
import type { Topic } from '../../domain/ports/doorbell.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/postgres/test-database.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { openPostgresDoorbell, type PostgresDoorbell } from './doorbell.ts';

let database: TestDatabase;
let admin: Client;
const open: PostgresDoorbell[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  admin = new Client({ connectionString: database.url });
  await admin.connect();
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((doorbell) => doorbell.close()));
});

afterAll(async () => {
  await admin.end();
  await database.close();
});

/** A doorbell as a process of its own has it. */
async function aDoorbell(): Promise<PostgresDoorbell> {
  const doorbell = await openPostgresDoorbell({ url: database.url, clock: makeSystemClock(), logger: makeRecordingLogger() });
  open.push(doorbell);
  return doorbell;
}

function counting(doorbell: PostgresDoorbell, topic: Topic): { rings: number } {
  const counter = { rings: 0 };
  doorbell.listen(topic, () => (counter.rings += 1));
  return counter;
}

async function cutConnections(): Promise<void> {
  await admin.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'parley doorbell' AND datname = current_database()",
  );
}

describe('within a process', () => {
  it('rings come at once and without the database, several at a time as one', async () => {
    const doorbell = await aDoorbell();
    const heard = counting(doorbell, 'task:abc234');
    doorbell.ring('task:abc234', 'work:tasks');
    doorbell.ring('task:abc234');
    await Promise.resolve();
    expect(heard.rings).toBe(1);
  });

  it('its own rings do not come a second time over the database', async () => {
    const doorbell = await aDoorbell();
    const other = await aDoorbell();
    const [heard, heardThere] = [counting(doorbell, 'work:turns'), counting(other, 'work:turns')];
    doorbell.ring('work:turns');
    await vi.waitFor(() => expect(heardThere.rings).toBe(1));
    expect(heard.rings).toBe(1);
  });

  it('who stopped listening hears nothing, and a listener that fails keeps no other from hearing', async () => {
    const doorbell = await aDoorbell();
    const stop = doorbell.listen('access', () => expect.unreachable());
    doorbell.listen('access', () => {
      throw new Error('a listener fails');
    });
    const heard = counting(doorbell, 'access');
    stop();
    doorbell.ring('access');
    await Promise.resolve();
    expect(heard.rings).toBe(1);
  });
});

describe('between processes', () => {
  it('I5: a ring reaches those who listen to its topic, and nobody else', async () => {
    const [here, there] = [await aDoorbell(), await aDoorbell()];
    const heard = counting(there, 'output:abc234');
    const other = counting(there, 'output:xyz789');
    here.ring('output:abc234');
    await vi.waitFor(() => expect(heard.rings).toBe(1));
    expect(other.rings).toBe(0);
  });

  it('thousands of topics at once all arrive, though one payload holds less than 8,000 bytes', async () => {
    const [here, there] = [await aDoorbell(), await aDoorbell()];
    const topics = Array.from({ length: 1_500 }, (_, n): Topic => `conversation:разговор-${String(n)}`);
    const heard = topics.map((topic) => counting(there, topic));
    here.ring(...topics);
    await vi.waitFor(() => expect(heard.every(({ rings }) => rings > 0)).toBe(true));
  });

  it('I5: many rings while a notification is under way become few notifications', async () => {
    const [here, there] = [await aDoorbell(), await aDoorbell()];
    const heard = counting(there, 'output:abc234');
    const last = counting(there, 'output:last');
    for (let n = 0; n < 500; n += 1) {
      here.ring('output:abc234');
      await Promise.resolve();
    }
    here.ring('output:last');
    await vi.waitFor(() => expect(last.rings).toBe(1));
    expect(heard.rings).toBeGreaterThan(0);
    expect(heard.rings).toBeLessThan(100);
  });

  it('what happens in a conversation within a moment is told to others once, at the latest when the ringer ends', async () => {
    const [here, there] = [await aDoorbell(), await aDoorbell()];
    const [heard, last] = [counting(there, 'conversation:a'), counting(there, 'output:last')];
    for (let n = 0; n < 5; n += 1) {
      here.ring('conversation:a');
      await Promise.resolve();
    }
    await vi.waitFor(() => expect(heard.rings).toBe(1));
    here.ring('output:last');
    await vi.waitFor(() => expect(last.rings).toBe(1));
    expect(heard.rings).toBe(1);
    here.ring('conversation:a');
    await here.close();
    await vi.waitFor(() => expect(heard.rings).toBe(2));
  });

  it('what was rung right before the end is still heard', async () => {
    const [here, there] = [await aDoorbell(), await aDoorbell()];
    const heard = counting(there, 'access');
    here.ring('access');
    await here.close();
    await vi.waitFor(() => expect(heard.rings).toBe(1));
  });
});

describe('after a lost connection', () => {
  it('every listener is called once, and rings come again', async () => {
    const [here, there] = [await aDoorbell(), await aDoorbell()];
    const heard = [counting(there, 'work:turns'), counting(there, 'task:abc234')];
    await cutConnections();
    await vi.waitFor(() => expect(heard.map(({ rings }) => rings)).toEqual([1, 1]), { timeout: 5_000 });
    const before = heard[1]?.rings ?? 0;
    await vi.waitFor(() => {
      here.ring('task:abc234');
      expect(heard[1]?.rings).toBeGreaterThan(before);
    });
  });

  it('what is rung while the connection is away is heard in the end', async () => {
    const [here, there] = [await aDoorbell(), await aDoorbell()];
    await cutConnections();
    here.ring('task:abc234');
    const heard = counting(there, 'task:abc234');
    await vi.waitFor(() => expect(heard.rings).toBeGreaterThan(0), { timeout: 5_000 });
  });

  it('closes also while there is no database', async () => {
    const doorbell = await aDoorbell();
    await cutConnections();
    doorbell.ring('access');
    await doorbell.close();
  });
});

it('a database that is not there is said at the beginning', async () => {
  const deps = { clock: makeSystemClock(), logger: makeRecordingLogger() };
  await expect(openPostgresDoorbell({ ...deps, url: 'postgresql://x:y@127.0.0.1:1/none' })).rejects.toThrow(UnreachableError);
});
