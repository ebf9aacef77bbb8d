import { execFile } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { create as createTar, extract as extractTar } from 'tar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createTestDatabase } from '../postgres/test-database.ts';
import type { TestDatabase } from '../postgres/test-database.ts';
import { childCoverage } from '../child-coverage.ts';
import { ask, follow } from './api-client.ts';
import { EVENTS, SEND } from './documents.ts';
import type { EventSeen, Sent } from './documents.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const READ_WRITE_FOR_OWNER = 0o600;
const MEMORIES = '{ memories { text } }';
const AUDIT = '{ auditChain { brokenAt } }';

interface Memories {
  readonly memories: readonly { readonly text: string }[];
}

/** What came of a command line. */
interface Outcome {
  readonly exitCode: number;
  readonly output: string;
}

/** `parley` with these words, on a data folder. */
function parley(dataDir: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const options = {
    cwd: path.dirname(dataDir),
    env: { PATH: process.env['PATH'], HOME: dataDir, PARLEY_DATA_DIR: dataDir, ...childCoverage(), ...env },
  };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', path.join(ROOT, 'archive/main.ts'), ...words],
      options,
      (_error, out, complaint) => resolve({ exitCode: child.exitCode ?? -1, output: `${out}${complaint}` }),
    );
  });
}

/** Everything that happened in a conversation until so many answers were given. */
function eventsUntil(program: Program, id: string, answers: number): Promise<readonly EventSeen['conversationEvents'][]> {
  let given = 0;
  return follow<EventSeen>(program, EVENTS, { id, after: 0 }, ({ conversationEvents: event }) => {
    if (event.__typename === 'ReplyFinal') given += 1;
    return given === answers;
  }).then((seen) => seen.map(({ conversationEvents }) => conversationEvents).filter(({ number }) => number !== null));
}

describe('a backup', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'parley-backup-'));
  const dataDir = path.join(home, 'data');
  const backup = path.join(home, 'kept/whole.tar');
  let database: TestDatabase;
  let token = '';
  let conversation = '';
  let said: readonly EventSeen['conversationEvents'][] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const program = await startProgram({ dataDir });
    token = program.token;
    await ask(program, 'mutation { remember(input: { text: "Ревень растёт за домом; I like\ttabs \\\\ and rhubarb" }) { __typename } }');
    conversation = (await ask<Sent>(program, SEND, { text: '/whoami' })).sendMessage.conversation.id;
    said = await eventsUntil(program, conversation, 1);
    mkdirSync(path.join(dataDir, 'workspace/garden'), { recursive: true });
    writeFileSync(path.join(dataDir, 'workspace/garden/plan.md'), 'beans\n');
    expect(await parley(dataDir, ['backup', backup])).toMatchObject({ exitCode: 0 });
    expect(await parley(dataDir, ['restore', backup, '--replace'])).toMatchObject({ exitCode: 3 });
    await program.end('SIGTERM');
  }, 120_000);

  afterAll(async () => {
    await database.close();
    rmSync(home, { recursive: true, force: true });
  });

  test('is made while Parley runs, into a file that only its owner reads, and leaves nothing else', () => {
    expect(statSync(backup).mode & 0o777).toBe(READ_WRITE_FOR_OWNER);
    expect(readdirSync(path.dirname(backup))).toEqual(['whole.tar']);
  });

  test('restored elsewhere, on another PostgreSQL, is the same Parley: people, what they said and what is remembered, tokens, projects, an audit log that is whole', async () => {
    const there = path.join(home, 'elsewhere/data');
    const env = { PARLEY_DATABASE_URL: database.url };
    mkdirSync(path.dirname(there));
    expect(await parley(there, ['restore', backup], env)).toMatchObject({ exitCode: 0 });
    expect(readFileSync(path.join(there, 'workspace/garden/plan.md'), 'utf8')).toBe('beans\n');
    const again = await parley(there, ['restore', backup], env);
    expect(again).toMatchObject({ exitCode: 3 });
    expect(again.output).toContain('already knows people');
    const program = await startProgram({ dataDir: there, env });
    try {
      expect(program.token).toBe(token);
      const { memories } = await ask<Memories>(program, MEMORIES);
      expect(memories).toEqual([{ text: 'Ревень растёт за домом; I like\ttabs \\ and rhubarb' }]);
      expect(await eventsUntil(program, conversation, 1)).toEqual(said);
      expect(await ask(program, AUDIT)).toEqual({ auditChain: { brokenAt: null } });
      await ask<Sent>(program, SEND, { text: '/help' });
      const more = await eventsUntil(program, conversation, 2);
      expect(more.slice(0, said.length)).toEqual(said);
      expect(more.map(({ number }) => number)).toEqual(more.map((_, place) => place + 1));
      const busy = await parley(there, ['restore', backup, '--replace'], env);
      expect(busy.output).toContain('Parley runs on this database');
    } finally {
      await program.end('SIGTERM');
    }
    expect(await parley(there, ['restore', backup, '--replace'], env)).toMatchObject({ exitCode: 0 });
  }, 120_000);

  test('that is not whole is refused in one sentence, before anything is touched', async () => {
    const there = path.join(home, 'untouched/data');
    mkdirSync(path.dirname(there));
    const unpacked = path.join(home, 'unpacked');
    mkdirSync(unpacked);
    await extractTar({ file: backup, cwd: unpacked });
    const cut = path.join(home, 'cut.tar');
    cpSync(backup, cut);
    truncateSync(cut, statSync(backup).size / 2);
    appendFileSync(path.join(unpacked, 'tables/persons.copy.gz'), '!');
    const changed = path.join(home, 'changed.tar');
    await createTar({ file: changed, cwd: unpacked }, readdirSync(unpacked));
    const manifest: { migrations: string[] } = JSON.parse(readFileSync(path.join(unpacked, 'manifest.json'), 'utf8'));
    writeFileSync(
      path.join(unpacked, 'manifest.json'),
      JSON.stringify({ ...manifest, migrations: [...manifest.migrations, '9999-future'] }),
    );
    const newer = path.join(home, 'newer.tar');
    await createTar({ file: newer, cwd: unpacked }, readdirSync(unpacked));
    const strange = path.join(home, 'strange.tar');
    writeFileSync(strange, 'no tar at all');
    for (const [file, why] of [
      [cut, 'not a whole backup'],
      [changed, 'tables/persons.copy.gz is missing or was changed'],
      [newer, 'upgrade first'],
      [strange, 'not a whole backup'],
      [path.join(home, 'nowhere.tar'), 'There is no file'],
    ] as const) {
      const { exitCode, output } = await parley(there, ['restore', file]);
      expect(output).toContain(why);
      expect(output.trim().split('\n')).toHaveLength(1);
      expect(exitCode).toBe(3);
    }
    expect(existsSync(path.join(there, 'postgres'))).toBe(false);
  }, 120_000);

  test('can be one of several in a folder, of which the newest stay', async () => {
    const folder = path.join(home, 'nightly');
    mkdirSync(folder);
    for (const name of ['parley-20250101T000000Z.tar', 'parley-20250102T000000Z.tar', 'mine.tar'])
      writeFileSync(path.join(folder, name), '');
    expect(await parley(dataDir, ['backup', folder, '--keep', '2', '--without-workspace'])).toMatchObject({ exitCode: 0 });
    expect(readdirSync(folder).filter((name) => name !== 'mine.tar')).toEqual([
      'parley-20250102T000000Z.tar',
      expect.stringMatching(/^parley-20[3-9]\d|^parley-202[6-9]/),
    ]);
    const wrong = await parley(dataDir, ['backup', folder, '--keep', 'some']);
    expect(wrong).toMatchObject({ exitCode: 3 });
    expect(wrong.output).toContain('whole number');
  }, 60_000);
});
