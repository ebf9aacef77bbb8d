import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { z } from 'zod';

import { startEmbeddingServer } from '../models/embedding-server.ts';
import { says } from '../models/openai-streams.ts';
import { startScriptedModelServer } from '../models/scripted-model-server.ts';
import type { ModelAnswer } from '../models/scripted-model-server.ts';
import { createTestDatabase } from '../postgres/test-database.ts';
import { say } from './forgotten-traces.ts';
import { startProgram } from './start-program.ts';

// What reads, sums up and embeds in the background is killed at any moment: each thing that was said becomes one fact and one vector.

const ROUNDS = Number(process.env['PARLEY_TEST_KILLS'] ?? 20);
/** So many wait until they are read together. */
const EACH_ROUND = 5;
/** Longer than it takes from what was said until it is read for facts. */
const LONGEST_MS = 6_500;
/** What is too little to be read at once waits two minutes, and what somebody who is dead had taken to be embedded five. */
const PATIENCE = { timeout: 420_000, interval: 500 };

const chatBody = z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })) });
const shownMessages = z.object({ messages: z.array(z.object({ number: z.number(), text: z.string() })) });

/** One fact of each thing that is said, and as many summaries as are asked for. */
function answerTo(body: unknown): ModelAnswer {
  const { messages } = chatBody.parse(body);
  const [system = '', question = ''] = [messages[0]?.content, messages.at(-1)?.content];
  const stream = (text: string): ModelAnswer => ({ kind: 'stream', chunks: says(text), after: 'end' });
  if (system.startsWith('You write down')) return stream('Somebody spoke of stones.');
  if (!system.startsWith('You find lasting facts')) return stream('I see.');
  const shown = shownMessages.parse(JSON.parse(question)).messages;
  const facts = shown.map(({ number, text }) => ({ message: number, subject: 'self', predicate: 'note', value: text, text }));
  return stream(JSON.stringify({ facts }));
}

const STATE = `SELECT (SELECT count(*) FROM extraction_queue)::int AS unread, (SELECT count(*) FROM recall_queue)::int AS unindexed,
  (SELECT count(*) FROM recall_entries AS entry WHERE NOT EXISTS (SELECT FROM recall_vectors WHERE recall_vectors.scope = entry.scope AND recall_vectors.number = entry.number))::int AS unembedded,
  (SELECT count(*) FROM reservations WHERE settled_at IS NULL)::int AS open`;
const DOUBLED = `SELECT text FROM facts WHERE held_until IS NULL GROUP BY text HAVING count(*) > 1
  UNION ALL SELECT number::text FROM recall_vectors GROUP BY scope, number HAVING count(*) > 1
  UNION ALL SELECT from_position::text FROM summaries GROUP BY conversation_id, from_position, to_position HAVING count(*) > 1`;

test(
  `what is said is read once and gets one vector, whenever ${String(ROUNDS)} kills come`,
  async () => {
    const model = await startScriptedModelServer([], { '/v1/chat/completions': answerTo });
    const box = await startEmbeddingServer();
    const dataDir = mkdtempSync(join(tmpdir(), 'parley-memory-kills-'));
    const config = join(dataDir, 'parley.yaml');
    const providers = [
      { name: 'box', baseUrl: `${model.url}/v1`, local: true },
      { name: 'meanings', baseUrl: `${box.url}/v1`, local: true },
    ];
    const models = [{ id: 'box/small', contextTokens: 4_000, maxOutputTokens: 500, free: true }];
    const memory = { embeddings: { model: 'meanings/all', batch: 4 } };
    writeFileSync(config, JSON.stringify({ providers, models, chains: { chat: ['box/small'] }, memory }));
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    const start = () => startProgram({ dataDir, env: { PARLEY_DATABASE_URL: database.url, PARLEY_CONFIG: config } });
    let program = await start();
    const said: string[] = [];
    try {
      await client.connect();
      for (let round = 0; round < ROUNDS; round += 1) {
        for (let number = 0; number < EACH_ROUND; number += 1) {
          const text = `There is a green stone ${String(round * EACH_ROUND + number)} in the garden`;
          await say(program, text);
          said.push(text);
        }
        await sleep(Math.random() * LONGEST_MS);
        await program.end('SIGKILL');
        program = await start();
      }
      const state = async (): Promise<unknown> => (await client.query(STATE)).rows[0];
      await expect.poll(state, PATIENCE).toEqual({ unread: 0, unindexed: 0, unembedded: 0, open: 0 });
      const { rows } = await client.query<{ text: string }>(`SELECT text FROM facts WHERE origin = 'extracted' AND held_until IS NULL`);
      expect(rows.map(({ text }) => text).toSorted()).toEqual(said.toSorted());
      expect((await client.query(DOUBLED)).rows).toEqual([]);
    } finally {
      await program.end('SIGTERM');
      await client.end();
      await Promise.all([model.stop(), box.stop(), database.close()]);
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
  ROUNDS * 30_000 + 480_000,
);
