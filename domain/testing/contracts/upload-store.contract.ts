import { describe, expect } from 'vitest';
import { ConflictError, UnknownIdError } from '../../errors.ts';
import { aMessage, NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, lease, OTHER_TALK, TALK, testIn, type ContractWorld, type MakeWorld } from './world.ts';

const BYTES = Uint8Array.from([0, 255, 1, 10, 13]);
const LATER = new Date(NOON.getTime() + 1);

function idOf(number: number): string {
  return uuid(8500 + number);
}

async function upload({ uploads }: ContractWorld, number: number, personId = ANNA, at = NOON): Promise<string> {
  const id = idOf(number);
  await uploads.add({ id, personId, kind: 'document', name: `план ${String(number)}.pdf`, mime: 'application/pdf', content: BYTES, at });
  return id;
}

async function takenBy({ attachments }: ContractWorld, number: number): Promise<readonly string[]> {
  const turnId = uuid(2000 + number);
  return ((await attachments.ofTurns([turnId])).get(turnId) ?? []).map(({ id }) => id);
}

/** What every UploadStore does. */
export function uploadStoreContract(name: string, make: MakeWorld): void {
  describe(`${name}: uploads`, () => waiting(make));
  describe(`${name}: messages that take uploads`, () => taking(make));
  describe(`${name}: messages that want uploads which they cannot have`, () => wanting(make));
}

function waiting(make: MakeWorld): void {
  const it = testIn(make);

  it('one is here at once and belongs to who uploaded it', async (world) => {
    const id = await upload(world, 1);
    expect(await world.attachments.get(id)).toEqual({
      ...{ id, kind: 'document', name: 'план 1.pdf', mime: 'application/pdf', size: 5, seconds: null, state: 'here', problem: null },
      ...{ transcript: null, turnId: null, taskId: null, uploaderId: ANNA },
    });
    expect([...((await world.attachments.content(id)) ?? [])]).toEqual([...BYTES]);
    await expect(upload(world, 1, BORIS)).rejects.toThrow(ConflictError);
  });

  it('counts the bytes that wait, of each person for themself', async (world) => {
    for (const n of [1, 2]) await upload(world, n);
    await upload(world, 3, BORIS);
    expect(await world.uploads.waitingBytes(ANNA)).toBe(10);
    expect(await world.uploads.waitingBytes(BORIS)).toBe(5);
    for (const nobody of [uuid(99), 'nope']) expect(await world.uploads.waitingBytes(nobody)).toBe(0);
    await world.inbox.store(aMessage(1, { uploadIds: [idOf(1)] }));
    expect(await world.uploads.waitingBytes(ANNA)).toBe(5);
  });

  it('removes what no message took, and nothing else', async (world) => {
    for (const n of [1, 2]) await upload(world, n);
    await upload(world, 3, ANNA, LATER);
    const file = { id: idOf(4), kind: 'voice', name: 'v.ogg', mime: null, size: null, seconds: 3, remote: 'v' } as const;
    await world.inbox.store(aMessage(1, { uploadIds: [idOf(1)], attachments: [file] }));
    const run = { kind: 'turn', id: uuid(2001) } as const;
    await world.attachments.add({
      id: idOf(5),
      run,
      kind: 'document',
      name: 'a',
      mime: 'text/plain',
      caption: '',
      content: BYTES,
      at: NOON,
    });
    expect(await world.uploads.discardUnused(LATER)).toBe(1);
    expect(await world.attachments.get(idOf(2))).toBeNull();
    for (const n of [1, 3, 4, 5]) expect(await world.attachments.get(idOf(n))).not.toBeNull();
    expect(await world.uploads.discardUnused(LATER)).toBe(0);
  });

  it('one person’s are another’s when the two become one', async (world) => {
    for (const n of [1, 2]) await upload(world, n);
    await world.inbox.store(aMessage(1, { uploadIds: [idOf(1)] }));
    expect(await world.identities.merge(ANNA, BORIS)).toBe(true);
    for (const n of [1, 2]) expect(await world.attachments.get(idOf(n))).toMatchObject({ uploaderId: BORIS });
    await world.inbox.store(aMessage(2, { personId: BORIS, uploadIds: [idOf(2)] }));
    expect(await takenBy(world, 2)).toEqual([idOf(2)]);
  });
}

function taking(make: MakeWorld): void {
  const it = testIn(make);

  it('a message takes them in the order in which it names them, behind what its network brought', async (world) => {
    for (const n of [1, 2, 3]) await upload(world, n);
    const file = { id: idOf(9), kind: 'voice', name: 'v.ogg', mime: null, size: null, seconds: 3, remote: 'v' } as const;
    await world.inbox.store(aMessage(1, { uploadIds: [idOf(3), idOf(1)], attachments: [file] }));
    expect(await takenBy(world, 1)).toEqual([idOf(9), idOf(3), idOf(1)]);
    expect(await world.attachments.get(idOf(3))).toMatchObject({ turnId: uuid(2001), uploaderId: ANNA, state: 'here' });
  });

  it('its turn need not wait for them', async (world) => {
    await world.inbox.store(aMessage(1, { uploadIds: [await upload(world, 1)] }));
    expect(await world.inbox.claim(lease('w1'))).toMatchObject({ turn: { id: uuid(2001) } });
  });

  it('one that is named twice is one', async (world) => {
    for (const n of [1, 2]) await upload(world, n);
    await world.inbox.store(aMessage(1, { uploadIds: [idOf(2), idOf(1), idOf(2)] }));
    expect(await takenBy(world, 1)).toEqual([idOf(2), idOf(1)]);
  });

  it('I1: a message sent again has what it took, and takes nothing more', async (world) => {
    for (const n of [1, 2]) await upload(world, n);
    await world.inbox.store(aMessage(1, { uploadIds: [idOf(1)] }));
    const again = { externalId: 'message-1', uploadIds: [idOf(1)] };
    expect(await world.inbox.store(aMessage(2, again))).toMatchObject({ turnId: uuid(2001), isNew: false });
    const changed = { ...again, uploadIds: [idOf(2), 'nope'] };
    expect(await world.inbox.store(aMessage(3, changed))).toMatchObject({ turnId: uuid(2001), isNew: false });
    expect(await takenBy(world, 1)).toEqual([idOf(1)]);
    expect(await world.uploads.waitingBytes(ANNA)).toBe(5);
  });

  it('I1: the same message with an upload many times at once makes one turn that has it', async (world) => {
    const id = await upload(world, 1);
    const many = Array.from({ length: 8 }, (_, n) => world.inbox.store(aMessage(n + 1, { externalId: 'same', uploadIds: [id] })));
    const stored = await Promise.all(many);
    expect(stored.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(stored.map(({ turnId }) => turnId)).size).toBe(1);
    expect(await world.attachments.get(id)).toMatchObject({ turnId: stored[0]?.turnId });
  });
}

function wanting(make: MakeWorld): void {
  const it = testIn(make);

  it('nothing is stored when one is unknown, another’s, or taken', async (world) => {
    for (const n of [1, 2, 4]) await upload(world, n);
    await upload(world, 3, BORIS);
    await world.inbox.store(aMessage(1, { uploadIds: [idOf(1)] }));
    for (const wrong of [idOf(1), idOf(3), uuid(99), 'nope']) {
      const refused = world.inbox.store(aMessage(2, { uploadIds: [idOf(2), wrong] }));
      await expect(refused).rejects.toMatchObject({ code: 'id.unknown', kind: 'upload' });
    }
    expect(await world.turns.get(uuid(2002))).toBeNull();
    expect(await world.conversationLog.last(TALK)).toBe(1);
    expect(await world.attachments.get(idOf(2))).toMatchObject({ turnId: null });
    expect(await world.inbox.store(aMessage(3, { uploadIds: [idOf(2), idOf(4)] }))).toMatchObject({ isNew: true });
    expect(await world.turns.get(uuid(2003))).toMatchObject({ position: 2 });
  });

  it('what goes out cannot be taken, and a conversation that is not there takes nothing', async (world) => {
    const id = await upload(world, 1);
    await world.inbox.store(aMessage(1));
    const run = { kind: 'turn', id: uuid(2001) } as const;
    await world.attachments.add({
      id: idOf(5),
      run,
      kind: 'document',
      name: 'a',
      mime: 'text/plain',
      caption: '',
      content: BYTES,
      at: NOON,
    });
    await expect(world.inbox.store(aMessage(2, { uploadIds: [idOf(5)] }))).rejects.toMatchObject({ kind: 'upload' });
    const elsewhere = world.inbox.store(aMessage(3, { uploadIds: [id], conversationId: uuid(99) }));
    await expect(elsewhere).rejects.toMatchObject({ kind: 'conversation' });
    expect(await world.attachments.get(id)).toMatchObject({ turnId: null });
  });

  it('I4: of two messages that want the same ones at once, one has them all and the other is not stored', async (world) => {
    for (let round = 1; round <= 8; round += 1) {
      const ids = [await upload(world, 2 * round), await upload(world, 2 * round + 1)];
      const [one, two] = [2 * round, 2 * round + 1];
      const both = await Promise.allSettled([
        world.inbox.store(aMessage(one, { uploadIds: ids })),
        world.inbox.store(aMessage(two, { uploadIds: ids.toReversed(), conversationId: OTHER_TALK })),
      ]);
      const winner = both[0].status === 'fulfilled' ? one : two;
      const losers = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
      expect(losers).toEqual([expect.any(UnknownIdError)]);
      expect(await takenBy(world, winner)).toEqual(winner === one ? ids : ids.toReversed());
      expect(await world.turns.get(uuid(2000 + (winner === one ? two : one)))).toBeNull();
    }
  });

  it('I4: a clean-up against a message: either the message has its upload, or it is not stored', async (world) => {
    for (let n = 1; n <= 8; n += 1) {
      const id = await upload(world, n);
      const [stored, discarded] = await Promise.allSettled([
        world.inbox.store(aMessage(n, { uploadIds: [id] })),
        world.uploads.discardUnused(LATER),
      ]);
      expect(discarded).toEqual({ status: 'fulfilled', value: stored.status === 'fulfilled' ? 0 : 1 });
      expect(await takenBy(world, n)).toEqual(stored.status === 'fulfilled' ? [id] : []);
    }
  });
}
