import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '../../../domain/access/person.ts';
import { aSchedule } from '../../../domain/testing/a-schedule.ts';
import { aPerson, aTask, NOON, uuid } from '../../../domain/testing/fixtures.ts';
import type { FinalTaskState } from '../../../domain/tasks/task.ts';
import { startApi } from '../../../testing/api/api-world.ts';
import type { ApiWorld } from '../../../testing/api/api-world.ts';
import { ask, followSse } from '../../../testing/api/graphql-client.ts';
import { encodeGlobalId } from '../global-id.ts';

const WHO = ['owner', 'project member', 'other member', 'admin', 'guest', 'read-scope token', 'nobody'] as const;
type Who = (typeof WHO)[number];

/** What the caller is answered: `open`: what is asked for; else the code of the error, or that there is nothing. */
type Outcome = 'open' | 'nothing' | 'id.unknown' | 'access.forbidden' | 'access.unauthenticated';

const [YES, NONE, UNKNOWN, NO, WHO_ARE_YOU] = ['open', 'nothing', 'id.unknown', 'access.forbidden', 'access.unauthenticated'] as const;

/** A fresh task of Анна's in a project that the project member may use, with everything that hangs on it. */
interface Asked {
  readonly id: string;
  readonly approvalId: string;
  readonly ownersApprovalId: string;
  readonly scheduleId: string;
  readonly fileId: string;
}

interface Door {
  readonly document: string;
  /** Left out: it runs. */
  readonly state?: FinalTaskState;
  readonly variable: (asked: Asked) => string;
  /** In the order of `WHO`. */
  readonly outcomes: readonly Outcome[];
}

const taskId = ({ id }: Asked): string => id;
const taskNode = ({ id }: Asked): string => encodeGlobalId('Task', id);
/** Whoever may see it is answered; what is not theirs is like what is not there. */
const READING: readonly Outcome[] = [YES, YES, UNKNOWN, YES, NO, YES, WHO_ARE_YOU];
const DOING: readonly Outcome[] = [YES, UNKNOWN, UNKNOWN, YES, NO, NO, WHO_ARE_YOU];
const act = (name: string) => `mutation ($id: ID!) { ${name}(input: { id: $id }) { __typename ... on Error { code } } }`;
const approve = `mutation ($id: ID!) { approve(input: { id: $id, decision: APPROVED }) { __typename ... on Error { code } } }`;

const DOORS: Readonly<Record<string, Door>> = {
  'task(id)': { document: 'query ($id: ID!) { task(id: $id) { shortId } }', variable: taskId, outcomes: READING },
  node: {
    document: 'query ($id: ID!) { node(id: $id) { ... on Task { shortId } } }',
    variable: taskNode,
    outcomes: [YES, YES, NONE, YES, NO, YES, WHO_ARE_YOU],
  },
  tasks: {
    document: '{ tasks(first: 100) { edges { node { shortId } } } }',
    variable: taskId,
    outcomes: [YES, YES, NONE, NONE, NO, YES, WHO_ARE_YOU],
  },
  'tasks(everybody)': {
    document: '{ tasks(first: 100, everybody: true) { edges { node { shortId } } } }',
    variable: taskId,
    outcomes: [NO, NO, NO, YES, NO, NO, WHO_ARE_YOU],
  },
  taskOutput: { document: 'subscription ($id: ID!) { taskOutput(taskId: $id) { text } }', variable: taskId, outcomes: READING },
  taskChanged: { document: 'subscription ($id: ID!) { taskChanged(taskId: $id) { shortId } }', variable: taskId, outcomes: READING },
  'its files': {
    document: 'query ($id: ID!) { task(id: $id) { files { id name } } }',
    variable: taskId,
    outcomes: READING,
  },
  'a file by its id': {
    document: 'query ($id: ID!) { node(id: $id) { ... on Attachment { name } } }',
    variable: ({ fileId }) => encodeGlobalId('Attachment', fileId),
    outcomes: [YES, YES, NONE, YES, NONE, YES, WHO_ARE_YOU],
  },
  'approve, what its owner may': { document: approve, variable: ({ approvalId }) => approvalId, outcomes: DOING },
  'approve, what the owner of Parley alone may': {
    document: approve,
    variable: ({ ownersApprovalId }) => ownersApprovalId,
    outcomes: [NO, UNKNOWN, UNKNOWN, NO, NO, NO, WHO_ARE_YOU],
  },
  stopTask: { document: act('stopTask'), variable: taskId, outcomes: DOING },
  retryTask: { document: act('retryTask'), state: 'stopped', variable: taskId, outcomes: DOING },
  mergeTask: { document: act('mergeTask'), state: 'stopped', variable: taskId, outcomes: DOING },
  discardTask: { document: act('discardTask'), state: 'stopped', variable: taskId, outcomes: DOING },
  'schedule(id)': {
    document: 'query ($id: ID!) { schedule(id: $id) { shortId } }',
    variable: ({ scheduleId }) => scheduleId,
    outcomes: READING,
  },
  pauseSchedule: { document: act('pauseSchedule'), variable: ({ scheduleId }) => scheduleId, outcomes: DOING },
};

let api: ApiWorld;
let secrets: Readonly<Record<Who, string | null>>;
let made = 0;

beforeAll(async () => {
  api = await startApi();
  const { people, projects } = api.ports;
  const person = (id: number, change: Partial<Person>) => people.add(aPerson({ id: uuid(id), language: 'en', ...change }));
  const vera = await person(9_101, { name: 'Вера' });
  const adam = await person(9_102, { name: 'Adam', role: 'admin' });
  const gus = await person(9_103, { name: 'Gus', role: 'guest' });
  await projects.addMember(api.project.id, vera.id);
  const secretOf = async (...who: Parameters<ApiWorld['tokenFor']>) => (await api.tokenFor(...who)).secret;
  secrets = {
    owner: api.tokens.member.secret,
    'project member': await secretOf(vera),
    'other member': api.tokens.other.secret,
    admin: await secretOf(adam),
    guest: await secretOf(gus),
    'read-scope token': await secretOf(api.people.anna, { scope: 'read' }),
    nobody: null,
  };
});
afterAll(() => api.close());

async function somethingToAskFor({ state }: Door): Promise<Asked> {
  made += 1;
  const { approvals, attachments, clock, output, schedules, taskQueue, tasks } = api.ports;
  const asked = {
    ...{ id: `task${made}`, approvalId: `mine${made}`, ownersApprovalId: `his${made}` },
    ...{ scheduleId: `sched${made}`, fileId: uuid(made) },
  };
  const { id } = asked;
  const own = { personId: api.people.anna.id, projectId: api.project.id };
  await tasks.add(aTask({ ...own, id }));
  const claimed = await taskQueue.claim({ workerId: 'w', milliseconds: 600_000 }, clock.now());
  await output.append(id, claimed?.fence ?? 0, [{ at: NOON, kind: 'text', text: 'строка' }]);
  const times = { requestedAt: NOON, expiresAt: new Date(NOON.getTime() + 3_600_000), decision: null, decidedBy: null, decidedAt: null };
  await approvals.request({ id: asked.approvalId, taskId: id, step: 1, action: 'git push', approver: 'requester', ...times });
  await approvals.request({ id: asked.ownersApprovalId, taskId: id, step: 2, action: 'rm -rf /', approver: 'owner', ...times });
  const schedule = aSchedule({ id: asked.scheduleId });
  await schedules.add({ ...schedule, plan: { ...schedule.plan, ...own } });
  const file = { kind: 'document', name: 'отчёт.pdf', mime: 'application/pdf', caption: '', content: new Uint8Array(2), at: NOON } as const;
  await attachments.add({ ...file, id: asked.fileId, run: { kind: 'task', id } });
  if (state !== undefined) await tasks.stop(id, { code: 'task.stopped.by-person', message: 'x' }, NOON);
  return asked;
}

/** The whole answer, or the first event of a subscription. */
async function answerTo(document: string, secret: string | null, id: string): Promise<string> {
  const variables = document.includes('$id') ? { id } : {};
  if (!document.startsWith('subscription') || secret === null) {
    const { data, errors } = await ask(api.url, secret, document, variables);
    return JSON.stringify({ data, errors });
  }
  for await (const { data } of followSse(api.url, secret, document, variables)) return JSON.stringify(data);
  return '';
}

function outcomeOf(answer: string, { id }: Asked): string {
  const [, code] = /"code":"([^"]+)"/.exec(answer) ?? [];
  // Whoever may do it is told why it can't be done.
  if (code === 'state.conflict') return 'open';
  if (code !== undefined) return code;
  return [`"${id}"`, 'строка', 'отчёт.pdf', 'Payload"', '"shortId":"sched'].some((shown) => answer.includes(shown)) ? 'open' : 'nothing';
}

describe.each(Object.entries(DOORS))('I7: somebody’s task: %s', (_name, door) => {
  it.each(WHO.map((who, at) => [who, door.outcomes[at] ?? 'open'] as const))('%s: %s', async (who, expected) => {
    const asked = await somethingToAskFor(door);
    const answer = await answerTo(door.document, secrets[who], door.variable(asked));
    expect([who, outcomeOf(answer, asked), answer]).toEqual([who, expected, answer]);
  });

  it('answers other members as if it were not there', async () => {
    const asked = await somethingToAskFor(door);
    const absent = { id: 'absent', approvalId: 'absent', ownersApprovalId: 'absent', scheduleId: 'absent', fileId: uuid(99_999) };
    const answers = [asked, absent].map((each) => answerTo(door.document, secrets['other member'], door.variable(each)));
    expect(await answers[0]).toBe(await answers[1]);
  });
});
