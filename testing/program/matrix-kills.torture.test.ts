import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { findSynapse, startSynapse } from '../matrix/synapse.ts';
import type { Synapse } from '../matrix/synapse.ts';
import { startMatrixModel } from './matrix-model.ts';
import type { MatrixModel } from './matrix-model.ts';
import { answersIn, openMatrixHome, SOON } from './matrix-world.ts';
import type { MatrixHome } from './matrix-world.ts';
import type { Program } from './start-program.ts';

const IS_LONG = process.env['PARLEY_TEST_LONG'] === '1';
/** None in every day's run: a homeserver comes from Debian, and the tests with real parts kill at every named point. */
const KILLS = Number(process.env['PARLEY_TEST_MATRIX_KILLS'] ?? (IS_LONG ? 100 : 0));

const found = KILLS === 0 ? { missing: 'only in the long run' } : await findSynapse();
if ('missing' in found) process.stdout.write(`skipped: no Synapse here (${found.missing})\n`);

/** A message that stopped the program three times is not tried again, so that none is killed as often while it is answered. */
const KILLS_OF_A_QUESTION = 2;
const ROOMS = 2;
const TIMEOUT_MS = 180_000 + KILLS * 15_000;

interface Conversation {
  readonly room: string;
  readonly marks: string[];
}

describe.skipIf('missing' in found)('killed at random moments while people talk to it in Matrix', () => {
  let synapse: Synapse;
  let model: MatrixModel;
  let home: MatrixHome;
  let program: Program;
  let client: Client;

  beforeAll(async () => {
    synapse = await startSynapse('root' in found ? found.root : '');
    model = await startMatrixModel();
    home = await openMatrixHome(synapse, model, 'kills');
    program = await home.start();
    await home.letAnnIn();
    client = new Client({ connectionString: home.database.url });
    await client.connect();
  }, 90_000);
  afterAll(async () => {
    await client.end();
    await home.close();
    await model.stop();
    await synapse.close();
  });

  /** Everybody says something, it is killed at some moment, and starts anew. */
  async function sayAndKill(conversations: readonly Conversation[], kill: number): Promise<void> {
    for (const [index, { room, marks }] of conversations.entries()) {
      const mark = `q-${String(kill)}-${String(index)}`;
      marks.push(mark);
      await home.ann.say(room, Math.random() < 0.5 ? `slow ${mark}` : mark);
      await sleep(Math.random() * 300);
    }
    await sleep(Math.random() * 4_000);
    await program.end('SIGKILL');
    program = await home.start();
  }

  /** Every question has its answer; what the chats see of it the next kills may cut off, too. */
  async function allDecided(): Promise<void> {
    const open = `SELECT id FROM turns WHERE state NOT IN ('answered', 'failed', 'stopped')`;
    await vi.waitFor(async () => expect((await client.query(open)).rows).toEqual([]), SOON);
  }

  it(
    'I1, I2: answers every question once, in one message, oldest first',
    async () => {
      const all: Conversation[] = [];
      const startedAt = performance.now();
      for (let kills = 0; kills < KILLS;) {
        const here: Conversation[] = [];
        for (let index = 0; index < ROOMS; index += 1) here.push({ room: await home.directRoom(), marks: [] });
        for (let time = 0; time < KILLS_OF_A_QUESTION && kills < KILLS; time += 1, kills += 1) await sayAndKill(here, kills);
        await allDecided();
        all.push(...here);
        if (kills % 10 === 0)
          process.stdout.write(`${String(kills)} kills after ${String(Math.round(performance.now() - startedAt))} ms\n`);
      }
      for (const { room, marks } of all) for (const mark of marks) await home.answered(room, mark);
      const talks = await Promise.all(all.map(async ({ room, marks }) => ({ marks, told: await home.told(room) })));
      process.stdout.write(
        `${JSON.stringify({ kills: KILLS, ...tally(talks), seconds: Math.round((performance.now() - startedAt) / 1000) })}\n`,
      );
      for (const { marks, told } of talks) {
        expect(answersIn(told)).toEqual(marks);
        expect(told).toHaveLength(marks.length);
      }
    },
    TIMEOUT_MS,
  );
});

/** `orphans`: messages of Parley that are no answer to anything. */
function tally(talks: readonly { readonly marks: readonly string[]; readonly told: Parameters<typeof answersIn>[0] }[]) {
  const questions = talks.flatMap(({ marks }) => marks);
  const answers = talks.flatMap(({ told }) => answersIn(told));
  const messages = talks.flatMap(({ told }) => told).length;
  const answered = new Set(answers).size;
  return {
    questions: questions.length,
    lost: questions.length - answered,
    twice: answers.length - answered,
    orphans: messages - answers.length,
  };
}
