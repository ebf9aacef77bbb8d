import { describe, expect, it } from 'vitest';

import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { UnreachableError } from '../../domain/errors.ts';
import { notesInMemory } from '../../testing/matrix/matrix-notes.ts';
import { hide, openRoomCrypto } from '../../testing/matrix/open-crypto.ts';
import { makeWaitingMessages } from './waiting-messages.ts';

const { signal } = new AbortController();
const [ROOM, OTHER] = ['!room:example.org', '!other:example.org'];

const message = (id: string, session = 'k') => ({
  type: 'm.room.encrypted',
  event_id: id,
  content: { session_id: session, ciphertext: hide({ type: 'm.room.message', content: { msgtype: 'm.text', body: id } }) },
});

/** Messages that wait for keys, in a program that may be started anew. */
function waiting() {
  const keys = new Set<string>();
  const clock = makeManualClock();
  const said: string[] = [];
  const handed: string[] = [];
  let isAway = false;
  const open = openRoomCrypto();
  const crypto = openRoomCrypto({
    decrypt: async (roomId, event) =>
      keys.has(String(Reflect.get(Object(Reflect.get(event, 'content')), 'session_id')))
        ? open.decrypt(roomId, event)
        : { kind: 'waiting' },
  });
  const sender = {
    say: async (roomId: string, _type: string, content: object, transaction: string) => {
      if (isAway) throw new UnreachableError('The homeserver is away.');
      said.push(`${roomId} ${transaction} ${String(Reflect.get(content, 'body'))}`);
      return '$told';
    },
    store: async () => ({ url: 'mxc://example.org/1' }),
  };
  const notes = notesInMemory()('@parley:example.org');
  const start = () => makeWaitingMessages({ crypto, notes, sender, clock, logger: makeRecordingLogger() });
  let messages = start();
  const look = () => messages.look(async (_, event) => void handed.push(String(Reflect.get(Object(event), 'event_id'))), signal);
  return {
    keys,
    clock,
    said,
    handed,
    look,
    add: (roomId: string, event: ReturnType<typeof message>) => messages.add(roomId, event.event_id, event),
    restart: () => void (messages = start()),
    away: (is: boolean) => void (isAway = is),
  };
}

describe('messages whose keys have not come', () => {
  it('I1: are handed in when they come, once, in the order in which they were written, also after a restart', async () => {
    const at = waiting();
    for (const id of ['$1', '$2', '$3']) await at.add(ROOM, message(id));
    await at.add(ROOM, message('$2'));
    await at.look();
    expect(at.handed).toEqual([]);
    at.restart();
    at.keys.add('k');
    await at.look();
    await at.look();
    expect(at.handed).toEqual(['$1', '$2', '$3']);
    expect(at.said).toEqual([]);
  });

  it('I3: hold back what waits behind them in their room, and nothing in others', async () => {
    const at = waiting();
    await at.add(ROOM, message('$1', 'late'));
    await at.add(ROOM, message('$2'));
    await at.add(OTHER, message('$3'));
    at.keys.add('k');
    await at.look();
    expect(at.handed).toEqual(['$3']);
    at.keys.add('late');
    await at.look();
    expect(at.handed).toEqual(['$3', '$1', '$2']);
  });

  it('I11: have their senders told after a minute, once, and still may be read', async () => {
    const at = waiting();
    await at.add(ROOM, message('$1'));
    await at.clock.advance(59_000);
    await at.look();
    expect(at.said).toEqual([]);
    await at.clock.advance(1_000);
    at.away(true);
    await at.look();
    at.away(false);
    await at.look();
    await at.look();
    expect(at.said).toEqual([`${ROOM} unreadable.$1 ${at.said[0]?.split(' ').slice(2).join(' ') ?? ''}`]);
    expect(at.said[0]).toContain('send it again');
    at.keys.add('k');
    await at.look();
    expect(at.handed).toEqual(['$1']);
  });

  it('are not answered any more after an hour', async () => {
    const at = waiting();
    await at.add(ROOM, message('$1'));
    await at.clock.advance(61_000);
    await at.look();
    await at.clock.advance(3_600_000);
    await at.look();
    at.keys.add('k');
    await at.look();
    expect(at.handed).toEqual([]);
  });
});
