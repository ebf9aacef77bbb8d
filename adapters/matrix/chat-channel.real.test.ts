import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';

import { chatChannelContract } from '../../domain/testing/contracts/chat-channel.contract.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { notesInMemory } from '../../testing/matrix/matrix-notes.ts';
import { matrixPerson } from '../../testing/matrix/matrix-person.ts';
import { seenInRoom } from '../../testing/matrix/seen-in-room.ts';
import { findSynapse, startSynapse } from '../../testing/matrix/synapse.ts';
import type { MatrixLogin, Synapse } from '../../testing/matrix/synapse.ts';
import type { ChatAdapter } from '../../domain/ports/chat-adapter.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { connectMatrix } from './matrix-adapter.ts';

const found = await findSynapse();
if ('missing' in found) process.stdout.write(`skipped: no Synapse here (${found.missing})\n`);

describe.skipIf('missing' in found)('on a real homeserver', () => {
  let synapse: Synapse;
  let folder: string;
  let ours: MatrixLogin;
  let ann: ReturnType<typeof matrixPerson>;
  let adapter: ChatAdapter;

  beforeAll(async () => {
    synapse = await startSynapse('root' in found ? found.root : '');
    folder = mkdtempSync(join(tmpdir(), 'parley-matrix-'));
    ours = await synapse.register('parley');
    ann = matrixPerson(synapse, await synapse.register('ann'));
    const login = { kind: 'password', userId: ours.userId, password: ours.password } as const;
    const session = {
      homeserverUrl: synapse.url,
      login,
      sessionFile: join(folder, 'session.json'),
      cryptoFolder: join(folder, 'keys'),
      cryptoKey: null,
      recoveryKey: null,
      showOnce: () => {},
    };
    adapter = await connectMatrix(
      { ...session, notesOf: notesInMemory(), clock: makeSystemClock(), logger: makeRecordingLogger() },
      new AbortController().signal,
    );
  }, 90_000);
  afterAll(async () => {
    await synapse.close();
    rmSync(folder, { recursive: true });
  });

  chatChannelContract('Matrix', async () => {
    const room = await ann.createRoom([ours.userId], { is_direct: true });
    await matrixPerson(synapse, ours).join(room);
    return {
      transport: adapter.transport,
      to: { address: { channel: 'matrix', account: ours.userId, chat: room, thread: null }, audience: 'private', replyTo: null },
      seen: async () => seenInRoom(await ann.messages(room), ours.userId).map(({ text }) => text),
      takeAway: async (id) => void (await ann.redact(room, id)),
      tellsWhatIsGone: false,
      pause: async () => {},
      close: async () => {},
    };
  });
});
