import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { runClient } from '../cli/start-client.ts';
import { encryptingPeer } from '../matrix/encrypting-peer.ts';
import type { EncryptingPeer, PeerEvent } from '../matrix/encrypting-peer.ts';
import { messageIndex } from '../matrix/message-index.ts';
import { seenInRoom } from '../matrix/seen-in-room.ts';
import type { SeenInRoom } from '../matrix/seen-in-room.ts';
import { findSynapse, startSynapse } from '../matrix/synapse.ts';
import type { Synapse } from '../matrix/synapse.ts';
import { startMatrixModel } from './matrix-model.ts';
import type { MatrixModel } from './matrix-model.ts';
import { answersIn, openMatrixHome, SOON } from './matrix-world.ts';
import type { MatrixHome } from './matrix-world.ts';
import type { Program } from './start-program.ts';

const found = await findSynapse();
if ('missing' in found) process.stdout.write(`skipped: no Synapse here (${found.missing})\n`);

describe.skipIf('missing' in found)('Parley in an encrypted room, as the program that people run', () => {
  let synapse: Synapse;
  let model: MatrixModel;
  let home: MatrixHome;
  let eva: EncryptingPeer;
  let program: Program;
  let room: string;

  const ours = async (): Promise<readonly PeerEvent[]> => (await eva.seen(room)).filter(({ sender }) => sender === home.ours.userId);
  const told = async (): Promise<readonly SeenInRoom[]> =>
    seenInRoom(
      (await ours()).map(({ id, ...event }) => ({ event_id: id, ...event })),
      home.ours.userId,
    );
  const answered = (mark: string): Promise<SeenInRoom> =>
    vi.waitFor(async () => {
      const answer = (await told()).find(({ text }) => text.includes(mark) && / · \$/.test(text));
      if (answer === undefined) throw new Error(`${mark} is not answered: ${JSON.stringify(await told())}`);
      return answer;
    }, SOON);

  beforeAll(async () => {
    synapse = await startSynapse('root' in found ? found.root : '');
    model = await startMatrixModel();
    home = await openMatrixHome(synapse, model, 'encrypted');
    eva = await encryptingPeer(synapse, await synapse.register('eva'));
    program = await home.start();
    room = await eva.createRoom([home.ours.userId], { is_direct: true });
    const isThere = ({ content }: PeerEvent): boolean => content['membership'] === 'join';
    await vi.waitFor(async () => expect((await ours()).some(isThere)).toBe(true), SOON);
  }, 90_000);
  afterAll(async () => {
    await home.close();
    await eva.close();
    await model.stop();
    await synapse.close();
  });

  it('lets somebody in, and answers with one message that grows', async () => {
    await eva.say(room, 'Привет');
    const code = await vi.waitFor(async () => {
      const [said] = (await told()).flatMap(({ text }) => /(?:code is|код —) (\S+?),/.exec(text)?.[1] ?? []);
      if (said === undefined) throw new Error('no code');
      return said;
    }, SOON);
    expect(await runClient(['pair', code, '--as', 'owner'], { env: { PARLEY_DATA_DIR: home.dataDir } })).toMatchObject({ code: 0 });
    await eva.say(room, 'q-first');
    await answered('q-first');
    expect(program.output()).toContain('recovery key');
  });

  it('I1, I2: answers once and whole what it was killed over, as the same device, and uses no key twice', async () => {
    const [before] = await eva.devicesOf(home.ours.userId);
    await eva.say(room, 'Расскажи slow q-killed');
    await vi.waitFor(async () => expect(answersIn(await told())).toContain('q-killed'), SOON);
    await program.end('SIGKILL');
    await eva.newKey(room);
    await eva.say(room, 'q-meanwhile');
    program = await home.start();
    await answered('q-killed');
    await answered('q-meanwhile');
    const marks = answersIn(await told());
    expect(marks.filter((mark) => mark === 'q-killed')).toHaveLength(1);
    expect(marks.filter((mark) => mark === 'q-meanwhile')).toHaveLength(1);
    expect(await eva.devicesOf(home.ours.userId)).toEqual([before]);
    const encrypted = (await ours()).filter(({ wireType }) => wireType === 'm.room.encrypted');
    const used = encrypted.map(({ wire }) => messageIndex(wire)).map(({ session, index }) => `${session} ${String(index)}`);
    expect(new Set(used).size).toBe(used.length);
    expect(encrypted.filter(({ isUnreadable }) => isUnreadable)).toEqual([]);
    expect((await ours()).filter(({ wireType }) => wireType === 'm.room.message')).toEqual([]);
  });

  it('follows a task line by line', async () => {
    const before = (await told()).length;
    await eva.say(room, '/task --run for i in 1 2 3 4 5 6; do echo line-$i; sleep 1; done');
    await vi.waitFor(async () => expect((await told()).length).toBeGreaterThan(before), SOON);
    await eva.say(room, '/tasklog --follow');
    await vi.waitFor(
      async () => expect((await told()).map(({ text }) => text).join('\n')).toMatch(/running[\s\S]*line-1[\s\S]*line-2/),
      SOON,
    );
  });
});
