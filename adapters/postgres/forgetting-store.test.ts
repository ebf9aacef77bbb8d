import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { makeTextAnalyser } from '../../domain/memory/recall/text-analyser.ts';
import { PLAIN_SOURCE } from '../../domain/messaging/message-source.ts';
import { aFact, ofPerson } from '../../domain/testing/a-fact.ts';
import { ANNA, BOT, BORIS, lease, present } from '../../domain/testing/contracts/world.ts';
import { aBody, aChat, aConversation, aMessage, anAnswer, aPerson, aProject, aTask, uuid } from '../../domain/testing/fixtures.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { createTestDatabase } from '../../testing/postgres/test-database.ts';
import type { TestDatabase } from '../../testing/postgres/test-database.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { makePostgres } from './make-postgres.ts';
import type { Postgres } from './make-postgres.ts';

/** In every form of the word. */
const MARK = 'emiram';
const WORD = 'Semiramis';
const TALK = uuid(10);
const GROUP_TALK = uuid(11);
const BORIS_TALK = uuid(12);
const GROUP = { kind: 'group', channel: 'telegram', account: 'bot1', chat: '-1' } as const;
const SAID = new Date('2026-11-23T12:00:00Z');
const LATER = new Date('2026-11-23T13:00:00Z');

let database: TestDatabase;
let postgres: Postgres;

beforeEach(async () => {
  database = await createTestDatabase();
  postgres = await makePostgres({ url: database.url, clock: makeSystemClock(), logger: makeRecordingLogger() });
  const { people, projects, conversations, identities } = postgres.ports;
  await people.add(aPerson({ id: ANNA }));
  await people.add(aPerson({ id: BORIS, name: 'Boris' }));
  await projects.add(aProject({ addedBy: ANNA }));
  await identities.attach({ personId: ANNA, channel: 'telegram', externalId: '77' });
  await conversations.ensure(aConversation({ id: TALK, personId: ANNA, address: aChat(), createdAt: SAID }));
  await conversations.ensure(
    aConversation({ id: GROUP_TALK, personId: BORIS, audience: 'group', address: aChat({ chat: '-1' }), createdAt: SAID }),
  );
  await conversations.ensure(aConversation({ id: BORIS_TALK, personId: BORIS, createdAt: SAID }));
});

afterEach(async () => {
  await postgres.close();
  await database.close();
});

/** The rows that hold the word anywhere, by table. */
async function traces(mark: string): Promise<Readonly<Record<string, number>>> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`,
    );
    const found: Record<string, number> = {};
    const hex = Buffer.from(mark).toString('hex');
    for (const { name } of tables) {
      const { rows } = await client.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM "${name}" AS row WHERE strpos(row::text, $1) > 0 OR strpos(row::text, $2) > 0`,
        [mark, hex],
      );
      if ((rows[0]?.count ?? 0) > 0) found[name] = rows[0]?.count ?? 0;
    }
    return found;
  } finally {
    await client.end();
  }
}

/** Somebody says something and is answered; returns the turn's id. */
async function talk(
  number: number,
  { text, personId = ANNA, conversationId = TALK, quote = null as string | null, end = true }: Partial<Said> & { text: string },
) {
  const { inbox, turns, intents, steps } = postgres.ports;
  const source = { ...PLAIN_SOURCE, senderName: text, quote, repliedSender: quote === null ? null : '77' };
  const message = aMessage(number, {
    text,
    personId,
    conversationId,
    receivedAt: SAID,
    source,
    externalId: `m${number}`,
    account: 'telegram:bot1',
  });
  await inbox.store({ ...message, reply: { outboxId: uuid(5000 + number), language: 'en' } });
  const { turn, fence } = present(await inbox.claim(lease('w')));
  await intents.record({
    ...{
      turnId: turn.id,
      audience: 'private',
      text,
      mode: 'chat',
      plugin: null,
      confidence: 1,
      tier: 'learned',
      version: 'v',
      at: SAID,
      label: null,
    },
  });
  await steps.begin({ kind: 'turn', id: turn.id }, fence, 1, { kind: 'tool', callId: 'c', tool: 'x', input: { text } });
  await postgres.ports.conversationLog.putPartial(conversationId, fence, { turnId: turn.id, text });
  if (end) await turns.finish(turn.id, fence, anAnswer({ reply: `You said: ${text}` }), aBody(`You said: ${text}`));
  return { id: turn.id, fence };
}

interface Said {
  readonly text: string;
  readonly personId: string;
  readonly conversationId: string;
  readonly quote: string | null;
  readonly end: boolean;
}

async function summarise(conversationId: string): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    `INSERT INTO summaries (id, conversation_id, from_position, to_position, text, is_tainted, said_at, created_at)
     VALUES (gen_random_uuid(), $1, 1, 1, $2, false, $3, $3)`,
    [conversationId, WORD, SAID],
  );
  await client.end();
}

async function indexAll(): Promise<void> {
  const { analyse } = makeTextAnalyser();
  while ((await postgres.ports.recallIndex.indexNext(analyse, 50, null)) > 0);
}

/** Sends whatever waits. */
async function deliver(): Promise<void> {
  const { channels, outbox } = postgres.ports;
  const { claim } = present(await channels.claim(BOT, lease('driver')));
  for (const { id } of await outbox.open(claim, 100)) await outbox.close(claim, id, null);
}

async function forgetAll(id = 'f1'): Promise<readonly string[]> {
  const { forgetting } = postgres.ports;
  await forgetting.begin({ id, personId: ANNA, before: LATER, begunAt: LATER });
  return forgetting.carryOut(id, LATER);
}

describe('forgetting everything', () => {
  it('leaves nothing of it in any table: the word is nowhere any more', async () => {
    const { memory, messages, uploads, attachments, tasks, taskQueue, output, steps, conversationLog, conversations, approvals } =
      postgres.ports;
    await conversations.change(TALK, { title: `About ${WORD}` });
    const { id: turnId } = await talk(1, { text: `I love ${WORD}` });
    await talk(2, { text: `${WORD} in the group`, conversationId: GROUP_TALK });
    await talk(3, { text: 'What did she mean?', personId: BORIS, conversationId: GROUP_TALK, quote: `${WORD} quoted` });
    await memory.keep(aFact({ id: uuid(301), text: `Likes ${WORD}`, turnId, createdAt: SAID }));
    await memory.keep(aFact({ id: uuid(302), scope: GROUP, text: `Group likes ${WORD}`, speakerId: ANNA, createdAt: SAID }));
    const sighting = {
      account: 'telegram:bot1',
      externalId: 'seen',
      decision: 'observe',
      reason: 'not-addressed',
      at: SAID,
      turnId: null,
    } as const;
    await messages.note(sighting, { chat: '-1', thread: null, senderId: '77', senderName: WORD, text: WORD });
    const bytes = new TextEncoder().encode(WORD);
    await uploads.add({
      id: uuid(701),
      kind: 'document',
      name: `${WORD}.txt`,
      mime: 'text/plain',
      personId: ANNA,
      content: bytes,
      at: SAID,
    });
    const file = {
      id: uuid(702),
      kind: 'document',
      name: `${WORD}.txt`,
      mime: 'text/plain',
      caption: WORD,
      content: bytes,
      at: SAID,
    } as const;
    await attachments.add({ ...file, run: { kind: 'turn', id: turnId } });
    await tasks.add(
      aTask({
        conversationId: TALK,
        confirmation: WORD,
        work: {
          kind: 'prompt',
          prompt: `Draw ${WORD}`,
          model: null,
          template: { name: 't', parameters: { who: WORD }, tools: null },
          continues: null,
        },
      }),
    );
    const { task, fence } = present(await taskQueue.claim(lease('w'), SAID));
    await output.append(task.id, fence, [{ kind: 'text', text: WORD, at: SAID }]);
    await steps.begin({ kind: 'task', id: task.id }, fence, 1, { kind: 'tool', callId: 'c', tool: 'x', input: { text: WORD } });
    await approvals.request({
      id: 'ask',
      taskId: task.id,
      step: 1,
      action: WORD,
      requestedAt: SAID,
      expiresAt: LATER,
      approver: 'requester',
      decision: null,
      decidedBy: null,
      decidedAt: null,
    });
    const ending = {
      state: 'failed',
      reason: { code: 'x', message: WORD },
      result: { summary: WORD, exitCode: null, evidence: null },
      at: SAID,
    } as const;
    await taskQueue.finish(task.id, fence, ending, { line: WORD, notice: `Done: ${WORD}` });
    await conversationLog.addNotice(TALK, { key: 'n', text: WORD, taskId: null, at: SAID });
    await summarise(TALK);
    await summarise(GROUP_TALK);
    await indexAll();
    await deliver();

    const before = await traces(MARK);
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining([
        'attachments',
        'conversation_events',
        'conversations',
        'facts',
        'intents',
        'outbox',
        'recall_entries',
        'sightings',
        'steps',
        'summaries',
        'tasks',
        'turns',
      ]),
    );
    const told = await forgetAll();
    expect(await traces(MARK)).toEqual({});
    // Everybody who follows one of them is told, once.
    expect([...told].toSorted()).toEqual([TALK, GROUP_TALK]);
    const events = await conversationLog.read(TALK, 0, 100);
    expect(events.at(-1)?.body).toEqual({ kind: 'forgotten', isWhole: true });
    expect(events.map(({ number }) => number)).toEqual(events.map((_event, index) => index + 1));
    expect((await conversationLog.read(GROUP_TALK, 0, 100)).at(-1)?.body).toEqual({ kind: 'forgotten', isWhole: false });
    expect((await conversations.get(TALK))?.title).toBeNull();
    // The same again does no more, and tells nobody twice.
    await expect(forgetAll()).resolves.toEqual([]);
  });

  it('leaves what others said, what came later, and what it cost', async () => {
    const { memory, recallIndex, turns } = postgres.ports;
    await talk(1, { text: `I love ${WORD}` });
    await talk(2, { text: 'Nebuchadnezzar', personId: BORIS, conversationId: BORIS_TALK });
    await memory.keep(aFact({ id: uuid(302), scope: ofPerson(BORIS), text: 'Likes Nebuchadnezzar', speakerId: BORIS, createdAt: SAID }));
    await memory.keep(aFact({ id: uuid(303), text: 'Said after it', createdAt: new Date(LATER.getTime() + 1) }));
    await indexAll();
    const before = await traces('Nebuchadnezzar');
    await forgetAll();
    expect(await traces('Nebuchadnezzar')).toEqual(before);
    expect((await memory.list(ofPerson(ANNA), { limit: 9, after: null, isWithHistory: true })).items.map(({ item }) => item.text)).toEqual([
      'Said after it',
    ]);
    expect(await recallIndex.head(ofPerson(BORIS))).toMatchObject({ last: 3, epoch: 0 });
    expect(await turns.get(uuid(2001))).toMatchObject({
      text: '',
      state: 'answered',
      outcome: { reply: '', model: 'offline/echo', cost: 0 },
    });
  });

  it('what was still being answered goes as soon as it has ended, and only then the care for it ends', async () => {
    const { forgetting, turns } = postgres.ports;
    const { id, fence } = await talk(1, { text: `I love ${WORD}`, end: false });
    await forgetAll();
    const muchLater = new Date(LATER.getTime() + 2 * 3_600_000);
    await expect(forgetting.settle('f1', muchLater, muchLater)).resolves.toBe(false);
    await turns.finish(id, fence, anAnswer({ reply: WORD }), aBody(WORD));
    await deliver();
    expect(await forgetting.unsettled()).toEqual(['f1']);
    await forgetting.carryOut('f1', muchLater);
    expect(await traces(MARK)).toEqual({});
    await expect(forgetting.settle('f1', muchLater, muchLater)).resolves.toBe(true);
    expect(await forgetting.unsettled()).toEqual([]);
  });

  it('what was written down and cut off by a crash is carried out by whoever looks next', async () => {
    const { forgetting } = postgres.ports;
    await talk(1, { text: `I love ${WORD}` });
    await forgetting.begin({ id: 'f1', personId: ANNA, before: LATER, begunAt: LATER });
    await deliver();
    const other = await makePostgres({ url: database.url, clock: makeSystemClock(), logger: makeRecordingLogger() });
    const [id] = await other.ports.forgetting.unsettled();
    await other.ports.forgetting.carryOut(present(id), LATER);
    await other.close();
    expect(await traces(MARK)).toEqual({});
  });

  it('an index that is being made at the same moment brings nothing back', async () => {
    for (let n = 1; n <= 20; n += 1) await talk(n, { text: `${WORD} number ${n}` });
    await deliver();
    await Promise.all([indexAll(), forgetAll(), indexAll(), forgetAll('f2')]);
    await forgetAll();
    await indexAll();
    expect(await traces(MARK)).toEqual({});
  });

  it('says what would go, and what stays because it has not ended', async () => {
    const { forgetting, memory, tasks } = postgres.ports;
    await talk(1, { text: 'a' });
    await talk(2, { text: 'b', conversationId: GROUP_TALK });
    await memory.keep(aFact({ text: 'c', createdAt: SAID }));
    await tasks.add(aTask({}));
    expect(await forgetting.count(ANNA, LATER)).toEqual({ facts: 1, messages: 2, groups: 1, files: 0, tasks: 0, work: 1 });
    await forgetAll();
    expect(await forgetting.count(ANNA, LATER)).toEqual({ facts: 0, messages: 0, groups: 0, files: 0, tasks: 0, work: 1 });
  });
});

describe('forgetting one thing', () => {
  it('takes it away with the turns in which it was said or told word for word, and nothing else', async () => {
    const { memory, forgetting, attachments } = postgres.ports;
    const { id: turnId } = await talk(1, { text: `I love ${WORD}` });
    await talk(2, { text: `/memory` });
    await talk(3, { text: `Remembered: Likes ${WORD}` });
    await talk(4, { text: 'Something else' });
    const { id: exported } = await talk(5, { text: '/memory export' });
    const content = new TextEncoder().encode(`{"facts": ["Likes ${WORD}"]}`);
    const file = {
      id: uuid(702),
      kind: 'document',
      name: 'parley-memory.json',
      mime: 'application/json',
      caption: '',
      content,
      at: SAID,
    } as const;
    await attachments.add({ ...file, run: { kind: 'turn', id: exported } });
    await memory.keep(aFact({ id: uuid(301), text: `Likes ${WORD}`, turnId, createdAt: SAID }));
    await indexAll();
    await deliver();
    await expect(forgetting.forgetFacts(ofPerson(BORIS), [uuid(301)], null, LATER)).resolves.toBe(0);
    await expect(forgetting.forgetFacts(ofPerson(ANNA), [uuid(301)], null, LATER)).resolves.toBe(1);
    expect(await traces(MARK)).toEqual({});
    expect(Object.keys(await traces('Something else'))).toContain('turns');
    await expect(forgetting.forgetFacts(ofPerson(ANNA), [uuid(301)], null, LATER)).resolves.toBe(0);
  });
});
