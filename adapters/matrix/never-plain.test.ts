import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseReply } from '../../domain/delivery/parse-reply.ts';
import { NotSentError, ParleyError, RateLimitedError, RejectedError, UnreachableError } from '../../domain/errors.ts';
import type { Destination } from '../../domain/ports/chat-transport.ts';
import { openRoomCrypto } from '../../testing/matrix/open-crypto.ts';
import { scriptedMatrixClient } from '../../testing/matrix/scripted-client.ts';
import type { MatrixClient } from './matrix-client.ts';
import { makeMatrixTransport } from './matrix-transport.ts';
import { makeRoomBook } from './room-book.ts';
import { makeRoomSender } from './room-sender.ts';

const { signal } = new AbortController();
const ROOM = '!room:example.org';
const SECRET = 'секрет';
const ENCRYPTION = { type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } };

const failure = fc.constantFrom(
  null,
  null,
  new UnreachableError('The homeserver is away.'),
  new NotSentError('No connection.'),
  new RateLimitedError('Slowly.', 1, {}),
  new RejectedError('No.'),
);
const step = fc.record({
  what: fc.constantFrom('say', 'edit', 'file', 'grow', 'note', 'turn on', 'doubt', 'forget', 'join'),
  /** What goes wrong while it is done. */
  state: failure,
  keys: failure,
  sending: failure,
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A homeserver with one room, and what reached it. */
function aRoom(hasCrypto: boolean) {
  const said: { readonly isCipher: boolean; readonly text: string; readonly couldKnow: boolean }[] = [];
  let now: Step = { what: 'join', state: null, keys: null, sending: null };
  /** Whether the room is encrypted, and whether we were told. */
  const truth = { isEncrypted: false, isTold: false };
  const orThrow = <T>(problem: Error | null, value: T): T => {
    if (problem !== null) throw problem;
    return value;
  };
  const { client: scripted } = scriptedMatrixClient(({ path, method, body }) => {
    if (path.endsWith('/state')) {
      if (now.state === null) truth.isTold ||= truth.isEncrypted;
      return orThrow(now.state, truth.isEncrypted ? [ENCRYPTION] : []);
    }
    if (method === 'PUT')
      said.push({ isCipher: path.includes('/send/m.room.encrypted/'), text: JSON.stringify(body), couldKnow: truth.isTold });
    return orThrow(now.sending, { event_id: '$sent' });
  });
  const upload: MatrixClient['upload'] = async (content, mime, name) => {
    const text = `${Buffer.from(content).toString('utf8')} ${mime} ${name}`;
    said.push({ isCipher: !text.includes(SECRET), text, couldKnow: truth.isTold });
    return orThrow(now.sending, 'mxc://example.org/stored');
  };
  const client: MatrixClient = { ...scripted, upload };
  const open = openRoomCrypto();
  const crypto = hasCrypto ? openRoomCrypto({ encrypt: async (...given) => orThrow(now.keys, await open.encrypt(...given)) }) : null;
  const rooms = makeRoomBook(client);
  const transport = makeMatrixTransport({
    client,
    userId: '@parley:example.org',
    sender: makeRoomSender({ client, rooms, crypto }),
    crypto,
  });
  return { said, truth, rooms, transport, set: (next: Step) => void (now = next) };
}

async function take(at: ReturnType<typeof aRoom>, next: Step): Promise<void> {
  const { truth, rooms, transport } = at;
  const address = { channel: 'matrix', account: '@parley:example.org', chat: ROOM, thread: null } as const;
  const to: Destination = { address, audience: 'group', replyTo: '$question' };
  const text = { document: parseReply(SECRET), buttons: [], isFinal: next.what !== 'grow' };
  const file = { name: SECRET, mime: 'text/plain', content: Buffer.from(SECRET), caption: SECRET };
  at.set(next);
  if (next.what === 'turn on') truth.isEncrypted = true;
  else if (next.what === 'doubt') rooms.doubtAll();
  else if (next.what === 'forget') rooms.forget(ROOM);
  else if (next.what === 'note' && truth.isEncrypted) {
    truth.isTold = true;
    rooms.noteEncryption(ROOM, ENCRYPTION);
  } else if (next.what === 'join') await rooms.get(ROOM, signal);
  else if (next.what === 'say') await transport.send(to, text, crypto.randomUUID(), signal);
  else if (next.what === 'file') await transport.sendFile(to, file, crypto.randomUUID(), signal);
  else if (next.what !== 'note') await transport.edit(to, '$1', text, crypto.randomUUID(), signal);
}

describe('what reaches an encrypted room', () => {
  it('is never plain text, whatever fails: the state of the room, the keys, the way to the server', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), fc.boolean(), async (steps, hasCrypto) => {
        const at = aRoom(hasCrypto);
        for (const each of steps) {
          await take(at, each).catch((cause: unknown) => {
            if (!(cause instanceof ParleyError)) throw cause;
          });
        }
        for (const { isCipher, text, couldKnow } of at.said) {
          if (!couldKnow) continue;
          expect(isCipher).toBe(true);
          expect(text).not.toContain(SECRET);
        }
      }),
    );
  });

  it('is nothing at all while nobody knows whether the room is encrypted', async () => {
    for (const state of [new UnreachableError('away'), new RateLimitedError('slowly', 1, {}), new RejectedError('no')]) {
      const at = aRoom(true);
      for (const what of ['say', 'edit', 'file', 'grow'] as const) {
        await expect(take(at, { what, state, keys: null, sending: null })).rejects.toThrow(ParleyError);
      }
      expect(at.said).toEqual([]);
    }
  });

  it('goes through one place: nothing else writes into rooms or stores files', () => {
    const ways = /\/send\/|\.upload\(/;
    const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.includes('.test.'));
    const writing = files.filter((name) => ways.test(readFileSync(join(import.meta.dirname, name), 'utf8')));
    expect(writing).toEqual(['room-sender.ts']);
  });
});
