import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import type { CrashPoint } from '../../domain/ports/crash-points.ts';
import { matrixPerson } from '../matrix/matrix-person.ts';
import { findSynapse, startSynapse } from '../matrix/synapse.ts';
import type { Synapse } from '../matrix/synapse.ts';
import { startMatrixModel } from './matrix-model.ts';
import type { MatrixModel } from './matrix-model.ts';
import { answersIn, openMatrixHome, SOON } from './matrix-world.ts';
import type { MatrixHome } from './matrix-world.ts';
import type { Program } from './start-program.ts';

const found = await findSynapse();
if ('missing' in found) process.stdout.write(`skipped: no Synapse here (${found.missing})\n`);

/** From the end of an answer to its beginning, so that what one kill cut off the next one cuts off earlier. */
const POINTS = [
  'before.entry.close',
  'after.part.final',
  'before.part.final',
  'after.part.placed',
  'after.part.send',
  'after.part.begin',
  'before.part.begin',
  'after.message.store',
  'before.message.store',
  'before.cursor.save',
  'after.cursor.save',
] as const satisfies readonly CrashPoint[];

/** An answer that is whole before anything of it is seen does not come there. */
const NEEDS_GROWTH: readonly CrashPoint[] = ['after.part.final', 'before.part.final'];

describe.skipIf('missing' in found)('Parley in Matrix, as the program that people run', () => {
  let synapse: Synapse;
  let model: MatrixModel;
  let home: MatrixHome;
  /** Somebody whom it does not know. */
  let ben: ReturnType<typeof matrixPerson>;
  let program: Program;
  /** Where the stranger came in. */
  let room: string;

  beforeAll(async () => {
    synapse = await startSynapse('root' in found ? found.root : '');
    model = await startMatrixModel();
    home = await openMatrixHome(synapse, model, 'people');
    ben = matrixPerson(synapse, await synapse.register('ben'));
    program = await home.start();
    room = await home.letAnnIn();
  }, 90_000);
  afterAll(async () => {
    await home.close();
    await model.stop();
    await synapse.close();
  });

  const mention = (body: string) => ({
    body: `Parley: ${body}`,
    more: {
      format: 'org.matrix.custom.html',
      formatted_body: `<a href="https://matrix.to/#/${home.ours.userId}">Parley</a>: ${body}`,
      'm.mentions': { user_ids: [home.ours.userId] },
    },
  });

  async function group(): Promise<string> {
    const made = await home.ann.createRoom([home.ours.userId, ben.userId], { name: 'Everybody' });
    await vi.waitFor(async () => expect((await home.ann.members(made))[home.ours.userId]).toBe('join'), SOON);
    return made;
  }

  it('gives a stranger one code, and answers who was let in with one message that grows and ends with who answered', async () => {
    await home.ann.say(room, 'q-first');
    await home.answered(room, 'q-first');
    const told = await home.told(room);
    expect(told.filter(({ text }) => /code is|код —/.test(text))).toHaveLength(1);
    expect(answersIn(told)).toEqual(['q-first']);
    // In a room where nothing was said lately it may be changed as often as it is to be seen growing.
    const quiet = await home.directRoom();
    await home.ann.say(quiet, 'Расскажи slow q-long');
    const answer = await home.answered(quiet, 'q-long');
    expect(await home.told(quiet)).toHaveLength(1);
    expect(new Set(answer.states.map((state) => state.length)).size).toBeGreaterThan(2);
    expect(answer.text).toMatch(/слово30\s+.*\S+ · \$[\d.,]+ · [\d.,]+ /s);
  });

  it('takes a location that somebody shares for a message', async () => {
    const body = 'Location was shared at geo:55.75,37.59';
    const described = { 'org.matrix.msc3488.location': { uri: 'geo:55.75,37.59', description: 'Arbat' } };
    await home.ann.sendEvent(room, 'm.room.message', { msgtype: 'm.location', body, geo_uri: 'geo:55.75,37.59;u=20', ...described });
    await vi.waitFor(async () => expect((await home.told(room)).map(({ text }) => text).join('\n')).toMatch(/📍 .*Arbat/), SOON);
  });

  it('stores a 👍 under an answer as feedback', async () => {
    await home.ann.say(room, 'q-liked');
    const { id } = await home.answered(room, 'q-liked');
    await home.ann.react(room, id, '👍');
    await vi.waitFor(async () => expect(await feedback(home.database.url)).toEqual(['good']), SOON);
  });

  it('joins a group when the owner asks it in, and answers there only who speaks to it, an edit once', async () => {
    const theirs = await ben.createRoom([home.ours.userId, home.ann.userId], { name: 'Theirs' });
    const everybody = await group();
    await home.ann.say(everybody, 'Nobody is asked q-aside');
    const edited = await home.ann.say(everybody, 'Not yet q-edited');
    const { body, more } = mention('now q-edited');
    const edit = { 'm.new_content': { msgtype: 'm.text', body, ...more }, 'm.relates_to': { rel_type: 'm.replace', event_id: edited } };
    await home.ann.say(everybody, `* ${body}`, { ...more, ...edit });
    await home.answered(everybody, 'q-edited');
    await home.ann.say(everybody, `* ${body}`, { ...more, ...edit });
    const asked = mention('q-mentioned');
    await home.ann.say(everybody, asked.body, asked.more);
    await home.answered(everybody, 'q-mentioned');
    expect(answersIn(await home.told(everybody))).toEqual(['q-edited', 'q-mentioned']);
    await vi.waitFor(async () => expect((await ben.members(theirs))[home.ours.userId]).toBe('leave'), SOON);
  });

  it('answers in the thread that it was asked in, as a conversation of its own', async () => {
    const everybody = await group();
    const root = await home.ann.say(everybody, 'About the release');
    const thread = { 'm.relates_to': { rel_type: 'm.thread', event_id: root, is_falling_back: true, 'm.in_reply_to': { event_id: root } } };
    const inThread = mention('q-thread');
    await home.ann.say(everybody, inThread.body, { ...inThread.more, ...thread });
    const beside = mention('q-beside');
    await home.ann.say(everybody, beside.body, beside.more);
    expect((await home.answered(everybody, 'q-thread')).relation).toMatchObject({ rel_type: 'm.thread', event_id: root });
    expect((await home.answered(everybody, 'q-beside')).relation).not.toMatchObject({ rel_type: 'm.thread' });
    const threads = await query(home.database.url, 'SELECT thread FROM conversations WHERE chat = $1 ORDER BY thread', [everybody]);
    expect(threads.map(([each]) => each)).toEqual([root, null]);
  });

  it('stops answering what was taken back', async () => {
    const asked = await home.ann.say(room, 'endless q-regretted');
    await vi.waitFor(async () => expect(answersIn(await home.told(room))).toContain('q-regretted'), SOON);
    await home.ann.redact(room, asked);
    await vi.waitFor(() => expect(model.abandoned).toContain('q-regretted'), SOON);
    await home.ann.say(room, 'q-after-regret');
    await home.answered(room, 'q-after-regret');
  });

  it('I1, I2: answers what was written while it was off, oldest first and once each', async () => {
    await program.end('SIGTERM');
    const marks = ['q-off-1', 'q-off-2', 'q-off-3', 'q-off-4'];
    for (const mark of marks) await home.ann.say(room, mark);
    program = await home.start();
    for (const mark of marks) await home.answered(room, mark);
    expect(answersIn(await home.told(room)).slice(-4)).toEqual(marks);
  });

  it('I1, I2: loses nothing and says nothing twice, at whatever point it is killed', async () => {
    // Where an answer was cut off Parley goes on gently, so each kill has a room of its own; what it cut off meets the next ones, too.
    const talks = await Promise.all(POINTS.map(async (point) => ({ point, room: await home.directRoom(), marks: marksOf(point) })));
    for (const [index, talk] of talks.entries()) {
      await program.end('SIGTERM');
      // What is cut off by three kills is given up, and where an answer must grow, what another kill cut off would come first.
      if (index % 2 === 0 || NEEDS_GROWTH.includes(talk.point)) {
        program = await home.start();
        for (const { room: before, marks } of talks.slice(0, index)) for (const mark of marks) await home.answered(before, mark);
        await program.end('SIGTERM');
      }
      program = await home.start({ PARLEY_TEST_CRASH_AT: talk.point });
      const [first, second] = talk.marks;
      await home.ann.say(talk.room, NEEDS_GROWTH.includes(talk.point) ? `slow ${first}` : first);
      await home.ann.say(talk.room, second);
      expect(await program.ended, program.output()).toBe('SIGKILL');
    }
    program = await home.start();
    for (const talk of talks) {
      for (const mark of talk.marks) await home.answered(talk.room, mark);
      expect(answersIn(await home.told(talk.room)), talk.point).toEqual(talk.marks);
    }
  }, 240_000);
});

function marksOf(point: string): readonly [string, string] {
  const name = `q-${point.replaceAll('.', '-')}`;
  return [`${name}-first`, `${name}-second`];
}

async function query(url: string, text: string, values: readonly unknown[] = []): Promise<unknown[][]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text, values: [...values], rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

async function feedback(url: string): Promise<unknown[]> {
  return (await query(url, 'SELECT feedback FROM turns WHERE feedback IS NOT NULL')).flat();
}
