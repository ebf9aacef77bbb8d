import { describe, expect } from 'vitest';

import type { StoredJob } from '../../plugins/stored-job.ts';
import { NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, CHAT_TALK, drive, ensureChatTalk, TALK, testIn, type MakeWorld } from './world.ts';

const at = (hours: number): Date => new Date(NOON.getTime() + hours * 3_600_000);
const WEATHER = { plugin: 'weather', personId: ANNA };
const PIN = { latitude: 55.75, longitude: 37.59, title: 'Арбат', address: '' };
const NOTICE = { key: 'plugin:weather:job234:1', text: 'Дождь', choices: ['Позже', 'Готово'], pin: PIN, files: [], at: NOON };
const FILES = [1, 2].map((n) => ({
  id: uuid(9_000 + n),
  kind: 'document' as const,
  name: `${String(n)}.csv`,
  mime: 'text/csv',
  content: Uint8Array.of(n),
}));

function aJob(change: Partial<StoredJob> = {}): StoredJob {
  const time = { at: at(1), dueAt: at(1), failures: 0, version: 1, createdAt: NOON };
  return { ...WEATHER, id: 'job234', job: 'tell', conversationId: TALK, body: { text: 'зонт' }, ...time, ...change };
}

/** What every PluginJobQueue does. */
export function pluginJobsContract(name: string, make: MakeWorld): void {
  const it = testIn(make);
  describe(name, () => {
    it('returns a job as it was added, and the one that was there when it is added again', async ({ pluginJobs: jobs }) => {
      await expect(jobs.add(aJob())).resolves.toEqual(aJob());
      await expect(jobs.add(aJob({ body: null }))).resolves.toEqual(aJob());
      await jobs.add(aJob({ plugin: 'other' }));
      await expect(jobs.list(WEATHER)).resolves.toEqual([aJob()]);
      await expect(jobs.list({ plugin: 'weather', personId: BORIS })).resolves.toEqual([]);
    });

    it('says what is tried next, of these plugins only', async ({ pluginJobs: jobs }) => {
      await jobs.add(aJob({ id: 'late22', dueAt: at(5) }));
      await jobs.add(aJob({ id: 'soon22', dueAt: at(-2) }));
      await jobs.add(aJob({ id: 'never2', at: null, dueAt: null }));
      await jobs.add(aJob({ plugin: 'other', dueAt: at(-9) }));
      const soonest = async (limit: number) => (await jobs.soonest(['weather'], limit)).map(({ id }) => id);
      expect(await soonest(9)).toEqual(['soon22', 'late22']);
      expect(await soonest(1)).toEqual(['soon22']);
      expect((await jobs.list(WEATHER)).at(-1)?.id).toBe('never2');
    });

    it('I4: moves on and tells once, whoever comes at the same time', async ({ pluginJobs: jobs, conversationLog }) => {
      await jobs.add(aJob());
      const next = { at: at(2), dueAt: at(2), failures: 0, body: { text: 'шарф' } };
      const moved = await Promise.all([1, 2, 3].map(async () => jobs.move(aJob(), next, NOTICE)));
      expect(moved.filter(Boolean)).toHaveLength(1);
      const notices = (await conversationLog.read(TALK, 0, 9)).map(({ body }) => body);
      const buttons = { key: NOTICE.key, labels: NOTICE.choices };
      expect(notices).toEqual([{ kind: 'notice', text: 'Дождь', taskId: null, buttons }]);
      await expect(jobs.list(WEATHER)).resolves.toEqual([aJob({ ...next, version: 2 })]);
    });

    it('I2: tells in the chat by the outbox, with its buttons and its place on a map', async (world) => {
      await ensureChatTalk(world);
      const { pluginJobs: jobs, outbox } = world;
      const job = aJob({ conversationId: CHAT_TALK });
      await jobs.add(job);
      await jobs.move(job, { at: null, dueAt: null, failures: 0, body: null }, NOTICE);
      const [entry] = await outbox.open(await drive(world), 9);
      expect(entry).toMatchObject({
        kind: 'notice',
        language: 'ru',
        body: { kind: 'text', markdown: 'Дождь', choices: NOTICE.choices, pin: PIN },
      });
      await expect(jobs.soonest(['weather'], 9)).resolves.toEqual([]);
    });

    it('I2: tells files behind that once, and they are the person’s, no upload of theirs', async (world) => {
      await ensureChatTalk(world);
      const { pluginJobs: jobs, outbox, attachments, conversationLog, uploads } = world;
      const job = aJob({ conversationId: CHAT_TALK });
      await jobs.add(job);
      const after = { at: null, dueAt: null, failures: 0, body: null };
      const moved = await Promise.all([1, 2].map(async () => jobs.move(job, after, { ...NOTICE, files: FILES })));
      expect(moved.filter(Boolean)).toHaveLength(1);
      const told = await outbox.open(await drive(world), 9);
      expect(told.map(({ body }) => body)).toMatchObject([
        { markdown: 'Дождь' },
        ...FILES.map(({ id }) => ({ kind: 'file', attachmentId: id, caption: '' })),
      ]);
      const [file] = FILES;
      await expect(attachments.get(file?.id ?? '')).resolves.toMatchObject({ name: '1.csv', size: 1, uploaderId: ANNA, turnId: null });
      await expect(attachments.content(file?.id ?? '')).resolves.toEqual(Uint8Array.of(1));
      const events = await conversationLog.read(CHAT_TALK, 0, 9);
      expect(events.map(({ body }) => body)).toMatchObject([{ kind: 'notice', files: FILES.map(({ id }) => id) }]);
      await expect(uploads.waitingBytes(ANNA)).resolves.toBe(0);
      await expect(uploads.discardUnused(at(99))).resolves.toBe(0);
    });

    it('tells in another conversation from then on', async (world) => {
      await ensureChatTalk(world);
      const { pluginJobs: jobs } = world;
      await jobs.add(aJob());
      const change = { at: at(2), dueAt: at(2), failures: 0, body: null };
      await expect(jobs.move(aJob(), { ...change, conversationId: CHAT_TALK }, null)).resolves.toBe(true);
      await expect(jobs.list(WEATHER)).resolves.toEqual([aJob({ ...change, conversationId: CHAT_TALK, version: 2 })]);
    });

    it('is removed by whose it is', async ({ pluginJobs: jobs }) => {
      await jobs.add(aJob());
      await expect(jobs.remove({ plugin: 'weather', personId: BORIS }, 'job234')).resolves.toBe(false);
      await expect(jobs.remove(WEATHER, 'job234')).resolves.toBe(true);
      await expect(jobs.remove(WEATHER, 'job234')).resolves.toBe(false);
      await expect(jobs.move(aJob(), aJob(), NOTICE)).resolves.toBe(false);
    });

    it('goes with the person when two become one', async ({ pluginJobs: jobs, pluginValues, identities }) => {
      await jobs.add(aJob({ personId: BORIS }));
      await pluginValues.put({ plugin: 'weather', personId: BORIS }, 'town', 'Tver', null);
      await identities.merge(BORIS, ANNA);
      expect((await jobs.list(WEATHER)).map(({ id }) => id)).toEqual(['job234']);
      await expect(pluginValues.get(WEATHER, 'town')).resolves.toBe('Tver');
    });
  });
}
