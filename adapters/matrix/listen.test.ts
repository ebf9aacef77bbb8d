import { describe, expect, it, vi } from 'vitest';

import { NotSentError, RateLimitedError, UnreachableError } from '../../domain/errors.ts';
import type { ChannelNews, ChannelSession } from '../../domain/ports/chat-adapter.ts';
import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { notesInMemory } from '../../testing/matrix/matrix-notes.ts';
import { scriptedMatrixClient } from '../../testing/matrix/scripted-client.ts';
import type { AskedOf } from '../../testing/matrix/scripted-client.ts';
import { listenToMatrix } from './listen.ts';
import { matrixFailure } from './matrix-failure.ts';
import { makeRoomBook } from './room-book.ts';
import { makeRoomSender } from './room-sender.ts';

const US = '@parley:example.org';
const ANN = '@ann:example.org';
const ROOM = '!room:example.org';

const member = (id: string, membership: string) => ({ type: 'm.room.member', state_key: id, sender: id, content: { membership } });
const said = (id: string, body: string) => ({
  type: 'm.room.message',
  event_id: id,
  sender: ANN,
  origin_server_ts: 0,
  content: { msgtype: 'm.text', body },
});
const joined = (timeline: object) => ({ rooms: { join: { [ROOM]: { timeline } } } });

/** A homeserver that answers `/sync` with these, one after another, and then nothing more. */
function aServer(syncs: readonly (object | Error)[], more: (asked: AskedOf) => unknown = () => ({})) {
  const left = [...syncs];
  return scriptedMatrixClient((asked) => {
    if (asked.path === '/v3/sync') return left.shift();
    if (asked.path.endsWith('/state')) return [member(US, 'join'), member(ANN, 'join'), { ...member('@ben:example.org', 'join') }];
    return more(asked);
  });
}

async function listening(server: ReturnType<typeof aServer>, from: { cursor: string | null; onMessage?: () => void; isAllowed?: boolean }) {
  const happened: string[] = [];
  const news: ChannelNews[] = [];
  const clock = makeManualClock();
  const stop = new AbortController();
  const session: ChannelSession = {
    door: {
      message: async ({ text }) => {
        from.onMessage?.();
        happened.push(`message ${text}`);
      },
      press: async () => null,
      redacted: async (_, id) => void happened.push(`redacted ${id}`),
      membership: async () => (from.isAllowed === true ? 'stay' : 'leave'),
      migrated: async () => {},
    },
    cursor: from.cursor,
    saveCursor: async (cursor) => void happened.push(`saved ${cursor}`),
    report: (each) => void news.push(each),
    menu: () => [],
  };
  const [rooms, notes] = [makeRoomBook(server.client), notesInMemory()(US)];
  const keys = { crypto: null, advice: [], notes, sender: makeRoomSender({ client: server.client, rooms, crypto: null }) };
  const deps = { client: server.client, userId: US, rooms, ...keys, clock, logger: makeRecordingLogger() };
  const done = listenToMatrix(deps, session, stop.signal);
  return {
    happened,
    news,
    clock,
    done,
    async end() {
      stop.abort();
      await done;
    },
  };
}

describe('reading the stream of a Matrix account', () => {
  it('I1: keeps its place only after everything before it was handed in', async () => {
    const server = aServer([{ next_batch: 's2', ...joined({ events: [said('$1', 'one'), said('$2', 'two')] }) }]);
    const { happened, end } = await listening(server, { cursor: 's1' });
    await vi.waitFor(() => expect(happened).toEqual(['message one', 'message two', 'saved s2']));
    expect(server.asked[0]?.query['since']).toBe('s1');
    await end();
  });

  it('I1: does not go on past a message that could not be stored, and asks for it again', async () => {
    let isAway = true;
    const batch = { next_batch: 's2', ...joined({ events: [said('$1', 'one')] }) };
    const server = aServer([batch, batch]);
    const onMessage = () => {
      if (isAway) throw new UnreachableError('The database is away.');
    };
    const { happened, news, clock, end } = await listening(server, { cursor: 's1', onMessage });
    await vi.waitFor(() => expect(news).toContainEqual({ kind: 'failed', message: 'The database is away.' }));
    expect(happened).toEqual([]);
    isAway = false;
    await vi.waitFor(async () => {
      await clock.advance(1_000);
      expect(happened).toEqual(['message one', 'saved s2']);
    });
    await end();
  });

  it('fills the gap that a limited stream leaves, oldest first', async () => {
    const limited = { limited: true, prev_batch: 'p1', events: [said('$4', 'four')] };
    const pages: Record<string, object> = {
      p1: { chunk: [said('$3', 'three'), said('$2', 'two')], end: 'p2' },
      p2: { chunk: [said('$1', 'one')], end: 'p3' },
      p3: { chunk: [] },
    };
    const server = aServer([{ next_batch: 's2', ...joined(limited) }], ({ path, query }) =>
      path.endsWith('/messages') ? pages[String(query['from'])] : {},
    );
    const { happened, end } = await listening(server, { cursor: 's1' });
    await vi.waitFor(() => expect(happened.at(-1)).toBe('saved s2'));
    expect(happened.slice(0, 4)).toEqual(['message one', 'message two', 'message three', 'message four']);
    expect(server.asked.find(({ path }) => path.endsWith('/messages'))?.query).toMatchObject({ to: 's1', dir: 'b' });
    await end();
  });

  it('does not answer what was said before it was there', async () => {
    const invited = { ...member(US, 'invite'), sender: ANN, event_id: '$i', origin_server_ts: 0 };
    const came = { ...member(US, 'join'), event_id: '$j', origin_server_ts: 0 };
    const timeline = { events: [said('$1', 'old'), invited, said('$2', 'waiting for you'), came, said('$3', 'hi')] };
    const server = aServer([
      { next_batch: 's1', ...joined({ events: [said('$0', 'history')] }) },
      { next_batch: 's2', ...joined(timeline) },
    ]);
    const { happened, end } = await listening(server, { cursor: null });
    await vi.waitFor(() => expect(happened).toEqual(['saved s1', 'message waiting for you', 'message hi', 'saved s2']));
    await end();
  });

  it.each([
    [true, '/v3/join/'],
    [false, `/v3/rooms/${ROOM}/leave`],
  ])('accepts an invitation or declines it as the access rules say (%s)', async (isAllowed, path) => {
    const invite = { [ROOM]: { invite_state: { events: [{ ...member(US, 'invite'), sender: ANN }] } } };
    const server = aServer([{ next_batch: 's2', rooms: { invite } }]);
    const { happened, end } = await listening(server, { cursor: 's1', isAllowed });
    await vi.waitFor(() => expect(happened).toEqual(['saved s2']));
    expect(server.asked.some((asked) => asked.path.startsWith(path))).toBe(true);
    await end();
  });

  it('waits as long as the server asks, and not at all less', async () => {
    const server = aServer([new RateLimitedError('Slow down.', 5_000), { next_batch: 's2' }]);
    const { happened, clock, end } = await listening(server, { cursor: 's1' });
    await vi.waitFor(() => expect(server.asked).toHaveLength(1));
    await vi.waitFor(async () => {
      await clock.advance(2_500);
      expect(happened).toEqual(['saved s2']);
    });
    await end();
  });

  it('comes back after the server was away, and says so meanwhile', async () => {
    const server = aServer([new NotSentError('The homeserver cannot be reached.'), { next_batch: 's2' }]);
    const { happened, news, clock, end } = await listening(server, { cursor: 's1' });
    await vi.waitFor(() => expect(news.at(-1)).toEqual({ kind: 'failed', message: 'The homeserver cannot be reached.' }));
    await vi.waitFor(async () => {
      await clock.advance(1_000);
      expect(happened).toEqual(['saved s2']);
    });
    expect(news).toContainEqual({ kind: 'connected' });
    await end();
  });

  it('gives up when the login is no longer good', async () => {
    const refused = matrixFailure({ statusCode: 401, errcode: 'M_UNKNOWN_TOKEN', error: 'Unknown token' });
    const { done } = await listening(aServer([refused]), { cursor: 's1' });
    await expect(done).rejects.toThrow('M_UNKNOWN_TOKEN');
  });

  it('says once that it cannot read an encrypted room', async () => {
    const secret = { type: 'm.room.encrypted', event_id: '$1', sender: ANN, origin_server_ts: 0, content: {} };
    const server = aServer([{ next_batch: 's2', ...joined({ events: [secret, { ...secret, event_id: '$2' }] }) }]);
    const { happened, news, end } = await listening(server, { cursor: 's1' });
    await vi.waitFor(() => expect(happened).toEqual(['saved s2']));
    await vi.waitFor(() => expect(news).toContainEqual({ kind: 'hints', hints: [expect.stringContaining(ROOM)] }));
    await end();
  });
});
