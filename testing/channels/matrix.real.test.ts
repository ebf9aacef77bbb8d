import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, vi } from 'vitest';

import { connectMatrix } from '../../adapters/matrix/matrix-adapter.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { matrixPerson } from '../matrix/matrix-person.ts';
import { seenInRoom } from '../matrix/seen-in-room.ts';
import { notesInMemory } from '../matrix/matrix-notes.ts';
import { findSynapse, startSynapse } from '../matrix/synapse.ts';
import { conversationChannelContract } from './conversation-channel.contract.ts';
import { startCore } from './running-core.ts';
import { unpaced } from './unpaced.ts';

const found = await findSynapse();
if ('missing' in found) process.stdout.write(`skipped: no Synapse here (${found.missing})\n`);

const REACTIONS = { good: '👍', bad: '👎', retry: '🔁', stop: '⏹️' } as const;

describe.skipIf('missing' in found)('on a real homeserver', () => {
  conversationChannelContract('what people see in Matrix', async () => {
    const [synapse, core] = await Promise.all([startSynapse('root' in found ? found.root : ''), startCore()]);
    const folder = mkdtempSync(join(tmpdir(), 'parley-matrix-'));
    const ours = await synapse.register('parley');
    const login = { kind: 'password', userId: ours.userId, password: ours.password } as const;
    const session = {
      homeserverUrl: synapse.url,
      login,
      sessionFile: join(folder, 'session.json'),
      cryptoFolder: join(folder, 'keys'),
      cryptoKey: null,
      recoveryKey: null,
      showOnce: () => {},
      notesOf: notesInMemory(),
    };
    const deps = { clock: core.clock, logger: makeRecordingLogger() };
    core.drive(unpaced(await connectMatrix({ ...session, ...deps }, new AbortController().signal)));
    let people = 0;
    return {
      core,
      pollMs: 150,
      async close() {
        await core.close();
        await synapse.close();
        rmSync(folder, { recursive: true });
      },
      async open() {
        const person = matrixPerson(synapse, await synapse.register(`ann${String((people += 1))}`));
        await core.addPerson('matrix', person.userId);
        const room = await person.createRoom([ours.userId], { is_direct: true });
        await vi.waitFor(async () => expect((await person.members(room))[ours.userId]).toBe('join'), { timeout: 15_000 });
        return {
          say: async (text) => void (await person.say(room, text)),
          async sayTwice(text) {
            core.deliverTwice(text);
            await person.say(room, text);
          },
          async attach(text, { name, content }) {
            const url = await person.upload(content, 'text/plain');
            const info = { mimetype: 'text/plain', size: Buffer.byteLength(content) };
            await person.say(room, text, { msgtype: 'm.file', filename: name, url, info });
          },
          seen: async () => seenInRoom(await person.messages(room), ours.userId),
          press: async (action, { id }) => void (await person.react(room, id, REACTIONS[action])),
        };
      },
    };
  });
});
