import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, vi } from 'vitest';

import { runClient } from '../cli/start-client.ts';
import { matrixPerson } from '../matrix/matrix-person.ts';
import { seenInRoom } from '../matrix/seen-in-room.ts';
import type { SeenInRoom } from '../matrix/seen-in-room.ts';
import type { Synapse } from '../matrix/synapse.ts';
import { createTestDatabase } from '../postgres/test-database.ts';
import type { MatrixModel } from './matrix-model.ts';
import { MARK } from './matrix-model.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

/** A lease that has to run out is waited for, too. */
export const SOON = { timeout: 45_000, interval: 100 };

export type MatrixHome = Awaited<ReturnType<typeof openMatrixHome>>;

/** A Parley with a Matrix account, a database and a folder of its own, and somebody who may be let in. */
export async function openMatrixHome(synapse: Synapse, model: MatrixModel, name: string) {
  const ours = await synapse.register(`parley-${name}`);
  const ann = matrixPerson(synapse, await synapse.register(`ann-${name}`));
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-matrix-program-'));
  const database = await createTestDatabase();
  const programs: Program[] = [];

  async function start(more: Readonly<Record<string, string>> = {}): Promise<Program> {
    const account = { MATRIX_HOMESERVER_URL: synapse.url, MATRIX_USER_ID: ours.userId, MATRIX_PASSWORD: ours.password };
    const program = await startProgram({ dataDir, env: { ...model.env, ...account, PARLEY_DATABASE_URL: database.url, ...more } });
    programs.push(program);
    return program;
  }

  async function told(room: string): Promise<readonly SeenInRoom[]> {
    return seenInRoom(await ann.messages(room), ours.userId);
  }

  async function directRoom(): Promise<string> {
    const room = await ann.createRoom([ours.userId], { is_direct: true });
    await vi.waitFor(async () => expect((await ann.members(room))[ours.userId]).toBe('join'), SOON);
    return room;
  }

  return {
    ours,
    ann,
    dataDir,
    database,
    start,
    told,
    directRoom,
    /** Waits until the question has its whole answer, and returns it. */
    answered: (room: string, mark: string): Promise<SeenInRoom> =>
      vi.waitFor(async () => {
        const answer = (await told(room)).find((each) => isWholeAnswer(each, mark));
        if (answer === undefined) throw new Error(`${mark} is not answered: ${JSON.stringify(await told(room))}`);
        return answer;
      }, SOON),
    /** The owner's way in: the code from the chat, given to `parley pair`. Returns the room. */
    async letAnnIn(): Promise<string> {
      const room = await directRoom();
      await ann.say(room, 'Привет');
      const code = await vi.waitFor(async () => codeIn(await told(room)), SOON);
      const paired = await runClient(['pair', code, '--as', 'owner'], { env: { PARLEY_DATA_DIR: dataDir } });
      expect(paired, paired.stderr).toMatchObject({ code: 0 });
      return room;
    },
    async close(): Promise<void> {
      for (const program of programs) await program.end('SIGTERM');
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The marks that are answered in a room, once for each message of ours; also of answers that are not whole. */
export function answersIn(told: readonly SeenInRoom[]): readonly string[] {
  return told.flatMap(({ text }) => MARK.exec(text)?.[0] ?? []);
}

function isWholeAnswer({ text }: SeenInRoom, mark: string): boolean {
  return MARK.exec(text)?.[0] === mark && /слово\d+\s/.test(text) && / · \$/.test(text);
}

function codeIn(told: readonly SeenInRoom[]): string {
  const code = told.flatMap(({ text }) => /(?:code is|код —) (\S+?),/.exec(text)?.[1] ?? [])[0];
  if (code === undefined) throw new Error(`No code: ${JSON.stringify(told)}`);
  return code;
}
