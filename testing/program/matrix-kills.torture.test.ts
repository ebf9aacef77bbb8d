import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findSynapse, startSynapse } from '../matrix/synapse.ts';
import type { Synapse } from '../matrix/synapse.ts';
import { startMatrixModel } from './matrix-model.ts';
import type { MatrixModel } from './matrix-model.ts';
import { answersIn, openMatrixHome } from './matrix-world.ts';
import type { MatrixHome } from './matrix-world.ts';
import type { Program } from './start-program.ts';

const IS_LONG = process.env['PARLEY_TEST_LONG'] === '1';
/** None in every day's run: a homeserver comes from Debian, and the tests with real parts kill at every named point. */
const KILLS = Number(process.env['PARLEY_TEST_MATRIX_KILLS'] ?? (IS_LONG ? 100 : 0));

const found = KILLS === 0 ? { missing: 'only in the long run' } : await findSynapse();
if ('missing' in found) process.stdout.write(`skipped: no Synapse here (${found.missing})\n`);

/** After so many kills the conversations go on in other rooms, so that a room is read with one question. */
const KILLS_IN_A_ROOM = 10;
const ROOMS = 2;
/** A message that stopped the program three times is not tried again, so that none is killed as often. */
const KILLS_OF_A_QUESTION = 2;
const TIMEOUT_MS = 120_000 + KILLS * 20_000;

interface Conversation {
  readonly room: string;
  readonly marks: string[];
}

describe.skipIf('missing' in found)('killed at random moments while people talk to it in Matrix', () => {
  let synapse: Synapse;
  let model: MatrixModel;
  let home: MatrixHome;
  let program: Program;

  beforeAll(async () => {
    synapse = await startSynapse('root' in found ? found.root : '');
    model = await startMatrixModel();
    home = await openMatrixHome(synapse, model, 'kills');
    program = await home.start();
    await home.letAnnIn();
  }, 90_000);
  afterAll(async () => {
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

  async function allAnswered(conversations: readonly Conversation[]): Promise<void> {
    for (const { room, marks } of conversations) for (const mark of marks) await home.answered(room, mark);
  }

  it(
    'I1, I2: answers every question once, in one message, oldest first',
    async () => {
      let [questions, kills] = [0, 0];
      while (kills < KILLS) {
        const conversations: Conversation[] = [];
        for (let index = 0; index < ROOMS; index += 1) conversations.push({ room: await home.directRoom(), marks: [] });
        for (let here = 0; here < KILLS_IN_A_ROOM && kills < KILLS; here += 1, kills += 1) {
          await sayAndKill(conversations, kills);
          if (here % KILLS_OF_A_QUESTION === KILLS_OF_A_QUESTION - 1) await allAnswered(conversations);
        }
        await allAnswered(conversations);
        for (const { room, marks } of conversations) {
          expect(answersIn(await home.told(room))).toEqual(marks);
          questions += marks.length;
        }
        process.stdout.write(`after ${String(kills)} kills: ${String(questions)} questions, each answered once\n`);
      }
    },
    TIMEOUT_MS,
  );
});
