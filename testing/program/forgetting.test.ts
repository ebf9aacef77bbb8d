import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, test } from 'vitest';

import { createTestDatabase } from '../postgres/test-database.ts';
import { ask, follow } from './api-client.ts';
import { EVENTS, SEND } from './documents.ts';
import type { EventSeen, Sent } from './documents.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

const PATIENCE = { timeout: 30_000, interval: 200 };
const FORGET = `mutation ($yes: String) { forgetEverything(input: { confirmation: $yes }) {
  ... on ForgetEverythingPayload { isForgotten question { confirmation messages } } } }`;
/** In every form of the word. */
const MARK = 'emiram';

interface Forgotten {
  readonly forgetEverything: { readonly isForgotten: boolean; readonly question: { readonly confirmation: string } | null };
}

async function say(program: Program, text: string): Promise<void> {
  const { sendMessage } = await ask<Sent>(program, SEND, { text });
  const isIt = ({ conversationEvents: event }: EventSeen): boolean =>
    event.__typename === 'ReplyFinal' && event.turnId === sendMessage.turn.id;
  await follow<EventSeen>(program, EVENTS, { id: sendMessage.conversation.id }, isIt);
}

/** How many rows of all tables hold the word. */
async function traces(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    let count = 0;
    for (const { name } of tables.rows) {
      const found = await client.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM "${name}" AS row WHERE strpos(row::text, $1) > 0`,
        [MARK],
      );
      count += found.rows[0]?.count ?? 0;
    }
    return count;
  } finally {
    await client.end();
  }
}

test('what somebody wanted forgotten is gone everywhere, also when the program was killed right after the yes', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-forgetting-'));
  const database = await createTestDatabase();
  const env = { PARLEY_DATABASE_URL: database.url };
  const programs: Program[] = [];
  try {
    const doomed = await startProgram({ dataDir, env: { ...env, PARLEY_TEST_CRASH_AT: 'after.forgetting.begin' } });
    programs.push(doomed);
    await say(doomed, 'My name is Semiramis');
    await say(doomed, '/remember Semiramis likes tea');
    await expect.poll(() => traces(database.url), PATIENCE).toBeGreaterThan(3);
    const { question } = (await ask<Forgotten>(doomed, FORGET)).forgetEverything;
    await ask<Forgotten>(doomed, FORGET, { yes: question?.confirmation }).catch(() => undefined);
    expect(await doomed.ended, doomed.output()).toBe('SIGKILL');
    expect(await traces(database.url)).toBeGreaterThan(3);
    const heir = await startProgram({ dataDir, env });
    programs.push(heir);
    await expect.poll(() => traces(database.url), PATIENCE).toBe(0);
    await say(heir, 'My name is Zenobia');
    await expect
      .poll(async () => (await ask<{ memories: readonly { text: string }[] }>(heir, '{ memories { text } }')).memories, PATIENCE)
      .toEqual([{ text: 'My name is Zenobia' }]);
  } finally {
    for (const program of programs) await program.end('SIGTERM');
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 120_000);
