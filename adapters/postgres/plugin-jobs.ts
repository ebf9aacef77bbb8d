import type { Pool } from 'pg';

import type { Json } from '../../domain/plugins/contract.ts';
import type { StoredJob } from '../../domain/plugins/stored-job.ts';
import type { PluginJobQueue } from '../../domain/ports/plugin-jobs.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';
import { storableJson } from './storable.ts';

type JobRow = {
  plugin: string;
  id: string;
  job: string;
  person_id: string;
  conversation_id: string;
  body: Json;
  at: Date | null;
  due_at: Date | null;
  failures: number;
  version: number;
  created_at: Date;
};

function jobOf(row: JobRow): StoredJob {
  const { plugin, id, job, body, at, failures, version } = row;
  const whose = { personId: row.person_id, conversationId: row.conversation_id };
  return { plugin, id, job, ...whose, body, at, dueAt: row.due_at, failures, version, createdAt: row.created_at };
}

/** The jobs of plugins, in PostgreSQL. */
export function makePostgresPluginJobs(pool: Pool): PluginJobQueue {
  const add = statement<JobRow>(pool, 'plugin-job-add');
  const get = statement<JobRow>(pool, 'plugin-job-get');
  const list = statement<JobRow>(pool, 'plugin-job-list');
  const soonest = statement<JobRow>(pool, 'plugin-job-soonest');
  const move = statement<{ id: string }>(pool, 'plugin-job-move');
  const remove = statement<{ id: string }>(pool, 'plugin-job-remove');
  return {
    add: async (job) => {
      const { plugin, id, personId, conversationId, body, at, dueAt, failures, version, createdAt } = job;
      const rest = [storableJson(body), at, dueAt, failures, version, createdAt];
      const [row] = await add(plugin, id, job.job, personId, conversationId, ...rest);
      const [known] = row === undefined ? await get(plugin, id) : [row];
      return known === undefined ? job : jobOf(known);
    },
    list: async ({ plugin, personId }) => (await list(plugin, rowId(personId))).map(jobOf),
    soonest: async (plugins, limit) => (await soonest(plugins, limit)).map(jobOf),
    move: async ({ plugin, id, version }, { at, dueAt, failures, body }, notice) => {
      const changed = [at, dueAt, failures, storableJson(body)];
      const said = [
        notice?.key ?? null,
        notice?.text ?? null,
        notice?.at ?? null,
        storableJson(notice?.choices ?? []),
        storableJson(notice?.pin ?? null),
      ];
      return (await move(plugin, id, version, ...changed, ...said)).length > 0;
    },
    remove: async ({ plugin, personId }, id) => (await remove(plugin, rowId(personId), id)).length > 0,
  };
}
