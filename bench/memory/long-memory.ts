import { Client } from 'pg';

import { makePostgres } from '../../adapters/postgres/make-postgres.ts';
import type { PostgresPorts } from '../../adapters/postgres/make-postgres.ts';
import { migrate } from '../../adapters/postgres/migrate.ts';
import { makeSystemClock } from '../../adapters/system/system-clock.ts';
import { makeTextAnalyser } from '../../domain/memory/recall/text-analyser.ts';
import { aConversation, aMessage, aPerson, NOON, uuid } from '../../domain/testing/fixtures.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { startBenchDatabase } from '../harness/bench-database.ts';
import type { Tell } from '../harness/tell.ts';

const CHUNK = 5_000;
const INDEX_BATCH = 50;
export const PERSON = uuid(1);

/** The turns themselves, with a plain full-text index beside them for the peer. */
const FILL = `
  INSERT INTO turns (id, conversation_id, position, message_id, person_id, text, received_at, state, source)
  SELECT gen_random_uuid(), $1, $2 + place, gen_random_uuid(), $3, text, $4::timestamptz + ($2 + place) * interval '5 minutes', 'answered',
    '{"externalId": null, "reason": "private", "senderName": null, "repliesTo": null, "quote": null, "isForwarded": false, "sentAt": null, "retryOf": null}'
  FROM unnest($5::text[]) WITH ORDINALITY AS said (text, place)`;
const PEER = `
  CREATE TABLE peer_turns (id uuid PRIMARY KEY, words tsvector NOT NULL);
  INSERT INTO peer_turns SELECT id, to_tsvector('english', text) FROM turns;
  CREATE INDEX peer_words ON peer_turns USING gin (words);
  ANALYZE`;
const PLAIN_SEARCH = `
  SELECT id FROM peer_turns, CAST(replace(CAST(plainto_tsquery('english', $1) AS text), '&', '|') AS tsquery) AS any_word
  WHERE words @@ any_word ORDER BY ts_rank(words, any_word) DESC LIMIT 20`;

/** A person who has said a great deal, in a database of its own. */
export interface LongMemory extends AsyncDisposable {
  readonly ports: PostgresPorts;
  /** Stores one more message, as the door does. */
  store(number: number, text: string): Promise<void>;
  /** PostgreSQL's own search for any of the words, ranked by ts_rank. */
  plainSearch(question: string): Promise<void>;
}

export async function makeLongMemory(texts: readonly string[], tell: Tell): Promise<LongMemory> {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await startBenchDatabase());
  await migrate(database.url);
  const { ports, close } = await makePostgres({ url: database.url, clock: makeSystemClock(), logger: makeRecordingLogger() });
  stack.defer(close);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  stack.defer(() => client.end());
  await ports.people.add(aPerson({ id: PERSON }));
  await ports.conversations.ensure(aConversation({ personId: PERSON }));
  const begin = new Date(NOON.getTime() - texts.length * 5 * 60_000);
  for (let from = 0; from < texts.length; from += CHUNK) {
    await client.query(FILL, [uuid(10), from, PERSON, begin, texts.slice(from, from + CHUNK)]);
  }
  await client.query('UPDATE conversations SET turn_count = $1', [texts.length]);
  await indexAll(ports, texts.length, tell);
  await client.query(PEER);
  const held = stack.move();
  return {
    ports,
    store: async (number, text) => void (await ports.inbox.store(aMessage(number, { text, personId: PERSON }))),
    plainSearch: async (question) => void (await client.query({ name: 'plain', text: PLAIN_SEARCH, values: [question] })),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

async function indexAll({ recallIndex }: PostgresPorts, count: number, tell: Tell): Promise<void> {
  const { analyse } = makeTextAnalyser();
  const from = performance.now();
  while ((await recallIndex.indexNext(analyse, INDEX_BATCH, null)) > 0);
  tell(`${count} turns indexed`, { turnsPerSecond: (count / (performance.now() - from)) * 1_000 });
}
