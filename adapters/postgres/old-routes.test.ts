import { Client } from 'pg';
import { expect, it } from 'vitest';

import { aConversation, aMessage, aPerson, uuid } from '../../domain/testing/fixtures.ts';
import { lease, present } from '../../domain/testing/contracts/world.ts';
import { aRoute } from '../../domain/testing/a-route.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { createTestDatabase } from '../../testing/postgres/test-database.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { makePostgres } from './make-postgres.ts';

it('routes from before tiers were kept are read, in turns and in what happened', async () => {
  const database = await createTestDatabase();
  const postgres = await makePostgres({ url: database.url, clock: makeSystemClock(), logger: makeRecordingLogger() });
  const { people, conversations, inbox, turns, conversationLog } = postgres.ports;
  await people.add(aPerson());
  await conversations.ensure(aConversation());
  await inbox.store(aMessage(1));
  const { turn, fence } = present(await inbox.claim(lease('w')));
  await turns.recordRoute(turn.id, fence, aRoute());

  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`UPDATE turns SET route = route - 'tiers' - 'plugin'`);
  await client.query(
    `UPDATE conversation_events SET body = body #- '{route,tiers}' #- '{route,plugin}' WHERE body ->> 'kind' = 'turn-routed'`,
  );
  await client.end();

  const route = aRoute({ plugin: null, tiers: [] });
  expect((await turns.get(turn.id))?.route).toEqual(route);
  expect((await conversationLog.read(uuid(10), 1, 10)).map(({ body }) => body)).toEqual([{ kind: 'turn-routed', route }]);
  await postgres.close();
  await database.close();
});
