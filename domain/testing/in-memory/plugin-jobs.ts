import type { StoredJob } from '../../plugins/stored-job.ts';
import type { PluginJobQueue } from '../../ports/plugin-jobs.ts';
import { tell, tellFile } from './outbox.ts';
import { appendEvent, type InMemoryState } from './state.ts';

function byTime(one: Date | null, other: Date | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one.getTime() - other.getTime();
}

function byId(one: StoredJob, other: StoredJob): number {
  return one.id < other.id ? -1 : 1;
}

export function makeInMemoryPluginJobs(state: InMemoryState): PluginJobQueue {
  const { pluginJobs: jobs } = state;
  const place = (plugin: string, id: string): string => JSON.stringify([plugin, id]);
  return {
    add: async (job) => {
      const key = place(job.plugin, job.id);
      const known = jobs.get(key) ?? structuredClone(job);
      jobs.set(key, known);
      return known;
    },
    list: async ({ plugin, personId }) =>
      [...jobs.values()]
        .filter((job) => job.plugin === plugin && job.personId === personId)
        .toSorted((a, b) => byTime(a.at, b.at) || byTime(a.createdAt, b.createdAt) || byId(a, b)),
    soonest: async (plugins, limit) =>
      [...jobs.values()]
        .filter(({ plugin, dueAt }) => dueAt !== null && plugins.includes(plugin))
        .toSorted((a, b) => byTime(a.dueAt, b.dueAt) || byId(a, b))
        .slice(0, limit),
    move: async (before, after, notice) => {
      const key = place(before.plugin, before.id);
      const job = jobs.get(key);
      if (job?.version !== before.version) return false;
      jobs.set(key, structuredClone({ ...job, ...after, version: job.version + 1 }));
      const row = state.conversations.get(job.conversationId);
      if (notice === null || row === undefined) return true;
      const { text, at, choices, files } = notice;
      const buttons = choices.length === 0 ? {} : { buttons: { key: notice.key, labels: choices } };
      const sent = files.length === 0 ? {} : { files: files.map(({ id }) => id) };
      appendEvent(state, job.conversationId, { at, turnId: null, body: { kind: 'notice', text, taskId: null, ...buttons, ...sent } });
      tell(state, row.conversation, notice, choices);
      for (const file of files) tellFile(state, row.conversation, job.personId, { ...file, at });
      return true;
    },
    remove: async ({ plugin, personId }, id) => {
      const key = place(plugin, id);
      return jobs.get(key)?.personId === personId && jobs.delete(key);
    },
  };
}
