import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createTestDatabase } from '../postgres/test-database.ts';
import type { TestDatabase } from '../postgres/test-database.ts';
import { startCalendarProxy } from '../calendar-proxy.ts';
import { findRadicale, startRadicale } from '../radicale.ts';
import type { Radicale } from '../radicale.ts';
import { ask } from './api-client.ts';
import { SEND } from './documents.ts';
import type { Sent } from './documents.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

const found = await findRadicale();
if ('missing' in found) process.stdout.write(`skipped: no Radicale here (${found.missing})\n`);

const REPLY = `query ($id: ID!) { node(id: $id) { ... on Turn { reply } } }`;
const PATIENCE = { timeout: 60_000, interval: 100 };

describe.skipIf('missing' in found)('a calendar of a real server', () => {
  let radicale: Radicale;
  let proxy: Awaited<ReturnType<typeof startCalendarProxy>>;
  let database: TestDatabase;
  let dataDir: string;
  let program: Program;
  beforeAll(async () => {
    radicale = await startRadicale('root' in found ? found.root : '');
    const authorization = `Basic ${Buffer.from(`${radicale.user}:${radicale.password}`).toString('base64')}`;
    const made = await fetch(`${radicale.url}anna/work/`, { method: 'MKCALENDAR', headers: { authorization } });
    if (made.status !== 201) throw new Error(`The calendar could not be made: ${String(made.status)}.`);
    proxy = await startCalendarProxy(radicale.url);
    database = await createTestDatabase();
    dataDir = mkdtempSync(join(tmpdir(), 'parley-calendar-'));
    writeFileSync(join(dataDir, 'parley.yaml'), JSON.stringify({ plugins: { settings: { calendar: { servers: [proxy.url] } } } }));
    await start();
  }, 120_000);
  afterAll(async () => {
    await program.end('SIGTERM');
    await database.close();
    await proxy.close();
    await radicale.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    program = await startProgram({ dataDir, env: { PARLEY_DATABASE_URL: database.url } });
  }

  async function send(text: string): Promise<string> {
    return (await ask<Sent>(program, SEND, { text })).sendMessage.turn.id;
  }

  async function say(text: string): Promise<string> {
    return answered(await send(text));
  }

  async function answered(id: string): Promise<string> {
    const reply = async () => (await ask<{ node: { reply: string | null } }>(program, REPLY, { id })).node.reply;
    await expect.poll(reply, PATIENCE).not.toBeNull();
    return (await reply()) ?? '';
  }

  /** Everything that is kept, as text. */
  async function kept(): Promise<string> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      const tables = await client.query<{ name: string }>(
        `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
      );
      const texts: string[] = [];
      for (const { name } of tables.rows) {
        const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} AS t`);
        texts.push(...rows.map(({ row }) => row));
      }
      return texts.join('\n');
    } finally {
      await client.end();
    }
  }

  test('is linked, added to, read, moved in and cancelled in by words and by command, and the password stays hidden', async () => {
    expect(await say(`/calendar link ${proxy.url} ${radicale.user}`)).toMatch(/password|пароль/iu);
    expect(await say(radicale.password)).toMatch(/^(?:Linked|Привязано): /u);
    expect(await say('add a meeting with Boris tomorrow at 15:00 for 30 minutes')).toContain('15:00–15:30');
    expect(await say('yes')).toMatch(/^(?:Added|Добавлено)\.$/u);
    expect(await say("what's on my calendar tomorrow?")).toContain('- 15:00–15:30 **Meeting with Boris**');
    expect(await say('/calendar add tomorrow 15:15 Зубной врач')).toMatch(/⚠️.*\n- 15:00–15:30 \*\*Meeting with Boris\*\*/u);
    expect(await say('да')).toMatch(/^(?:Added|Добавлено)\.$/u);
    expect(await say('перенеси приём «Зубной врач» на завтра на 17:00')).toContain('17:00–18:00');
    expect(await say('да')).toMatch(/^(?:Moved|Перенесено)\.$/u);
    expect(await say('что у меня завтра в календаре?')).toMatch(
      /- 15:00–15:30 \*\*Meeting with Boris\*\*\n- 17:00–18:00 \*\*Зубной врач\*\*/u,
    );
    expect(await say('/calendar add every day at 9:00 for 15 minutes Standup')).toContain('🔁');
    expect(await say('yes')).toMatch(/^(?:Added|Добавлено)\.$/u);
    expect(await say('/calendar tomorrow')).toContain('- 9:00–9:15 **Standup** 🔁');
    expect(await say('cancel my meeting with Boris')).toContain('**Meeting with Boris**');
    expect(await say('yes')).toMatch(/^(?:Cancelled|Отменено)\.$/u);
    expect(await say('/calendar tomorrow')).not.toContain('Meeting with Boris');
    const all = await kept();
    expect(all).toContain('•••');
    for (const secret of [radicale.password, Buffer.from(radicale.password).toString('base64')]) {
      expect(all).not.toContain(secret);
      expect(program.output()).not.toContain(secret);
    }
  }, 120_000);

  /** What stands in the calendar, by its path, as another client sees it. */
  async function events(): Promise<ReadonlyMap<string, string>> {
    const authorization = `Basic ${Buffer.from(`${radicale.user}:${radicale.password}`).toString('base64')}`;
    const listed = await fetch(`${radicale.url}anna/work/`, { method: 'PROPFIND', headers: { authorization, depth: '1' } });
    const paths = [...(await listed.text()).matchAll(/<href>(?<path>[^<]+\.ics)<\/href>/gu)].map(({ groups }) => groups?.['path'] ?? '');
    const texts = paths.map(
      async (path) => [path, await (await fetch(new URL(path, radicale.url), { headers: { authorization } })).text()] as const,
    );
    return new Map(await Promise.all(texts));
  }

  async function write(path: string, text: string): Promise<void> {
    const authorization = `Basic ${Buffer.from(`${radicale.user}:${radicale.password}`).toString('base64')}`;
    const headers = { authorization, 'content-type': 'text/calendar' };
    const { status } = await fetch(new URL(path, radicale.url), { method: 'PUT', headers, body: text });
    if (status >= 300) throw new Error(`Somebody else could not write: ${String(status)}.`);
  }

  test('killed between the write and the note of it, the entry is written once and told of', async () => {
    const before = proxy.writes();
    expect(await say('/calendar add tomorrow 19:00 Opera')).toContain('**Opera**');
    proxy.act({
      after: async ({ method }) => {
        if (method !== 'PUT') return false;
        proxy.act({});
        await program.end('SIGKILL');
        return true;
      },
    });
    const id = await send('yes');
    await program.ended;
    await start();
    expect(await answered(id)).toMatch(/^(?:Added|Добавлено)\.$/u);
    expect(proxy.writes() - before).toBe(1);
    expect([...(await events()).values()].filter((text) => text.includes('SUMMARY:Opera'))).toHaveLength(1);
  }, 180_000);

  test('loses to somebody who writes between the look and the write: they are told, and theirs stays', async () => {
    expect(await say('move the opera event to tomorrow at 20:00')).toContain('20:00');
    const [path = '', text = ''] = [...(await events())].find(([, each]) => each.includes('SUMMARY:Opera')) ?? [];
    const theirs = text.replace('SUMMARY:Opera', 'SUMMARY:Opera (theirs)');
    proxy.act({
      before: async ({ method }) => {
        if (method !== 'PUT') return;
        proxy.act({});
        await write(path, theirs);
      },
    });
    expect(await say('yes')).toMatch(/^(?:Somebody changed it meanwhile|Кто-то)/u);
    expect((await events()).get(path)).toContain('SUMMARY:Opera (theirs)');
    expect(await say('/calendar tomorrow')).toContain('19:00–20:00 **Opera (theirs)**');
  }, 120_000);
});
