import { describe, expect, test } from 'vitest';

import type { Principal } from '../access/principal.ts';
import { ADMIN, ANNA, as, BORIS, GUEST, OWNER } from '../testing/domain-world.ts';
import { aPerson, aTask, NOON, uuid } from '../testing/fixtures.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import type { WholeWorld } from '../testing/whole-world.ts';

const MEMBER = aPerson({ id: uuid(7), name: 'Member' });
const TASK = 'abc234';

/** Who asks. Anna has made the task, in a project of which `member` is a member and Boris is not. */
const WHO = {
  'its owner': as(ANNA),
  'its owner with a token that reads': as(ANNA, { scope: 'read', tokenId: 't1' }),
  'a member of its project': as(MEMBER),
  'a member of the project with a token that reads': as(MEMBER, { scope: 'read', tokenId: 't2' }),
  'another member of Parley': as(BORIS),
  'a guest': as(GUEST),
  'an admin': as(ADMIN),
  'an admin with a token that reads': as(ADMIN, { scope: 'read', tokenId: 't3' }),
  'the owner of Parley': as(OWNER),
  nobody: null,
} as const satisfies Record<string, Principal | null>;
type Who = keyof typeof WHO;

const READERS: readonly Who[] = [
  ...([
    'its owner',
    'its owner with a token that reads',
    'a member of its project',
    'a member of the project with a token that reads',
  ] as const),
  ...(['an admin', 'an admin with a token that reads', 'the owner of Parley'] as const),
];
const DOERS: readonly Who[] = ['its owner', 'an admin', 'the owner of Parley'];
const ADMINS: readonly Who[] = ['an admin', 'an admin with a token that reads', 'the owner of Parley'];

type Door = (world: WholeWorld, who: Principal | null) => Promise<unknown>;
const until = () => AbortSignal.timeout(5_000);
const seen = (ids: readonly string[]): void => {
  if (!ids.includes(TASK)) throw new Error('not seen');
};

/** Each door, and for whom it opens. */
const DOORS: Readonly<Record<string, readonly [Door, readonly Who[]]>> = {
  'by its id': [({ useCases }, who) => useCases.tasks.get(who, TASK), READERS],
  'its output': [({ useCases }, who) => useCases.tasks.readOutput(who, TASK, 0, 10), READERS],
  'following its output': [({ useCases }, who) => useCases.tasks.followOutput(who, TASK, 0), READERS],
  'following its state': [({ useCases }, who) => useCases.tasks.followTask(who, TASK, until()), READERS],
  'in a list': [
    async ({ useCases }, who) => seen((await useCases.tasks.list(who, { limit: 10, after: null }, false)).items.map(({ item }) => item.id)),
    READERS.filter((who) => !ADMINS.includes(who)),
  ],
  'in the list of all': [
    async ({ useCases }, who) => seen((await useCases.tasks.list(who, { limit: 10, after: null }, true)).items.map(({ item }) => item.id)),
    ADMINS,
  ],
  'among what comes after another': [
    async ({ useCases }, who) => seen((await useCases.taskSurroundings.dependents(who, [aTask({ id: 'first2' })])).map(({ id }) => id)),
    READERS,
  ],
  'coming after it': [
    ({ useCases }, who) =>
      useCases.submitTask(who, {
        ...{ project: who?.personId ?? 'x', prompt: null, command: 'ls', budgetUsd: null, conversationId: null, model: null, key: null },
        after: [{ taskId: TASK, when: 'always' }],
      }),
    READERS.filter((who) => WHO[who]?.scope !== 'read'),
  ],
  'stopping it': [({ useCases }, who) => useCases.stopTask(who, TASK), DOERS],
  'retrying it': [
    async ({ useCases, tasks }, who) => {
      await tasks.stop(TASK, { code: 'task.stopped.by-person', message: 'x' }, NOON);
      return useCases.retryTask(who, TASK);
    },
    DOERS,
  ],
  'an approval that it asks for, by its id': [
    ({ useCases }, who) => useCases.approvals.get(who, 'yes123'),
    ['its owner', 'its owner with a token that reads', ...ADMINS],
  ],
  'deciding it': [({ useCases }, who) => useCases.approvals.decide(who, 'yes123', 'approved'), DOERS],
};

async function world(): Promise<WholeWorld> {
  const made = await makeWholeWorld();
  await made.people.add(MEMBER);
  await made.projects.addMember(uuid(20), MEMBER.id);
  await made.tasks.add(aTask({ id: 'first2', personId: OWNER.id, projectId: uuid(20) }));
  await made.tasks.add(
    aTask({ id: TASK, personId: ANNA.id, projectId: uuid(20), state: 'waiting', after: [{ taskId: 'first2', when: 'always' }] }),
  );
  const asked = {
    requestedAt: NOON,
    expiresAt: new Date(made.clock.now().getTime() + 3_600_000),
    decision: null,
    decidedBy: null,
    decidedAt: null,
  };
  await made.approvals.request({ id: 'yes123', taskId: TASK, step: 1, action: 'git push', approver: 'requester', ...asked });
  return made;
}

describe.each(Object.entries(DOORS))('I7: a task: %s', (_door, [open, allowed]) => {
  test.each(Object.entries(WHO))('%s', async (name, who) => {
    const made = await world();
    const isOpen = await open(made, who).then(
      () => true,
      () => false,
    );
    expect({ name, isOpen }).toEqual({ name, isOpen: allowed.some((each) => each === name) });
  });
});
