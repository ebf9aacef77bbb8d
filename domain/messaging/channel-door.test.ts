import { describe, expect, test } from 'vitest';

import { makeManageGroups } from '../access/manage-groups.ts';
import { makeApprovals } from '../agent/approvals.ts';
import { makeRetryTurn } from '../conversation/retry-turn.ts';
import { makeStopTurn } from '../conversation/stop-turn.ts';
import { UnreachableError } from '../errors.ts';
import { makeStopTask } from '../tasks/end-task.ts';
import { aRoute } from '../testing/a-route.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { ADMIN, ANNA, BORIS, furnish, GUEST, makeDomainWorld, OWNER } from '../testing/domain-world.ts';
import { aTask, aBody, aChat, anAnswer, aNotice, NOON, uuid } from '../testing/fixtures.ts';
import { aSender, inGroup } from '../testing/incoming.ts';
import { makeChannelDoor } from './channel-door.ts';
import type { IncomingPress, MembershipChange, PressAction } from './incoming-message.ts';
import { makePressChoice } from './press-choice.ts';
import { makeCollections } from '../plugins/collections.ts';
import { makePressPlugin } from '../plugins/press-plugin.ts';
import { makeRedactor } from '../redaction/redactor.ts';
import { makeReceiveMessage } from './receive-message.ts';

const GROUP = { channel: 'telegram', account: 'bot1', chat: '-100' } as const;
const PEOPLE = { anna: ANNA, boris: BORIS, guest: GUEST, admin: ADMIN, owner: OWNER } as const;
type Who = keyof typeof PEOPLE | 'stranger' | 'us' | 'bot';

const sender = (who: Who) => aSender({ externalId: who, isUs: who === 'us', isBot: who === 'bot' });

/** Anna has asked in the group; our answer there is message `-100/8`, a request for approval is `-100/9`. */
async function world() {
  const ports = await furnish(makeDomainWorld());
  for (const [externalId, { id }] of Object.entries(PEOPLE)) {
    await ports.identities.attach({ personId: id, channel: 'telegram', externalId });
  }
  await ports.groups.put({ ...GROUP, title: 'Наши', standing: 'allowed', observes: true, decidedBy: ADMIN.id });
  const receiveMessage = makeReceiveMessage({ ...ports, offerPairing: async () => {} });
  const stops = { stopTurn: makeStopTurn(ports), stopTask: makeStopTask({ ...ports, redactor: makeRedactor({ secrets: [] }) }) };
  const redactor = makeRedactor({ secrets: [] });
  const parts = {
    receiveMessage,
    ...stops,
    retryTurn: makeRetryTurn(ports),
    approvals: makeApprovals(ports),
    pressChoice: makePressChoice({
      ...ports,
      pressPlugin: makePressPlugin({ ...ports, plugins: [], redactor, collections: makeCollections({ ...ports, redactor }) }),
    }),
    allowGroup: makeManageGroups(ports).allow,
  };
  const deps = { ...ports, ...parts, channel: 'telegram' } as const;
  const door = makeChannelDoor(deps);
  await door.message(inGroup({ mentionsUs: true, author: { kind: 'sender', sender: sender('anna') } }));
  await ports.outbox.add(aNotice(1, { key: `approval:${uuid(60)}`, address: aChat({ chat: '-100' }), audience: 'group' }));
  const { claim } = present(await ports.channels.claim({ channel: 'telegram', account: 'bot1' }, lease('c')));
  for (const [index, { id }] of (await ports.outbox.open(claim, 10)).entries()) {
    await ports.outbox.beginPart(claim, id, 0, uuid(70 + index));
    await ports.outbox.endPart(claim, id, 0, { state: 'placed', messageId: `-100/${String(8 + index)}` });
  }
  const turnId = present(await ports.messages.sighting('telegram:bot1', '-100/7')).turnId ?? '';
  const press = (who: Who, action: PressAction, messageId = '-100/8') => door.press(aPress(who, action, messageId));
  return { ports, deps, door, press, turnId };
}

function aPress(who: Who, action: PressAction, messageId: string): IncomingPress {
  return { address: aChat({ chat: '-100' }), audience: 'group', sender: sender(who), externalId: 'p1', messageId, action, at: NOON };
}

async function answer({ ports }: Awaited<ReturnType<typeof world>>) {
  const { turn, fence } = present(await ports.inbox.claim(lease('w')));
  await ports.turns.recordRoute(turn.id, fence, aRoute());
  await ports.turns.finish(turn.id, fence, anAnswer(), aBody());
}

describe('a press', () => {
  test('of good or bad is kept on the turn, the last one holds', async () => {
    const all = await world();
    await answer(all);
    await expect(all.press('anna', 'good')).resolves.toBe('Учту, спасибо.');
    await expect(all.press('admin', 'bad')).resolves.toBe('Учту, спасибо.');
    await expect(all.ports.turns.get(all.turnId)).resolves.toMatchObject({ feedback: 'bad' });
  });

  test('of good or bad, and of retry, says what the message was for or that it may not have been that', async () => {
    const all = await world();
    await answer(all);
    const routed = { audience: 'private', text: 'x', mode: 'chat', plugin: null, confidence: 0.5, tier: 'learned', version: 'v' } as const;
    await all.ports.intents.record({ ...routed, turnId: all.turnId, at: NOON, label: null });
    await all.press('anna', 'good');
    expect(await all.ports.intents.get(all.turnId)).toMatchObject({
      label: { mode: 'chat', source: 'feedback', by: ANNA.id },
      doubtedAt: null,
    });
    await all.press('anna', 'retry');
    expect(await all.ports.intents.get(all.turnId)).toMatchObject({ label: null, doubtedAt: NOON });
  });

  test('before there is an answer says so', async () => {
    const { press } = await world();
    await expect(press('anna', 'good')).resolves.toContain('ещё не готов');
    await expect(press('anna', 'retry')).resolves.toContain('ещё не готов');
  });

  test('of stop ends the turn, and a late one is told that it is late', async () => {
    const { ports, press, turnId } = await world();
    await expect(press('anna', 'stop')).resolves.toBe('Остановлено.');
    await expect(ports.turns.get(turnId)).resolves.toMatchObject({ state: 'stopped' });
    await expect(press('anna', 'stop')).resolves.toContain('Поздно');
  });

  test('of stop under the message that says how a task stands stops the task, for those who may', async () => {
    const all = await world();
    await all.ports.tasks.add(aTask({ personId: ANNA.id }));
    const { turn, fence } = present(await all.ports.inbox.claim(lease('w')));
    const follows = { followTaskId: 'abc234', followAs: 'status' } as const;
    await all.ports.turns.finish(turn.id, fence, anAnswer({ model: null, ...follows }), {
      ...aBody(),
      kind: 'text',
      markdown: 'x',
      buttons: [],
      ...follows,
    });
    await expect(all.press('boris', 'stop')).resolves.toMatch(/^Only the one who asked/);
    await expect(all.ports.tasks.get('abc234')).resolves.toMatchObject({ state: 'queued' });
    await expect(all.press('anna', 'stop')).resolves.toBe('Остановлено.');
    await expect(all.ports.tasks.get('abc234')).resolves.toMatchObject({ state: 'stopped' });
    await expect(all.press('anna', 'stop')).resolves.toContain('Поздно');
  });

  test('of retry answers once more, once', async () => {
    const all = await world();
    await answer(all);
    await expect(all.press('anna', 'retry')).resolves.toContain('другой моделью');
    await expect(all.press('anna', 'retry')).resolves.toContain('уже отвечают');
    await expect(all.ports.inbox.claim(lease('w'))).resolves.toMatchObject({ turn: { source: { retryOf: all.turnId } } });
  });

  test('I7: by somebody without the right changes nothing, and they are told so in their language', async () => {
    const all = await world();
    for (const action of ['stop', 'retry', 'good', 'bad', 'approve', 'deny'] as const) {
      const messageId = action === 'approve' || action === 'deny' ? '-100/9' : '-100/8';
      await expect(all.press('boris', action, messageId)).resolves.toMatch(/^Only the one who asked/);
    }
    await expect(all.ports.turns.get(all.turnId)).resolves.toMatchObject({ state: 'queued', feedback: null });
  });

  test.each(['stranger', 'guest', 'us', 'bot'] as const)('I7: by %s gets no answer at all', async (who) => {
    const { press, ports, turnId } = await world();
    await expect(press(who, 'stop')).resolves.toBeNull();
    await expect(ports.turns.get(turnId)).resolves.toMatchObject({ state: 'queued' });
  });

  test('I7: in a group that is no longer allowed, or by somebody shut out, gets none either', async () => {
    const { press, ports } = await world();
    await ports.people.setBlocked(ANNA.id, true, ports.clock.now());
    await expect(press('anna', 'stop')).resolves.toBeNull();
    await ports.groups.put({ ...GROUP, title: '', standing: 'denied', observes: false, decidedBy: ADMIN.id });
    await expect(press('owner', 'stop')).resolves.toBeNull();
  });

  test('decides about an approval once, if it is the owner', async () => {
    const { ports, press } = await world();
    const times = { requestedAt: NOON, expiresAt: new Date(NOON.getTime() + 60_000) };
    const open = { decision: null, decidedBy: null, decidedAt: null };
    await ports.approvals.request({ id: uuid(60), taskId: 'abc234', step: 1, action: 'rm', approver: 'owner', ...times, ...open });
    await expect(press('admin', 'approve', '-100/9')).resolves.toContain('администратор');
    await expect(press('owner', 'approve', '-100/9')).resolves.toBe('Одобрено.');
    await expect(ports.approvals.get(uuid(60))).resolves.toMatchObject({ decision: 'approved', decidedBy: OWNER.id });
    await expect(press('owner', 'deny', '-100/9')).resolves.toContain('Поздно');
  });

  test('decides about what the person in charge of a task is asked, and nobody else does', async () => {
    const { ports, press } = await world();
    await ports.tasks.add(aTask());
    const times = { requestedAt: NOON, expiresAt: new Date(NOON.getTime() + 60_000) };
    const open = { decision: null, decidedBy: null, decidedAt: null };
    await ports.approvals.request({ id: uuid(60), taskId: 'abc234', step: 1, action: 'push', approver: 'requester', ...times, ...open });
    await expect(press('boris', 'approve', '-100/9')).resolves.toMatch(/^Only the one who asked/);
    await expect(press('anna', 'approve', '-100/9')).resolves.toBe('Одобрено.');
    await expect(ports.approvals.get(uuid(60))).resolves.toMatchObject({ decision: 'approved', decidedBy: ANNA.id });
  });

  test('where there is nothing to do, or nobody knows the message any more, says so', async () => {
    const { press } = await world();
    await expect(press('owner', 'good', '-100/9')).resolves.toContain('ничего сделать нельзя');
    await expect(press('owner', 'approve', '-100/8')).resolves.toContain('ничего сделать нельзя');
    await expect(press('owner', 'stop', '-100/1')).resolves.toContain('слишком старое');
  });

  test('I1: is not taken for done when the database is away', async () => {
    const { deps } = await world();
    const messages = { ...deps.messages, told: () => Promise.reject(new UnreachableError('away')) };
    await expect(makeChannelDoor({ ...deps, messages }).press(aPress('anna', 'stop', '-100/8'))).rejects.toThrow(UnreachableError);
  });
});

describe('a message that is taken back', () => {
  test('stops its answer', async () => {
    const { door, ports, turnId } = await world();
    await door.redacted('bot1', '-100/7');
    await door.redacted('bot1', '-100/7');
    await expect(ports.turns.get(turnId)).resolves.toMatchObject({ outcome: { code: 'turn.stopped.taken-back' } });
  });

  test('is forgotten where it was only watched', async () => {
    const { deps } = await world();
    const noted: unknown[] = [];
    const note = async (_: unknown, observed: { readonly text: string } | null) => void noted.push(observed?.text ?? null);
    const door = makeChannelDoor({ ...deps, messages: { ...deps.messages, note } });
    await deps.receiveMessage(inGroup({ externalId: '-100/20' }));
    await door.redacted('bot1', '-100/20');
    await door.redacted('bot1', '-100/21');
    expect(noted).toEqual([null]);
  });
});

describe('membership', () => {
  function change(who: Who, other: Partial<MembershipChange> = {}): MembershipChange {
    return { address: aChat({ chat: '-300' }), audience: 'group', title: 'Новая', by: sender(who), kind: 'added', ...other };
  }

  test('of a group follows from who asks: an admin allows it by that, others cannot', async () => {
    const { door, ports } = await world();
    for (const who of ['anna', 'guest', 'stranger'] as const) await expect(door.membership(change(who))).resolves.toBe('leave');
    await expect(ports.groups.get({ ...GROUP, chat: '-300' })).resolves.toBeNull();
    await expect(door.membership(change('admin', { kind: 'invited' }))).resolves.toBe('stay');
    await expect(ports.groups.get({ ...GROUP, chat: '-300' })).resolves.toEqual({
      ...GROUP,
      chat: '-300',
      title: 'Новая',
      standing: 'allowed',
      observes: false,
      decidedBy: ADMIN.id,
    });
    await expect(door.membership(change('anna'))).resolves.toBe('stay');
    await expect(door.membership(change('admin', { kind: 'removed' }))).resolves.toBe('leave');
  });

  test('of a private chat is for everybody who was not shut out', async () => {
    const { door, ports } = await world();
    await expect(door.membership(change('stranger', { audience: 'private' }))).resolves.toBe('stay');
    await ports.people.setBlocked(ADMIN.id, true, ports.clock.now());
    await expect(door.membership(change('admin', { audience: 'private' }))).resolves.toBe('leave');
    await expect(door.membership(change('admin'))).resolves.toBe('leave');
  });

  test('goes on under the new id of a group', async () => {
    const { door, ports } = await world();
    await door.migrated('bot1', '-100', '-1001');
    await expect(ports.groups.get({ ...GROUP, chat: '-1001' })).resolves.toMatchObject({ standing: 'allowed', title: 'Наши' });
  });
});
