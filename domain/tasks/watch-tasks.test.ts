import { describe, expect, test } from 'vitest';

import { issueToken } from '../access/manage-tokens.ts';
import { ForbiddenError, InvalidInputError, UnauthenticatedError, UnknownIdError, UnreachableError } from '../errors.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { ADMIN, ANNA, as, BORIS, OWNER, settled } from '../testing/domain-world.ts';
import { aTask, uuid } from '../testing/fixtures.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import type { WholeWorld } from '../testing/whole-world.ts';
import { makeWatchTasks } from './watch-tasks.ts';
import { makeWatchToken } from '../access/watch-token.ts';
import { makeOutputTails } from './output-tail.ts';

const ID = 'abc234';

async function world() {
  const ports = await makeWholeWorld();
  await ports.tasks.add(aTask());
  return { ports, watch: ports.useCases.tasks };
}

async function claim(ports: WholeWorld) {
  return present(await ports.taskQueue.claim(lease('w'), ports.clock.now()));
}

async function finish(ports: WholeWorld, fence: number): Promise<void> {
  const ending = { state: 'succeeded', reason: null, result: null, at: ports.clock.now() } as const;
  await ports.taskQueue.finish(ID, fence, ending, { line: 'over', notice: 'over' });
  ports.doorbell.ring(`task:${ID}`, `output:${ID}`);
  await settled(ports);
}

/** Keeps what comes; `ended` says how it ended. */
function collect<T>(items: AsyncIterable<T>): { readonly seen: T[]; readonly ended: Promise<unknown> } {
  const seen: T[] = [];
  const ended = (async () => {
    for await (const item of items) seen.push(item);
    return 'quietly';
  })().catch((cause: unknown) => cause);
  return { seen, ended };
}

describe('tasks', () => {
  test('are seen by their person, by members of their project and by admins; to others they are unknown', async () => {
    const { ports, watch } = await world();
    for (const person of [ANNA, ADMIN, OWNER]) await expect(watch.get(as(person), ID)).resolves.toMatchObject({ id: ID });
    const { signal } = new AbortController();
    for (const id of [ID, 'nothing']) {
      const unknown = new UnknownIdError('task');
      await expect(watch.get(as(BORIS), id)).rejects.toThrow(unknown);
      await expect(watch.readOutput(as(BORIS), id, 0, 10)).rejects.toThrow(unknown);
      await expect(watch.followOutput(as(BORIS), id, 0)).rejects.toThrow(unknown);
      await expect(watch.followTask(as(BORIS), id, signal)).rejects.toThrow(unknown);
    }
    await ports.projects.addMember(uuid(20), BORIS.id);
    await expect(watch.get(as(BORIS, { scope: 'read' }), ID)).resolves.toMatchObject({ id: ID });
    await expect(watch.get(null, ID)).rejects.toThrow(UnauthenticatedError);
  });

  test('are listed to who may see them, and all of them to admins who ask for all', async () => {
    const { ports, watch } = await world();
    await ports.tasks.add(aTask({ id: 'other', personId: BORIS.id, projectId: uuid(99), createdAt: new Date(0) }));
    const ids = async (person: typeof ANNA, everybody: boolean) =>
      (await watch.list(as(person), { limit: 10, after: null }, everybody)).items.map(({ item }) => item.id);
    await expect(ids(ANNA, false)).resolves.toEqual([ID]);
    await expect(ids(BORIS, false)).resolves.toEqual(['other']);
    await expect(ids(ADMIN, false)).resolves.toEqual([]);
    await expect(ids(ADMIN, true)).resolves.toEqual([ID, 'other']);
    await expect(ids(ANNA, true)).rejects.toThrow(ForbiddenError);
  });

  test('have output that can be read in pieces', async () => {
    const { ports, watch } = await world();
    const { fence } = await claim(ports);
    const at = ports.clock.now();
    await ports.output.append(
      ID,
      fence,
      [1, 2, 3].map((number) => ({ at, kind: 'text', text: String(number) })),
    );
    const read = async (after: number, limit: number) => (await watch.readOutput(as(ANNA), ID, after, limit)).map(({ number }) => number);
    await expect(read(0, 2)).resolves.toEqual([1, 2]);
    await expect(read(2, 10)).resolves.toEqual([3]);
    await expect(read(9, 10)).resolves.toEqual([]);
    await expect(read(-1, 10)).rejects.toThrow(InvalidInputError);
    const gone = makeWatchTasks({
      ...ports,
      output: { ...ports.output, read: async () => null },
      watchToken: makeWatchToken(ports),
      tails: makeOutputTails(ports),
    });
    await expect(gone.readOutput(as(ANNA), ID, 0, 10)).resolves.toEqual([]);
  });
});

describe('following a task', () => {
  test('gives it as it is, then each change of its state, and ends after its final one', async () => {
    const { ports, watch } = await world();
    const { seen, ended } = collect(await watch.followTask(as(ANNA), ID, new AbortController().signal));
    await settled(ports);
    const { fence } = await claim(ports);
    ports.doorbell.ring(`task:${ID}`);
    await settled(ports);
    ports.doorbell.ring(`task:${ID}`);
    await settled(ports);
    await ports.taskQueue.letWait(ID, fence, { code: 'task.waiting.approval', message: 'x' });
    await ports.clock.advance(2_000);
    const again = await claim(ports);
    await finish(ports, again.fence);
    await expect(ended).resolves.toBe('quietly');
    expect(seen.map(({ state }) => state)).toEqual(['queued', 'running', 'waiting', 'succeeded']);
    expect([ports.clock.sleepers, ports.doorbell.listeners(`task:${ID}`)]).toEqual([0, 0]);
  });

  test('ends when the follower leaves, when the task is gone, and with the reason when the token dies', async () => {
    const { ports, watch } = await world();
    const until = new AbortController();
    const leaving = collect(await watch.followTask(as(ANNA), ID, until.signal));
    await settled(ports);
    until.abort();
    await expect(leaving.ended).resolves.toBe('quietly');
    const at = ports.clock.now();
    const { token } = await issueToken(ports, { personId: ANNA.id, name: 'n', scope: 'read', kind: 'api', at, expiresAt: null });
    const other = new AbortController();
    const principal = as(ANNA, { tokenId: token.id });
    const tasks = collect(await watch.followTask(principal, ID, other.signal));
    const lines = collect((await watch.followOutput(principal, ID, 0)).lines(other.signal));
    await settled(ports);
    await ports.tokens.revoke(token.id, ANNA.id, at);
    await ports.clock.advance(1_000);
    await expect(tasks.ended).resolves.toBeInstanceOf(UnauthenticatedError);
    await expect(lines.ended).resolves.toBeInstanceOf(UnauthenticatedError);
    other.abort();
    let isGone = false;
    const store: typeof ports.tasks = { ...ports.tasks, get: async (id) => (isGone ? null : ports.tasks.get(id)) };
    const going = makeWatchTasks({ ...ports, tasks: store, watchToken: makeWatchToken(ports), tails: makeOutputTails(ports) });
    const following = collect(await going.followTask(as(ANNA), ID, new AbortController().signal));
    await settled(ports);
    isGone = true;
    ports.doorbell.ring(`task:${ID}`);
    await settled(ports);
    await expect(following.ended).resolves.toBe('quietly');
  });

  test('I7: ends when the follower is no member of the project any more, as reading it does, and for nobody else', async () => {
    const { ports, watch } = await world();
    await ports.projects.addMember(aTask().projectId, BORIS.id);
    await claim(ports);
    const until = new AbortController();
    const follow = async (person: typeof ANNA) => [
      collect<unknown>(await watch.followTask(as(person), ID, until.signal)),
      collect<unknown>((await watch.followOutput(as(person), ID, 0)).lines(until.signal)),
    ];
    const member = await follow(BORIS);
    const others = [...(await follow(ANNA)), ...(await follow(ADMIN))];
    await settled(ports);
    await ports.useCases.projectMembers.remove(as(ANNA), { project: 'demo', person: 'Boris' });
    await settled(ports);
    for (const { ended } of member) await expect(ended).resolves.toEqual(new UnknownIdError('task'));
    await expect(watch.get(as(BORIS), ID)).rejects.toThrow(new UnknownIdError('task'));
    until.abort();
    for (const { ended } of others) await expect(ended).resolves.toBe('quietly');
    await settled(ports);
    expect([ports.clock.sleepers, ports.doorbell.listeners('access')]).toEqual([0, 0]);
  });

  test('ends for who is no member any more although the doorbell was not heard, but not because the database is away', async () => {
    const { ports } = await world();
    await ports.projects.addMember(aTask().projectId, BORIS.id);
    let isAway = false;
    const isMember: typeof ports.projects.isMember = async (...of) =>
      isAway ? Promise.reject(new UnreachableError('away')) : ports.projects.isMember(...of);
    const projects = { ...ports.projects, isMember };
    const watch = makeWatchTasks({ ...ports, projects, watchToken: makeWatchToken(ports), tails: makeOutputTails(ports) });
    const { seen, ended } = collect(await watch.followTask(as(BORIS), ID, new AbortController().signal));
    await settled(ports);
    isAway = true;
    await ports.projects.removeMember(aTask().projectId, BORIS.id);
    await ports.clock.advance(10_000);
    await claim(ports);
    await ports.clock.advance(2_000);
    expect(seen.map(({ state }) => state)).toEqual(['queued', 'running']);
    isAway = false;
    await ports.clock.advance(10_000);
    await expect(ended).resolves.toEqual(new UnknownIdError('task'));
  });

  test('goes on after the database was away', async () => {
    const { ports } = await world();
    let isAway = false;
    const tasks: typeof ports.tasks = {
      ...ports.tasks,
      get: async (id) => (isAway ? Promise.reject(new UnreachableError('away')) : ports.tasks.get(id)),
    };
    const watch = makeWatchTasks({ ...ports, tasks, watchToken: makeWatchToken(ports), tails: makeOutputTails(ports) });
    const until = new AbortController();
    const { seen, ended } = collect(await watch.followTask(as(ANNA), ID, until.signal));
    await settled(ports);
    isAway = true;
    await claim(ports);
    await ports.clock.advance(10_000);
    isAway = false;
    await ports.clock.advance(3_000);
    expect(seen.map(({ state }) => state)).toEqual(['queued', 'running']);
    isAway = true;
    await ports.clock.advance(3_000);
    until.abort();
    await expect(ended).resolves.toBe('quietly');
  });

  test('I5: its output comes in batches, each line once, to the end', async () => {
    const { ports, watch } = await world();
    const { seen, ended } = collect((await watch.followOutput(as(ANNA), ID, 0)).lines(new AbortController().signal));
    await settled(ports);
    const { fence } = await claim(ports);
    const at = ports.clock.now();
    await ports.output.append(ID, fence, [{ at, kind: 'text', text: 'a' }]);
    ports.doorbell.ring(`output:${ID}`);
    await settled(ports);
    await finish(ports, fence);
    await expect(ended).resolves.toBe('quietly');
    expect(seen.flat().map(({ number, text }) => [number, text])).toEqual([
      [1, 'a'],
      [2, 'over'],
    ]);
    await expect(watch.followOutput(as(ANNA), ID, 0.5)).rejects.toThrow(InvalidInputError);
  });
});
