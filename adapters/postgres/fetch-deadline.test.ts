import { Client } from 'pg';
import { expect, it } from 'vitest';

import { aConversation, aMessage, aPerson, uuid } from '../../domain/testing/fixtures.ts';
import { lease } from '../../domain/testing/contracts/world.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { createTestDatabase } from '../../testing/postgres/test-database.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { makePostgres } from './make-postgres.ts';

it('I11: a turn whose file never comes is run when the time for fetching is over, and says which file is missing', async () => {
  const database = await createTestDatabase();
  const { ports, close } = await makePostgres({ url: database.url, clock: makeSystemClock(), logger: makeRecordingLogger() });
  const admin = new Client({ connectionString: database.url });
  await admin.connect();
  try {
    await ports.people.add(aPerson());
    await ports.conversations.ensure(aConversation());
    const file = { id: uuid(80), kind: 'picture', name: 'кот 🐈.png', mime: null, size: null, seconds: null, remote: 'x' } as const;
    await ports.inbox.store(aMessage(1, { attachments: [file] }));
    expect(await ports.inbox.claim(lease('w1'))).toBeNull();
    const { rows } = await admin.query(
      'SELECT FROM attachments WHERE fetch_until > now() AND fetch_until <= now() + interval $$2 minutes$$',
    );
    expect(rows).toHaveLength(1);
    await admin.query('UPDATE attachments SET fetch_until = now()');
    expect(await ports.inbox.claim(lease('w1'))).toMatchObject({ turn: { id: uuid(2001) } });
    expect((await ports.attachments.ofTurns([uuid(2001)])).get(uuid(2001))).toMatchObject([{ name: 'кот 🐈.png', state: 'waiting' }]);
  } finally {
    await admin.end();
    await close();
    await database.close();
  }
});
