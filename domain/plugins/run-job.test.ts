import { describe, expect, test } from 'vitest';

import { aPlugin } from '../testing/a-plugin.ts';
import { SECRET } from '../testing/agent-world.ts';
import { ANNA, BORIS, GUEST } from '../testing/domain-world.ts';
import { aConversation, NOON, uuid } from '../testing/fixtures.ts';
import { makeScriptedProvider, says } from '../testing/scripted-provider.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { askingOf } from './asking-of.ts';
import type { JobResult, PluginDefinition } from './contract.ts';
import { keptForPlugins } from './kept-for-plugins.ts';
import { makeRunJob } from './run-job.ts';
import type { StoredJob } from './stored-job.ts';

type Jobs = NonNullable<PluginDefinition<unknown>['jobs']>;

const NEVER = new AbortController().signal;
const TOMORROW = new Date(NOON.getTime() + 86_400_000);

function aJob(change: Partial<StoredJob> = {}): StoredJob {
  const whose = { plugin: 'echo', personId: ANNA.id, conversationId: uuid(10) };
  return {
    id: 'abc234',
    job: 'ring',
    at: NOON,
    dueAt: NOON,
    body: { n: 1 },
    ...whose,
    failures: 0,
    version: 1,
    createdAt: NOON,
    ...change,
  };
}

async function world(jobs: Jobs, change: Partial<StoredJob> = {}) {
  const whole = await makeWholeWorld({ providers: [makeScriptedProvider('first', [says('42')])] });
  await whole.conversations.ensure(aConversation());
  const job = await whole.pluginJobs.add(aJob(change));
  const plugin = aPlugin({ jobs, permissions: ['jobs', 'model'] }).open(undefined);
  const { redactor, models, calls, budgets } = whole.workerSettings;
  const run = makeRunJob({ ...whole, plugins: [plugin], redactor, asking: askingOf(whole, { models, calls, budgets }) });
  return {
    whole,
    job,
    run,
    read: async () => (await whole.pluginJobs.list({ plugin: job.plugin, personId: job.personId }))[0],
    told: async () =>
      (await whole.conversationLog.read(uuid(10), 0, 100)).flatMap(({ body }) => (body.kind === 'notice' ? [body.text] : [])),
  };
}

const ring = (result: JobResult): Jobs => ({ ring: async () => result });

describe('a job whose time has come', () => {
  test('tells once, though two run it, and is over', async () => {
    const { run, job, told, read } = await world(ring({ tell: { text: 'ding' }, next: null }));
    await Promise.all([run(job, NEVER), run(job, NEVER)]);
    expect(await told()).toEqual(['ding']);
    expect(await read()).toMatchObject({ at: null, dueAt: null, body: { n: 1 }, version: 2 });
  });

  test('is given what it kept, and may keep something else for the next time without a word', async () => {
    const { run, job, told, read, whole } = await world({
      ring: async ({ at, body }) => ({ tell: null, next: TOMORROW, body: [body, at.toISOString()] }),
    });
    await run(job, NEVER);
    expect(await told()).toEqual([]);
    expect(await read()).toMatchObject({ at: TOMORROW, dueAt: TOMORROW, body: [{ n: 1 }, NOON.toISOString()] });
    expect(whole.logger.of('plugin.job-told')).toEqual([]);
  });

  test('keeps what its buttons stand for, for the person alone', async () => {
    const buttons = [{ label: 'Later', data: { put: 'off' } }];
    const { run, job, whole } = await world(ring({ tell: { text: 'ding', buttons }, next: null }));
    await run(job, NEVER);
    await expect(keptForPlugins(whole).offered('plugin:echo:abc234:1')).resolves.toEqual({
      plugin: 'echo',
      personId: ANNA.id,
      conversationId: uuid(10),
      data: [{ put: 'off' }],
    });
  });

  test('I10, I11: sends files behind what it tells, and says which could not be sent', async () => {
    const content = new TextEncoder().encode('a;b');
    const files = [
      { name: '../план.csv', mime: 'text/csv', content },
      { name: 'key.txt', mime: 'text/plain', content: new TextEncoder().encode(`the key is ${SECRET}`) },
      { name: 'empty', mime: 'text/plain', content: new Uint8Array() },
    ];
    const { run, job, whole } = await world(ring({ tell: { text: 'ding', files }, next: null }), { personId: BORIS.id });
    await Promise.all([run(job, NEVER), run(job, NEVER)]);
    const [event, ...more] = await whole.conversationLog.read(uuid(10), 0, 100);
    expect(more).toEqual([]);
    const sent = event?.body.kind === 'notice' ? event.body : null;
    expect(sent?.text).toBe('ding\n\n⚠️ A file was not sent: it holds a secret.\n\n⚠️ A file was not sent: it is empty.');
    expect(sent?.files).toHaveLength(1);
    const id = sent?.files?.[0] ?? '';
    await expect(whole.attachments.get(id)).resolves.toMatchObject({ name: 'план.csv', mime: 'text/csv', uploaderId: BORIS.id });
    await expect(whole.attachments.content(id)).resolves.toEqual(content);
  });

  test('I6: asks models in a run of its own, on the account of its person', async () => {
    const { whole, run, job, told } = await world({
      ring: async (_, context) => ({
        tell: { text: String(await context.askModel({ system: 's', text: 'q', maxTokens: 9 })) },
        next: null,
      }),
    });
    await run(job, NEVER);
    expect(await told()).toEqual(['42']);
    const day = { from: new Date(0), to: new Date(whole.clock.now().getTime() + 1), timeZone: 'UTC' };
    const [row] = await whole.ledger.report({ personId: ANNA.id, groupBy: [], ...day });
    expect(row?.calls).toBe(1);
    expect(row?.cost).toBeGreaterThan(0);
  });

  test.each([
    ['has no time any more', { at: null, dueAt: null }],
    ['belongs to a plugin that is not there', { plugin: 'gone' }],
  ])('stays as it is when it %s', async (_, change) => {
    const { run, job, told, read } = await world(ring({ tell: { text: 'ding' }, next: null }), change);
    await run(job, NEVER);
    expect(await told()).toEqual([]);
    expect(await read()).toEqual(job);
  });

  test.each([
    ['person is not known', { personId: uuid(99) }],
    ['conversation is gone', { conversationId: uuid(99) }],
    ['person is shut out', { personId: GUEST.id }],
  ])('is over without a word when its %s', async (_, change) => {
    const { whole, run, job, told, read } = await world(ring({ tell: { text: 'ding' }, next: TOMORROW }), change);
    await whole.people.setBlocked(GUEST.id, true, NOON);
    await run(job, NEVER);
    expect(await told()).toEqual([]);
    expect(await read()).toMatchObject({ at: null, dueAt: null });
  });
});

describe('a job that does not work', () => {
  test.each([
    [0, 5_000],
    [1, 20_000],
    [2, 80_000],
    [3, 320_000],
  ])('is tried again, after %i failures in %i ms', async (failures, pause) => {
    const { run, job, told, read, whole } = await world({ ring: async () => Promise.reject(new Error('oops')) }, { failures });
    await run(job, NEVER);
    expect(await told()).toEqual([]);
    expect(await read()).toMatchObject({ at: NOON, dueAt: new Date(NOON.getTime() + pause), failures: failures + 1 });
    expect(whole.logger.of('plugin.job-failed')).toMatchObject([{ fields: { plugin: 'echo', id: 'abc234', because: 'failed' } }]);
  });

  test.each([
    { person: ANNA, said: 'Пришло время (эхо), но пять раз ничего не вышло, больше пробовать не буду. Причина в журнале.' },
    { person: BORIS, said: 'Something was due (an echo), but it failed five times, so it was given up. The log says why.' },
  ])('five times is given up, which $person.name is told', async ({ person: { id }, said }) => {
    const { run, job, told, read } = await world({ ring: async () => Promise.reject(new Error('oops')) }, { failures: 4, personId: id });
    await run(job, NEVER);
    expect(await told()).toEqual([said]);
    expect(await read()).toMatchObject({ at: null, dueAt: null, failures: 5 });
  });

  test('because it hangs is cut off after a minute', async () => {
    const { run, job, read, whole } = await world({ ring: async () => new Promise(() => {}) });
    const running = run(job, NEVER);
    await whole.clock.advance(60_000);
    await running;
    expect(whole.logger.of('plugin.job-failed')).toMatchObject([{ fields: { because: 'late', cause: null } }]);
    expect(await read()).toMatchObject({ at: NOON, failures: 1 });
  });

  test('because the plugin knows no job of this name is tried again as well', async () => {
    const { run, job, read, whole } = await world(ring({ tell: null, next: null }), { job: 'toString' });
    await run(job, NEVER);
    expect(whole.logger.of('plugin.job-failed')).toMatchObject([{ fields: { because: 'done' } }]);
    expect(await read()).toMatchObject({ failures: 1 });
  });

  test('because Parley is being stopped is left as it was', async () => {
    const { run, job, read, whole } = await world({ ring: async () => new Promise(() => {}) });
    const stop = new AbortController();
    const running = run(job, stop.signal);
    await whole.clock.advance(1_000);
    stop.abort();
    await running;
    expect(await read()).toEqual(job);
    expect(whole.logger.of('plugin.job-failed')).toEqual([]);
  });

  test('because the database is away keeps its time and waits a little', async () => {
    const { job, read, whole } = await world({});
    const people = { ...whole.people, list: async () => Promise.reject(new Error('away')) };
    const plugins = [aPlugin().open(undefined)];
    const run = makeRunJob({ ...whole, people, plugins, redactor: whole.workerSettings.redactor });
    const running = run(job, NEVER);
    await whole.clock.advance(5_000);
    await running;
    expect(await read()).toEqual(job);
    expect(whole.logger.of('plugin.job-wait')).toHaveLength(1);
  });
});
