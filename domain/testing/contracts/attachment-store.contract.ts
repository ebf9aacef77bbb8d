import { describe, expect } from 'vitest';
import { UnknownIdError } from '../../errors.ts';
import type { OutgoingAttachment } from '../../ports/attachment-store.ts';
import type { NewMessage } from '../../ports/inbox.ts';
import { aMessage, aTask, NOON, uuid } from '../fixtures.ts';
import { storable, testIn, type MakeWorld } from './world.ts';

const PICTURE: NewMessage['attachments'][number] = {
  id: uuid(8001),
  kind: 'picture',
  name: 'кот 🐈.jpg',
  mime: 'image/jpeg',
  size: 12,
  seconds: null,
  remote: 'p',
};
const VOICE: typeof PICTURE = { ...PICTURE, id: uuid(8002), kind: 'voice', name: 'voice.ogg', mime: null, size: null, seconds: 3 };
const BYTES = Uint8Array.from([0, 255, 1, 10, 13]);
const TURN = { kind: 'turn', id: uuid(2001) } as const;
const TASK = { kind: 'task', id: 'abc234' } as const;

const REPORT: OutgoingAttachment = {
  id: uuid(8003),
  run: TURN,
  kind: 'document',
  name: 'отчёт.pdf',
  mime: 'application/pdf',
  caption: 'Отчёт',
  content: BYTES,
  at: NOON,
};

/** What every AttachmentStore does. */
export function attachmentStoreContract(name: string, make: MakeWorld): void {
  describe(`${name}: files that came in`, () => incoming(make));
  describe(`${name}: files that go out`, () => outgoing(make));
}

function incoming(make: MakeWorld): void {
  const it = testIn(make);

  it('those of several turns are known by turn, in the order of each message', async ({ inbox, attachments }) => {
    await inbox.store(aMessage(1, { attachments: [PICTURE, VOICE] }));
    await inbox.store(aMessage(2));
    await inbox.store(aMessage(3, { attachments: [{ ...PICTURE, id: uuid(8000) }] }));
    const files = await attachments.ofTurns([uuid(2003), uuid(2001), uuid(2002), uuid(99), 'nope']);
    expect([...files.keys()].toSorted()).toEqual([uuid(2001), uuid(2003)]);
    const { remote: _, ...picture } = PICTURE;
    expect(files.get(uuid(2001))?.[0]).toEqual({ ...picture, state: 'waiting', problem: null, transcript: null });
    expect(files.get(uuid(2001))?.map(({ id }) => id)).toEqual([PICTURE.id, VOICE.id]);
    expect(await attachments.ofTurns([])).toEqual(new Map());
  });

  it('one belongs to its turn and to nobody who uploaded it', async ({ inbox, attachments }) => {
    await inbox.store(aMessage(1, { attachments: [PICTURE] }));
    expect(await attachments.get(PICTURE.id)).toMatchObject({ id: PICTURE.id, turnId: uuid(2001), taskId: null, uploaderId: null });
  });

  it('I1: a message stored again brings no second files', async ({ inbox, attachments }) => {
    await inbox.store(aMessage(1, { attachments: [PICTURE] }));
    await inbox.store(aMessage(2, { externalId: 'message-1', attachments: [VOICE] }));
    expect(await attachments.get(VOICE.id)).toBeNull();
    expect(await attachments.ofTurns([uuid(2002)])).toEqual(new Map());
  });

  it('keeps what is said in one; the first time counts', async ({ inbox, attachments }) => {
    await inbox.store(aMessage(1, { attachments: [VOICE] }));
    const said = 'Привет 👋 \0 \uD83D';
    await attachments.keepTranscript(VOICE.id, said);
    await attachments.keepTranscript(VOICE.id, 'something else');
    await attachments.keepTranscript('nope', said);
    const { transcript } = (await attachments.ofTurns([uuid(2001)])).get(uuid(2001))?.[0] ?? {};
    expect(storable(transcript ?? '')).toBe(storable(said));
  });

  it('keeps also that nothing is said in one', async ({ inbox, attachments }) => {
    await inbox.store(aMessage(1, { attachments: [VOICE] }));
    await attachments.keepTranscript(VOICE.id, '');
    await attachments.keepTranscript(VOICE.id, 'something else');
    expect(await attachments.get(VOICE.id)).toMatchObject({ transcript: '' });
  });

  it('knows nothing under an unknown id', async ({ attachments }) => {
    for (const id of [uuid(99), 'nope']) {
      expect(await attachments.get(id)).toBeNull();
      expect(await attachments.content(id)).toBeNull();
      expect(await attachments.sentBy({ kind: 'turn', id })).toEqual([]);
      expect(await attachments.sentBy({ kind: 'task', id })).toEqual([]);
    }
  });
}

function outgoing(make: MakeWorld): void {
  const it = testIn(make);

  it('one that goes out is here at once and its run’s; the same id again is the same file', async ({ inbox, attachments }) => {
    await inbox.store(aMessage(1, { attachments: [PICTURE] }));
    await attachments.add(REPORT);
    await attachments.add({ ...REPORT, name: 'other', content: Uint8Array.of() });
    const { content: _, at: __, run: ___, caption: ____, ...described } = REPORT;
    const file = { ...described, size: 5, seconds: null, state: 'here', problem: null, transcript: null };
    expect(await attachments.get(REPORT.id)).toEqual({ ...file, turnId: uuid(2001), taskId: null, uploaderId: null });
    expect([...((await attachments.content(REPORT.id)) ?? [])]).toEqual([...BYTES]);
    expect(await attachments.sentBy(TURN)).toEqual([file]);
    const came = (await attachments.ofTurns([uuid(2001)])).get(uuid(2001));
    expect(came?.map(({ id }) => id)).toEqual([PICTURE.id]);
  });

  it('those of a turn and of a task are told apart, each in the order in which they were added', async ({ inbox, tasks, attachments }) => {
    await inbox.store(aMessage(1));
    await tasks.add(aTask());
    const order = [4, 2, 3, 1];
    for (const n of order) {
      await attachments.add({ ...REPORT, id: uuid(8100 + n) });
      await attachments.add({ ...REPORT, id: uuid(8200 + n), run: TASK });
    }
    expect((await attachments.sentBy(TURN)).map(({ id }) => id)).toEqual(order.map((n) => uuid(8100 + n)));
    expect((await attachments.sentBy(TASK)).map(({ id }) => id)).toEqual(order.map((n) => uuid(8200 + n)));
    for (const { kind, id } of [TURN, TASK]) {
      const all = await attachments.sentByAll(kind, [id, uuid(99)]);
      expect([...all]).toEqual([[id, await attachments.sentBy({ kind, id })]]);
    }
    expect(await attachments.sentByAll('task', [])).toEqual(new Map());
    expect(await attachments.get(uuid(8201))).toMatchObject({ turnId: null, taskId: 'abc234', uploaderId: null });
  });

  it('an empty file is a file', async ({ inbox, attachments }) => {
    await inbox.store(aMessage(1));
    await attachments.add({ ...REPORT, content: Uint8Array.of() });
    expect(await attachments.content(REPORT.id)).toHaveLength(0);
  });

  it('refuses one of a turn or task that is not there', async ({ attachments }) => {
    for (const run of [TURN, TASK, { ...TURN, id: 'nope' }])
      await expect(attachments.add({ ...REPORT, run })).rejects.toThrow(UnknownIdError);
    expect(await attachments.get(REPORT.id)).toBeNull();
  });
}
